# ruff: noqa: N815 - members are named as in the vendors' JSON
"""
The same two bodies for msgspec, written by hand and checked as far as msgspec can: a lower bound for decoding.

The bodies are made here too, so that every candidate reads the same bytes.
"""

import json
from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec

Fraction = Annotated[float, msgspec.Meta(ge=0, le=1)]
Text = Annotated[str, msgspec.Meta(min_length=1, max_length=128)]
Int64 = Annotated[int, msgspec.Meta(ge=-(2**63), le=2**63 - 1)]
Time = Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)]


class Closed(msgspec.Struct, forbid_unknown_fields=True):
    """An object that refuses members it does not name."""


class Input(Closed):
    type: Literal["LAS", "LAZ", "PLY", "E57"] | msgspec.UnsetType = msgspec.UNSET
    id: str | msgspec.UnsetType = msgspec.UNSET


class Output(Closed):
    type: Literal["OPC", "PNTS"] | msgspec.UnsetType = msgspec.UNSET
    id: str | msgspec.UnsetType | None = msgspec.UNSET


class Options(Closed):
    processingEngines: Annotated[int, msgspec.Meta(ge=0)] | msgspec.UnsetType = msgspec.UNSET
    merge: bool | msgspec.UnsetType = msgspec.UNSET


class Execution(Closed):
    submissionDateTime: datetime
    startedDateTime: datetime | msgspec.UnsetType | None = msgspec.UNSET
    endedDateTime: datetime | msgspec.UnsetType | None = msgspec.UNSET
    estimatedUnits: float | msgspec.UnsetType | None = msgspec.UNSET


class Cost(Closed):
    gigaPixels: float | msgspec.UnsetType | None = msgspec.UNSET
    megaPoints: float | msgspec.UnsetType | None = msgspec.UNSET
    estimatedCost: float | msgspec.UnsetType = msgspec.UNSET


class Job(Closed):
    id: str
    name: str
    type: Literal["Conversion"]
    state: Literal["unsubmitted", "active", "success", "failed", "cancelled"]
    createdDateTime: datetime
    lastModifiedDateTime: datetime
    dataCenter: str
    inputs: list[Input]
    outputs: list[Output]
    iTwinId: str
    ownerId: str | msgspec.UnsetType = msgspec.UNSET
    email: str | msgspec.UnsetType = msgspec.UNSET
    executionInformation: Execution | msgspec.UnsetType = msgspec.UNSET
    costEstimation: Cost | msgspec.UnsetType = msgspec.UNSET
    options: Options | msgspec.UnsetType = msgspec.UNSET


class JobList(Closed):
    jobs: list[Job] | msgspec.UnsetType = msgspec.UNSET
    _links: Any = None


class Region(msgspec.Struct):
    xMin: Fraction
    xMax: Fraction
    yMin: Fraction
    yMax: Fraction


class TextPrediction(msgspec.Struct):
    text: Text
    textRegion: Region
    confidence: Fraction | msgspec.UnsetType = msgspec.UNSET


class Predictions(msgspec.Struct):
    textPredictions: list[TextPrediction] | msgspec.UnsetType = msgspec.UNSET


class ExtractedFile(msgspec.Struct):
    fileId: Int64
    predictions: Predictions
    fileExternalId: str | msgspec.UnsetType = msgspec.UNSET


class ExtractJob(msgspec.Struct):
    status: Literal["Queued", "Running", "Completed", "Failed"]
    createdTime: Time
    startTime: Time | None
    statusTime: Time
    jobId: Int64
    items: list[ExtractedFile]
    errorMessage: str | msgspec.UnsetType | None = msgspec.UNSET


def job_page(count: int) -> bytes:
    """Return a page of `count` iTwin jobs, each like the documented example with every member."""
    jobs = [
        {
            "id": f"cc3d35cc-416a-4262-9714-{index:012x}",
            "name": f"Job {index}",
            "type": "Conversion",
            "state": ("success", "active", "failed", "cancelled", "unsubmitted")[index % 5],
            "createdDateTime": "2020-09-14T14:29:55Z",
            "lastModifiedDateTime": "2020-09-14T14:29:55.0000000+00:00",
            "iTwinId": "3fa85f64-5717-4562-b3fc-2c963f66afa6",
            "ownerId": "1bc8fd79-b72a-4165-b490-58e5244c4cda",
            "email": "email@example.com",
            "dataCenter": "East US",
            "executionInformation": {
                "submissionDateTime": "2020-09-14T14:34:20Z",
                "startedDateTime": "2020-09-14T14:34:28Z",
                "endedDateTime": "2020-09-14T14:41:49Z",
                "estimatedUnits": 0.05,
            },
            "inputs": [{"id": "58e0c0ca-f730-4e5b-808d-1c8cacacb4d4", "type": "LAS"}],
            "outputs": [{"id": "3ddee08c-01e8-44a5-8e56-3879109f6728", "type": "OPC"}],
            "options": {"processingEngines": 5, "merge": False},
            "costEstimation": {"estimatedCost": 3.5, "gigaPixels": 2.1, "megaPoints": 1.5},
        }
        for index in range(count)
    ]
    return json.dumps({"jobs": jobs, "_links": {}}).encode()


def vision_result(files: int, predictions: int) -> bytes:
    """Return a completed Vision job with `files` files of `predictions` text predictions each."""
    one = {
        "text": "21-PT-1019",
        "confidence": 0.9,
        "textRegion": {"xMin": 0.5, "xMax": 0.9, "yMin": 0.5, "yMax": 0.9},
    }
    job = {
        "status": "Completed",
        "createdTime": 1730204346000,
        "startTime": 1730204346000,
        "statusTime": 1730204346000,
        "jobId": 123,
        "items": [
            {"fileId": index, "predictions": {"textPredictions": [one] * predictions}}
            for index in range(files)
        ],
        "errorMessage": None,
    }
    return json.dumps(job).encode()


def annotated_files(count: int, annotations: int) -> dict[str, Any]:
    """Return a request to convert `count` diagrams, each with this many annotations."""
    vertices = [{"x": 0.1, "y": 0.2}, {"x": 0.3, "y": 0.4}]
    annotation = {
        "text": "P-101",
        "region": {"shape": "rectangle", "vertices": vertices, "page": 1},
        "confidence": 0.9,
        "entities": [{"userDefinedField": "my-field", "names": ["a", "b"]}],
    }
    files = [
        {"fileId": number, "annotations": [annotation] * annotations} for number in range(count)
    ]
    made: dict[str, Any] = json.loads(json.dumps({"items": files}))
    return made
