# Generated from specs/zoo_datasets/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and generate again.

"""The constraints of the spec, imported when they are first needed."""

from typing import Any

from ._runtime.spec import Constraints

_COMPONENTS: dict[str, dict[str, Any]] = {
    "DatasetConversion": {
        "type": "object",
        "required": [
            "id",
            "dataset_id",
            "created_at",
            "updated_at",
            "file_path",
            "file_etag",
            "file_size",
            "phase",
            "status",
            "original_snapshot_images",
            "raw_kcl_snapshot_images",
            "salon_kcl_snapshot_images",
        ],
        "properties": {
            "id": {"type": "string", "format": "uuid"},
            "dataset_id": {"type": "string", "format": "uuid"},
            "created_at": {"type": "string", "format": "date-time"},
            "updated_at": {"type": "string", "format": "date-time"},
            "started_at": {"type": ["string", "null"], "format": "date-time"},
            "completed_at": {"type": ["string", "null"], "format": "date-time"},
            "file_path": {"type": "string"},
            "file_etag": {"type": "string"},
            "file_size": {
                "type": "integer",
                "format": "int64",
                "minimum": -9223372036854775808,
                "maximum": 9223372036854775807,
            },
            "importer_version": {"type": ["string", "null"]},
            "metadata": {},
            "output": {"type": ["string", "null"]},
            "raw_kcl_output": {"type": ["string", "null"]},
            "salon_kcl_output": {"type": ["string", "null"]},
            "status_message": {"type": ["string", "null"]},
            "phase": {"$ref": "#/components/schemas/ConversionPhase"},
            "status": {"$ref": "#/components/schemas/ConversionStatus"},
            "original_snapshot_images": {
                "type": "array",
                "items": {"$ref": "#/components/schemas/SnapshotImage"},
            },
            "raw_kcl_snapshot_images": {
                "type": "array",
                "items": {"$ref": "#/components/schemas/SnapshotImage"},
            },
            "salon_kcl_snapshot_images": {
                "type": "array",
                "items": {"$ref": "#/components/schemas/SnapshotImage"},
            },
        },
    },
    "ConversionPhase": {
        "type": "string",
        "enum": [
            "queued",
            "zoo_generated_original_metadata",
            "snapshot_original",
            "user_provided_metadata",
            "convert_raw_kcl",
            "zoo_generated_raw_kcl_metadata",
            "snapshot_raw_kcl",
            "salon",
            "zoo_generated_salon_kcl_metadata",
            "snapshot_salon_kcl",
            "completed",
        ],
    },
    "ConversionStatus": {
        "type": "string",
        "enum": [
            "queued",
            "canceled",
            "in_progress",
            "success",
            "error_user",
            "error_unsupported",
            "error_internal",
        ],
    },
    "SnapshotImage": {
        "type": "object",
        "required": ["data_base64", "mime_type"],
        "properties": {"data_base64": {"type": "string"}, "mime_type": {"type": "string"}},
    },
    "ErrorResponse": {
        "type": "object",
        "required": ["message"],
        "properties": {
            "message": {"type": "string"},
            "request_id": {"type": "string"},
            "error_code": {"type": "string"},
        },
    },
}

_PARAMETERS: dict[str, dict[str, dict[str, Any]]] = {
    "get_org_dataset_conversion": {
        "path/id": {"required": True, "schema": {"type": "string", "format": "uuid"}},
        "path/conversion_id": {"required": True, "schema": {"type": "string", "format": "uuid"}},
    }
}

CONSTRAINTS = Constraints(_COMPONENTS, _PARAMETERS)
