# Generated from specs/cognite_diagrams/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and generate again.

"""The constraints of the spec, imported when they are first needed."""

from typing import Any

from ._runtime.spec import Constraints

_COMPONENTS: dict[str, dict[str, Any]] = {
    "ConvertRequest": {
        "type": "object",
        "required": ["items"],
        "properties": {
            "items": {
                "type": "array",
                "minItems": 1,
                "maxItems": 50,
                "items": {"$ref": "#/components/schemas/ConvertItem"},
            },
            "grayscale": {"type": "boolean"},
        },
    },
    "ConvertItem": {
        "type": "object",
        "required": ["annotations"],
        "oneOf": [
            {"required": ["fileId"]},
            {"required": ["fileExternalId"]},
            {"required": ["fileInstanceId"]},
        ],
        "properties": {
            "fileId": {
                "type": "integer",
                "format": "int64",
                "minimum": -9223372036854775808,
                "maximum": 9223372036854775807,
            },
            "fileExternalId": {"type": "string"},
            "fileInstanceId": {"$ref": "#/components/schemas/FileInstanceId"},
            "annotations": {
                "type": "array",
                "maxItems": 1000,
                "items": {"$ref": "#/components/schemas/Annotation"},
            },
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
    "Annotation": {
        "type": "object",
        "required": ["text", "region"],
        "properties": {
            "text": {"type": "string"},
            "region": {"$ref": "#/components/schemas/AnnotationRegion"},
            "confidence": {"type": "number", "minimum": 0, "maximum": 1},
            "entities": {
                "type": "array",
                "minItems": 1,
                "maxItems": 5,
                "items": {"$ref": "#/components/schemas/Entity"},
            },
        },
    },
    "AnnotationRegion": {
        "type": "object",
        "required": ["shape", "vertices", "page"],
        "properties": {
            "shape": {"$ref": "#/components/schemas/RegionShape"},
            "vertices": {
                "type": "array",
                "minItems": 1,
                "maxItems": 4,
                "items": {"$ref": "#/components/schemas/Vertex"},
            },
            "page": {"type": "integer", "minimum": 1},
        },
    },
    "RegionShape": {"type": "string", "enum": ["rectangle"]},
    "Vertex": {
        "type": "object",
        "required": ["x", "y"],
        "properties": {
            "x": {"type": "number", "minimum": 0, "maximum": 1},
            "y": {"type": "number", "minimum": 0, "maximum": 1},
        },
    },
    "Entity": {
        "type": "object",
        "additionalProperties": {"type": ["string", "array"], "items": {"type": "string"}},
    },
    "ConvertJobStatus": {"type": "string", "enum": ["Queued", "Running", "Completed", "Failed"]},
    "FileReference": {
        "type": "object",
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
    "ConvertJobCreated": {
        "type": "object",
        "required": ["items", "jobId", "status", "createdTime", "startTime", "statusTime"],
        "properties": {
            "items": {"type": "array", "items": {"$ref": "#/components/schemas/FileReference"}},
            "jobId": {
                "type": "integer",
                "format": "int64",
                "minimum": -9223372036854775808,
                "maximum": 9223372036854775807,
            },
            "status": {"$ref": "#/components/schemas/ConvertJobStatus"},
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
            "errorMessage": {"type": ["string", "null"]},
            "grayscale": {"type": "boolean"},
        },
    },
    "ConvertJob": {
        "type": "object",
        "required": ["jobId", "status", "createdTime", "startTime", "statusTime"],
        "properties": {
            "jobId": {
                "type": "integer",
                "format": "int64",
                "minimum": -9223372036854775808,
                "maximum": 9223372036854775807,
            },
            "status": {"$ref": "#/components/schemas/ConvertJobStatus"},
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
            "items": {"type": "array", "items": {"$ref": "#/components/schemas/ConvertedFile"}},
            "errorMessage": {"type": ["string", "null"]},
            "grayscale": {"type": "boolean"},
        },
    },
    "ConvertedFile": {
        "type": "object",
        "required": ["fileId"],
        "oneOf": [{"required": ["results"]}, {"required": ["errorMessage"]}],
        "properties": {
            "fileId": {
                "type": "integer",
                "format": "int64",
                "minimum": -9223372036854775808,
                "maximum": 9223372036854775807,
            },
            "fileExternalId": {"type": "string"},
            "fileInstanceId": {"$ref": "#/components/schemas/FileInstanceId"},
            "results": {
                "type": "array",
                "maxItems": 50,
                "items": {"$ref": "#/components/schemas/ConvertedPage"},
            },
            "errorMessage": {"type": ["string", "null"]},
        },
    },
    "ConvertedPage": {
        "type": "object",
        "required": ["page"],
        "oneOf": [{"required": ["svgUrl", "pngUrl"]}, {"required": ["errorMessage"]}],
        "properties": {
            "page": {"type": "integer", "minimum": 1},
            "svgUrl": {"type": "string"},
            "pngUrl": {"type": "string"},
            "errorMessage": {"type": ["string", "null"]},
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
    "convert_diagrams": {},
    "get_convert_job": {
        "path/jobId": {
            "required": True,
            "schema": {
                "type": "integer",
                "format": "int64",
                "minimum": -9223372036854775808,
                "maximum": 9223372036854775807,
            },
        },
        "header/X-Job-Token": {"required": False, "schema": {"type": "string"}},
    },
}

CONSTRAINTS = Constraints(_COMPONENTS, _PARAMETERS)
