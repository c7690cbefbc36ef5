"""
What the list of jobs does: some hundred jobs of several iTwins, page by page.

Read `service.py` before this.
"""

from typing import Any
from urllib.parse import quote, urlencode

from jobgauge.reference.seeds import identifier
from jobgauge.reference.service import Answer, Clock, Pace, Refusal, Request, Service

STATES = ("unsubmitted", "active", "success", "failed", "cancelled")
COUNT = 250


def service(seed: int, clock: Clock, pace: Pace) -> Service:
    """One operation over seeded jobs."""
    del clock, pace
    jobs = [_job(seed, index) for index in range(COUNT)]

    def list_jobs(request: Request) -> Answer:
        sent = request.parameters
        top = sent["$top"]
        token: str = sent.get("continuationToken", "0")
        if not token.isdecimal():
            raise Refusal(
                422, "InvalidParameter", "The token is not one of ours.", "continuationToken"
            )
        end = int(token) + top
        body: dict[str, Any] = {"jobs": jobs[int(token) : end]}
        if end < len(jobs):
            kept = {name: sent[name] for name in ("$filter", "$top") if name in sent}
            query = urlencode({**kept, "continuationToken": str(end)}, safe="$", quote_via=quote)
            body["_links"] = {"next": {"href": f"{request.url}?{query}"}}
        return Answer(200, body)

    return Service({"list_jobs": list_jobs}, {})


def _job(seed: int, index: int) -> dict[str, Any]:
    return {
        "id": identifier(seed, f"job {index}"),
        "name": f"Job {index}",
        "type": "Conversion",
        "state": STATES[index % 5],
        "createdDateTime": f"2024-06-{1 + index % 30:02d}T10:00:00Z",
        "lastModifiedDateTime": f"2024-07-{1 + index % 30:02d}T10:00:00Z",
        "iTwinId": identifier(seed, f"iTwin {index % 3}"),
        "ownerId": identifier(seed, "owner"),
        "email": "email@example.com",
        "dataCenter": "East US",
        "inputs": [{"id": identifier(seed, f"input {index}"), "type": "LAS"}],
        "outputs": [{"id": identifier(seed, f"output {index}"), "type": "OPC"}],
    }
