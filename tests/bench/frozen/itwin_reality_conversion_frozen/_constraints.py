# Generated from specs/itwin_reality_conversion/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and generate again.

"""The constraints of the spec, imported when they are first needed."""

from typing import Any

from ._runtime.spec import Constraints

_COMPONENTS: dict[str, dict[str, Any]] = {
    "Job": {
        "type": "object",
        "additionalProperties": False,
        "required": [
            "id",
            "name",
            "type",
            "state",
            "createdDateTime",
            "lastModifiedDateTime",
            "dataCenter",
            "inputs",
            "outputs",
            "iTwinId",
        ],
        "properties": {
            "id": {"type": "string"},
            "name": {"type": "string"},
            "type": {"$ref": "#/components/schemas/JobType"},
            "state": {"$ref": "#/components/schemas/JobState"},
            "iTwinId": {"type": "string"},
            "ownerId": {"type": "string"},
            "createdDateTime": {"type": "string", "format": "date-time"},
            "lastModifiedDateTime": {"type": "string", "format": "date-time"},
            "dataCenter": {"type": "string"},
            "email": {"type": "string"},
            "executionInformation": {"$ref": "#/components/schemas/ExecutionInfo"},
            "costEstimation": {"$ref": "#/components/schemas/CostEstimation"},
            "inputs": {"type": "array", "items": {"$ref": "#/components/schemas/JobInput"}},
            "outputs": {"type": "array", "items": {"$ref": "#/components/schemas/JobOutput"}},
            "options": {"$ref": "#/components/schemas/JobOptions"},
        },
    },
    "JobType": {"type": "string", "enum": ["Conversion"]},
    "JobState": {
        "type": "string",
        "enum": ["unsubmitted", "active", "success", "failed", "cancelled"],
    },
    "JobInput": {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "type": {"$ref": "#/components/schemas/JobInputType"},
            "id": {"type": "string"},
        },
    },
    "JobInputType": {"type": "string", "enum": ["LAS", "LAZ", "PLY", "E57"]},
    "JobOutput": {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "type": {"$ref": "#/components/schemas/JobOutputType"},
            "id": {"type": ["string", "null"]},
        },
    },
    "JobOutputType": {"type": "string", "enum": ["OPC", "PNTS"]},
    "JobOptions": {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "processingEngines": {"type": "integer", "minimum": 0},
            "merge": {"type": "boolean"},
        },
    },
    "ExecutionInfo": {
        "type": "object",
        "additionalProperties": False,
        "required": ["submissionDateTime"],
        "properties": {
            "submissionDateTime": {"type": "string", "format": "date-time"},
            "startedDateTime": {"type": ["string", "null"], "format": "date-time"},
            "endedDateTime": {"type": ["string", "null"], "format": "date-time"},
            "estimatedUnits": {"type": ["number", "null"]},
        },
    },
    "CostEstimation": {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "gigaPixels": {"type": ["number", "null"], "format": "double"},
            "megaPoints": {"type": ["number", "null"], "format": "double"},
            "estimatedCost": {"type": "number", "format": "double"},
        },
    },
    "JobList": {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "jobs": {"type": "array", "items": {"$ref": "#/components/schemas/Job"}},
            "_links": {"anyOf": [{"$ref": "#/components/schemas/NextPageLink"}, {"type": "null"}]},
        },
    },
    "NextPageLink": {
        "type": "object",
        "additionalProperties": False,
        "properties": {"next": {"$ref": "#/components/schemas/Link"}},
    },
    "Link": {
        "type": "object",
        "additionalProperties": False,
        "properties": {"href": {"type": "string"}},
    },
    "Error": {
        "type": "object",
        "additionalProperties": True,
        "required": ["code", "message"],
        "properties": {
            "code": {"type": ["string", "null"]},
            "message": {"type": ["string", "null"]},
            "target": {"type": ["string", "null"]},
        },
        "absent": ["code"],
    },
    "ErrorResponse": {
        "type": "object",
        "additionalProperties": False,
        "required": ["error"],
        "properties": {"error": {"$ref": "#/components/schemas/Error"}},
    },
    "DetailedError": {
        "type": "object",
        "additionalProperties": True,
        "required": ["code", "message", "details"],
        "properties": {
            "code": {"type": ["string", "null"]},
            "message": {"type": ["string", "null"]},
            "target": {"type": ["string", "null"]},
            "details": {"type": ["array", "null"], "items": {"$ref": "#/components/schemas/Error"}},
        },
        "absent": ["details", "code"],
    },
    "DetailedErrorResponse": {
        "type": "object",
        "additionalProperties": False,
        "required": ["error"],
        "properties": {"error": {"$ref": "#/components/schemas/DetailedError"}},
    },
}

_PARAMETERS: dict[str, dict[str, dict[str, Any]]] = {
    "list_jobs": {
        "query/$filter": {"required": False, "schema": {"type": "string"}},
        "query/continuationToken": {"required": False, "schema": {"type": "string"}},
        "query/$top": {
            "required": False,
            "schema": {"type": "integer", "minimum": 1, "maximum": 1000},
        },
        "header/Accept": {"required": False, "schema": {"type": "string"}},
    }
}

CONSTRAINTS = Constraints(_COMPONENTS, _PARAMETERS)
