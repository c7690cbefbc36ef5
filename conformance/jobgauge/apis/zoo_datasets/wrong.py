"""
Conversions whose phase, status and times contradict each other.

Read `edits.py` before this.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from typing import Any

import attrs

from jobgauge.reference.change import Change
from jobgauge.reference.service import Refusal, Reply, Request, Service
from jobgauge.spec.constraints import EACH
from jobgauge.spec.document import Api
from jobgauge.wrong.by_hand.lifecycle import moved
from jobgauge.wrong.edits import bodies, replaced
from jobgauge.wrong.open_choices import every_job, refused_with
from jobgauge.wrong.server import Kind, Server, additive, conforming, wrong

READ = "get_org_dataset_conversion"
PICTURES = ("original_snapshot_images", "raw_kcl_snapshot_images", "salon_kcl_snapshot_images")

Edit = Callable[[dict[str, Any]], dict[str, Any]]


def servers(api: Api) -> Iterator[Server]:
    """The wrong servers of the dataset conversion."""
    for kind, what, said, edit, rule in EDITS:
        yield wrong(api, (READ, kind, what), said, partial(bodies, READ, edit), rule)
    for pictures in PICTURES:
        said = f"`{pictures}` has addresses of pictures in place of their bytes."
        yield wrong(
            api, (READ, "units", f"{pictures}_as_addresses"), said,
            partial(bodies, READ, _addressed(pictures)),
            f"units/200/{pictures}",
        )  # fmt: skip
    said = "The phase of a conversion falls back from one answer to the next."
    name = (READ, "lifecycle", "phase_goes_back")
    yield wrong(api, name, said, partial(_falling, api), "lifecycle/phase_forward")
    said = "`updated_at` goes back from one answer to the next."
    name = (READ, "lifecycle", "updated_goes_back")
    yield wrong(api, name, said, _updated_before, "lifecycle/updated_not_back")
    said = "There is a conversion for any id."
    name = (READ, "errors", "unknown_found")
    yield wrong(api, name, said, partial(Change, service=_finding), "errors/unknown")


def _addressed(pictures: str) -> Edit:
    path = (pictures, EACH, "data_base64")
    return lambda body: replaced(body, path, lambda text: f"data:image/png;base64,{text}")


def _where(status_was: str, /, **members: str) -> Edit:
    return lambda body: {**body, **members} if body["status"] == status_was else body


def _other_dataset(body: dict[str, Any]) -> dict[str, Any]:
    return {**body, "dataset_id": body["id"]}


def _updated_early(body: dict[str, Any]) -> dict[str, Any]:
    return {**body, "updated_at": moved(body["created_at"], -timedelta(hours=1))}


EDITS: tuple[tuple[Kind, str, str, Edit, str], ...] = (
    (
        "lifecycle", "completed_in_progress", "A conversion in progress has the phase `completed`.",
        _where("in_progress", phase="completed"), "lifecycle/completed_is_success",
    ),
    (
        "lifecycle", "completed_with_an_error", "A broken file's conversion has the phase `completed`.",
        _where("error_user", phase="completed"), "lifecycle/completed_is_success",
    ),
    (
        "lifecycle", "success_in_the_middle", "A successful conversion has the phase `salon`.",
        _where("success", phase="salon"), "lifecycle/success_is_completed",
    ),
    (
        "lifecycle", "success_while_queued", "A successful conversion has the phase `queued`.",
        _where("success", phase="queued"), "lifecycle",
    ),
    (
        "lifecycle", "updated_before_created", "`updated_at` is before `created_at`.",
        _updated_early, "lifecycle/updated_after_created",
    ),
    (
        "echo", "another_dataset", "The conversion is said to belong to another dataset.",
        _other_dataset, "echo/dataset_id",
    ),
)  # fmt: skip


def _falling(api: Api) -> Change:
    """A conversion in progress is every second time a phase behind; it stays in those that have begun."""
    phases: list[str] = api.component("ConversionPhase").value["enum"]
    reads: Counter[str] = Counter()

    def edit(body: dict[str, Any]) -> dict[str, Any]:
        reads[body["id"]] += 1
        position = phases.index(body["phase"])
        falls = body["status"] == "in_progress" and position > 1 and reads[body["id"]] % 2 == 0
        return {**body, "phase": phases[position - 1]} if falls else body

    return bodies(READ, edit)


def _updated_before() -> Change:
    """From the second read on a second less, unless it would pass the creation."""
    reads: Counter[str] = Counter()

    def edit(body: dict[str, Any]) -> dict[str, Any]:
        reads[body["id"]] += 1
        earlier = moved(body["updated_at"], -timedelta(seconds=1))
        back = reads[body["id"]] > 1 and earlier > body["created_at"]
        return {**body, "updated_at": earlier} if back else body

    return bodies(READ, edit)


def _finding(service: Service) -> Service:
    own, known = service.operations[READ], service.given

    def handler(request: Request) -> Reply:
        try:
            return own(request)
        except Refusal:
            there = {name: ids[0] for name, ids in known.items()}
            answer = own(attrs.evolve(request, parameters={**request.parameters, **there}))
            asked = request.parameters
            named = {"dataset_id": asked["id"], "id": asked["conversion_id"]}
            return attrs.evolve(answer, body={**answer.body, **named})

    return attrs.evolve(service, operations={READ: handler})


def conforming_servers(api: Api) -> Iterator[Server]:
    """What the page leaves open, decided in another way; and what servers were seen to send beyond it."""
    for what, said, change in (
        ("malformed_404", "A malformed id is refused with 404.", refused_with(READ, 400, 404)),
        ("malformed_422", "A malformed id is refused with 422.", refused_with(READ, 400, 422)),
        ("base64_padded", "Pictures are in the standard alphabet, padded.", every_job(_padded)),
        ("tried_again", "A conversion in progress waits again at each second read.", _tried_again),
    ):
        yield conforming(api, what, said, change)
    for what, said, change in (
        ("new_members", "A conversion has the members that came later.", every_job(_new_members)),
        ("new_status", "A failure has a status that came later.", every_job(_new_status)),
        ("new_phase", "A conversion has a phase that came later.", every_job(_new_phase)),
    ):
        yield additive(api, what, said, change)


def _padded(body: dict[str, Any]) -> dict[str, Any]:
    def standard(text: str) -> str:
        return text.replace("-", "+").replace("_", "/") + "=" * (-len(text) % 4)

    for pictures in PICTURES:
        body = replaced(body, (pictures, EACH, "data_base64"), standard)
    return body


def _tried_again() -> Change:
    reads: Counter[str] = Counter()

    def edit(body: dict[str, Any]) -> dict[str, Any]:
        reads[body["id"]] += 1
        if body["status"] != "in_progress" or reads[body["id"]] % 2:
            return body
        return {**body, "status": "queued", "phase": "queued", "started_at": None}

    return bodies(READ, edit)


def _new_members(body: dict[str, Any]) -> dict[str, Any]:
    return {
        **body,
        "manual_kcl_override_active": False,
        "manual_kcl_override": None,
        "manual_kcl_override_updated_at": None,
        "raw_kcl_similarity_score": 0.5,
        "salon_kcl_similarity_score": None,
    }


def _new_status(body: dict[str, Any]) -> dict[str, Any]:
    return _where("error_user", status="error_execution")(body)


def _new_phase(body: dict[str, Any]) -> dict[str, Any]:
    middle = body["phase"] == "user_provided_metadata"
    return {**body, "phase": "manual_kcl_override"} if middle else body
