# Generated from specs/cognite_vision/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and generate again.

"""The constraints of the spec, imported when they are first needed."""

from typing import Any

from ._runtime.spec import Constraints

_COMPONENTS: dict[str, dict[str, Any]] = {
    "ExtractJob": {
        "type": "object",
        "required": ["status", "createdTime", "startTime", "statusTime", "jobId", "items"],
        "properties": {
            "status": {"$ref": "#/components/schemas/ExtractJobStatus"},
            "createdTime": {
                "type": "integer",
                "format": "int64",
                "minimum": 0,
                "maximum": 9223372036854775807,
            },
            "startTime": {
                "type": ["integer", "null"],
                "format": "int64",
                "minimum": 0,
                "maximum": 9223372036854775807,
            },
            "statusTime": {
                "type": "integer",
                "format": "int64",
                "minimum": 0,
                "maximum": 9223372036854775807,
            },
            "jobId": {
                "type": "integer",
                "format": "int64",
                "minimum": -9223372036854775808,
                "maximum": 9223372036854775807,
            },
            "items": {"type": "array", "items": {"$ref": "#/components/schemas/ExtractedFile"}},
            "errorMessage": {"type": ["string", "null"]},
            "failedItems": {"type": "array", "items": {"$ref": "#/components/schemas/FailedBatch"}},
            "parameters": {"$ref": "#/components/schemas/ExtractParameters"},
        },
        "absent": ["startTime", "items"],
    },
    "ExtractJobStatus": {"type": "string", "enum": ["Queued", "Running", "Completed", "Failed"]},
    "ExtractedFile": {
        "type": "object",
        "required": ["fileId", "predictions"],
        "properties": {
            "fileId": {
                "type": "integer",
                "format": "int64",
                "minimum": -9223372036854775808,
                "maximum": 9223372036854775807,
            },
            "fileExternalId": {"type": "string"},
            "predictions": {"$ref": "#/components/schemas/Predictions"},
        },
    },
    "Predictions": {
        "type": "object",
        "additionalProperties": True,
        "properties": {
            "textPredictions": {
                "type": "array",
                "items": {"$ref": "#/components/schemas/TextPrediction"},
            },
            "assetTagPredictions": {
                "type": "array",
                "items": {"$ref": "#/components/schemas/AssetTagPrediction"},
            },
            "peoplePredictions": {
                "type": "array",
                "items": {"$ref": "#/components/schemas/PeoplePrediction"},
            },
            "industrialObjectPredictions": {
                "type": "array",
                "items": {"$ref": "#/components/schemas/ObjectPrediction"},
            },
            "personalProtectiveEquipmentPredictions": {
                "type": "array",
                "items": {"$ref": "#/components/schemas/ObjectPrediction"},
            },
            "digitalGaugePredictions": {
                "type": "array",
                "items": {"$ref": "#/components/schemas/ObjectPrediction"},
            },
            "dialGaugePredictions": {
                "type": "array",
                "items": {"$ref": "#/components/schemas/KeypointPrediction"},
            },
            "levelGaugePredictions": {
                "type": "array",
                "items": {"$ref": "#/components/schemas/KeypointPrediction"},
            },
            "valvePredictions": {
                "type": "array",
                "items": {"$ref": "#/components/schemas/KeypointPrediction"},
            },
        },
    },
    "TextPrediction": {
        "type": "object",
        "required": ["text", "textRegion"],
        "properties": {
            "confidence": {"type": "number", "minimum": 0, "maximum": 1},
            "text": {"type": "string", "minLength": 1, "maxLength": 128},
            "textRegion": {"$ref": "#/components/schemas/Region"},
        },
    },
    "AssetTagPrediction": {
        "type": "object",
        "required": ["assetRef", "text", "textRegion"],
        "properties": {
            "confidence": {"type": "number", "minimum": 0, "maximum": 1},
            "assetRef": {"$ref": "#/components/schemas/AssetRef"},
            "text": {"type": "string", "minLength": 1, "maxLength": 128},
            "textRegion": {"$ref": "#/components/schemas/Region"},
        },
    },
    "AssetRef": {
        "type": "object",
        "oneOf": [{"required": ["id"]}, {"required": ["externalId"]}],
        "properties": {
            "id": {
                "type": "integer",
                "format": "int64",
                "minimum": -9223372036854775808,
                "maximum": 9223372036854775807,
            },
            "externalId": {"type": "string"},
        },
    },
    "PeoplePrediction": {
        "type": "object",
        "required": ["label"],
        "properties": {
            "label": {"type": "string"},
            "confidence": {"type": "number", "minimum": 0, "maximum": 1},
            "boundingBox": {"$ref": "#/components/schemas/Region"},
        },
    },
    "Region": {
        "type": "object",
        "required": ["xMin", "xMax", "yMin", "yMax"],
        "properties": {
            "xMin": {"type": "number", "minimum": 0, "maximum": 1},
            "xMax": {"type": "number", "minimum": 0, "maximum": 1},
            "yMin": {"type": "number", "minimum": 0, "maximum": 1},
            "yMax": {"type": "number", "minimum": 0, "maximum": 1},
        },
    },
    "ObjectPrediction": {
        "type": "object",
        "properties": {
            "label": {"type": "string"},
            "confidence": {"type": "number", "minimum": 0, "maximum": 1},
            "boundingBox": {"$ref": "#/components/schemas/Region"},
        },
    },
    "KeypointPrediction": {
        "type": "object",
        "properties": {
            "objectDetection": {"$ref": "#/components/schemas/ObjectPrediction"},
            "keypointCollection": {"$ref": "#/components/schemas/KeypointCollection"},
        },
    },
    "KeypointCollection": {
        "type": "object",
        "properties": {
            "label": {"type": "string"},
            "confidence": {"type": "number", "minimum": 0, "maximum": 1},
            "keypoints": {"$ref": "#/components/schemas/Keypoints"},
        },
    },
    "Keypoints": {
        "type": "object",
        "additionalProperties": {"$ref": "#/components/schemas/Keypoint"},
    },
    "Keypoint": {
        "type": "object",
        "properties": {
            "point": {"$ref": "#/components/schemas/Point"},
            "confidence": {"type": "number", "minimum": 0, "maximum": 1},
        },
    },
    "Point": {
        "type": "object",
        "properties": {
            "x": {"type": "number", "minimum": 0, "maximum": 1},
            "y": {"type": "number", "minimum": 0, "maximum": 1},
        },
    },
    "FailedBatch": {
        "type": "object",
        "properties": {
            "errorMessage": {"type": "string"},
            "items": {"type": "array", "items": {"$ref": "#/components/schemas/FileReference"}},
        },
    },
    "FileReference": {
        "type": "object",
        "required": ["fileId"],
        "properties": {
            "fileId": {
                "type": "integer",
                "format": "int64",
                "minimum": -9223372036854775808,
                "maximum": 9223372036854775807,
            },
            "fileExternalId": {"type": "string"},
            "fileInstanceId": {"$ref": "#/components/schemas/FileInstanceId"},
        },
    },
    "FileInstanceId": {
        "type": "object",
        "required": ["space", "externalId"],
        "properties": {
            "space": {
                "type": "string",
                "minLength": 1,
                "maxLength": 43,
                "pattern": "^[a-zA-Z][a-zA-Z0-9_-]*$",
                "search": "^[a-zA-Z][a-zA-Z0-9_-]*\\Z",
            },
            "externalId": {
                "type": "string",
                "minLength": 1,
                "maxLength": 255,
                "pattern": "^[a-zA-Z][a-zA-Z0-9_]*$",
                "search": "^[a-zA-Z][a-zA-Z0-9_]*\\Z",
            },
        },
    },
    "ExtractParameters": {
        "type": "object",
        "additionalProperties": True,
        "properties": {
            "textDetectionParameters": {"$ref": "#/components/schemas/DetectionParameters"},
            "assetTagDetectionParameters": {
                "$ref": "#/components/schemas/AssetTagDetectionParameters"
            },
            "peopleDetectionParameters": {"$ref": "#/components/schemas/DetectionParameters"},
            "industrialObjectDetectionParameters": {
                "$ref": "#/components/schemas/BetaDetectionParameters"
            },
            "personalProtectiveEquipmentDetectionParameters": {
                "$ref": "#/components/schemas/BetaDetectionParameters"
            },
            "digitalGaugeDetectionParameters": {
                "$ref": "#/components/schemas/BetaDetectionParameters"
            },
            "dialGaugeDetectionParameters": {
                "$ref": "#/components/schemas/BetaDetectionParameters"
            },
            "levelGaugeDetectionParameters": {
                "$ref": "#/components/schemas/BetaDetectionParameters"
            },
            "valveDetectionParameters": {"$ref": "#/components/schemas/BetaDetectionParameters"},
        },
    },
    "DetectionParameters": {
        "type": "object",
        "properties": {"threshold": {"type": "number", "minimum": 0, "maximum": 1}},
    },
    "BetaDetectionParameters": {
        "type": "object",
        "additionalProperties": True,
        "properties": {"threshold": {"type": "number", "minimum": 0, "maximum": 1}},
    },
    "AssetTagDetectionParameters": {
        "type": "object",
        "properties": {
            "threshold": {"type": "number", "minimum": 0, "maximum": 1},
            "partialMatch": {"type": "boolean"},
            "assetSubtreeIds": {
                "type": "array",
                "items": {
                    "type": "integer",
                    "format": "int64",
                    "minimum": -9223372036854775808,
                    "maximum": 9223372036854775807,
                },
            },
        },
    },
    "ErrorResponse": {
        "type": "object",
        "required": ["error"],
        "properties": {"error": {"$ref": "#/components/schemas/ErrorBody"}},
    },
    "ErrorBody": {
        "type": "object",
        "required": ["message"],
        "properties": {
            "code": {
                "type": "integer",
                "format": "int32",
                "minimum": -2147483648,
                "maximum": 2147483647,
            },
            "message": {"type": "string"},
            "missing": {"type": "array", "items": {"$ref": "#/components/schemas/ErrorItem"}},
            "duplicated": {"type": "array", "items": {"$ref": "#/components/schemas/ErrorItem"}},
        },
    },
    "ErrorItem": {"type": "object", "additionalProperties": True},
}

_PARAMETERS: dict[str, dict[str, dict[str, Any]]] = {
    "get_extract_job": {
        "path/jobId": {
            "required": True,
            "schema": {
                "type": "integer",
                "format": "int64",
                "minimum": -9223372036854775808,
                "maximum": 9223372036854775807,
            },
        },
        "header/cdf-version": {"required": False, "schema": {"type": "string"}},
    }
}

CONSTRAINTS = Constraints(_COMPONENTS, _PARAMETERS)
