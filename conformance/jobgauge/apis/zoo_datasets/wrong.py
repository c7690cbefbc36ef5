"""Wrong servers of the dataset conversion: conversions whose phase, status and times contradict each other."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from jobgauge.spec.constraints import EACH
from jobgauge.spec.document import Api
from jobgauge.wrong.by_hand.lifecycle import moved
from jobgauge.wrong.edits import JobEdit, bodies, counted, finding_any, replaced
from jobgauge.wrong.open_choices import every_job, refused_with
from jobgauge.wrong.server import Kind, Server, additive, conforming, wrong

READ = "get_org_dataset_conversion"
FRACTION = re.compile(r"\.\d+")
PICTURES = ("original_snapshot_images", "raw_kcl_snapshot_images", "salon_kcl_snapshot_images")


def servers(api: Api) -> Iterator[Server]:
    """Yield the wrong servers of the dataset conversion."""
    for kind, what, sentence, edit, *rules in EDITS:
        yield wrong(api, (READ, kind, what), sentence, partial(bodies, READ, edit), *rules)
    for pictures in PICTURES:
        sentence = f"`{pictures}` has data URLs instead of Base64."
        yield wrong(
            api, (READ, "units", f"{pictures}_as_addresses"), sentence,
            partial(bodies, READ, _addressed(pictures)),
            f"units/200/{pictures}",
        )  # fmt: skip
    phases: list[str] = api.component("ConversionPhase").value["enum"]
    for what, sentence, edit, *found in (
        (
            "phase_goes_back", "The phase of a conversion goes back from one response to the next.",
            partial(_phase_back, phases), "phase_forward",
        ),
        (
            "etag_changes", "The etag of the source file is another in each response.",
            _new_etag, "source_stays", "result_stays",
        ),
        (
            "updated_goes_back", "`updated_at` goes back from one response to the next.",
            _updated_back, "updated_not_back", "updated_after_end",
        ),
    ):  # fmt: skip
        change = partial(counted, READ, (("id",),), edit)
        breaks = [f"lifecycle/{rule}" for rule in found]
        yield wrong(api, (READ, "lifecycle", what), sentence, change, *breaks)
    sentence = "Responds to any id with a conversion."
    change = partial(finding_any, READ, {"dataset_id": "id", "id": "conversion_id"})
    yield wrong(api, (READ, "errors", "unknown_found"), sentence, change, "errors/unknown")


def _addressed(pictures: str) -> JobEdit:
    path = (pictures, EACH, "data_base64")
    return lambda body: replaced(body, path, lambda text: f"data:image/png;base64,{text}")


def _new_etag(body: dict[str, Any], reads: int) -> dict[str, Any]:
    return {**body, "file_etag": f"{body['file_etag']}-{reads}"}


def _updated_at_start(body: dict[str, Any]) -> dict[str, Any]:
    return {**body, "updated_at": body["started_at"]} if body["status"] == "success" else body


def _scored(body: dict[str, Any]) -> dict[str, Any]:
    return {**body, "raw_kcl_similarity_score": 97.5}


def _where(status_was: str, /, **members: str | int | None) -> JobEdit:
    return lambda body: {**body, **members} if body["status"] == status_was else body


def _other_dataset(body: dict[str, Any]) -> dict[str, Any]:
    return {**body, "dataset_id": body["id"]}


def _updated_early(body: dict[str, Any]) -> dict[str, Any]:
    return {**body, "updated_at": moved(body["created_at"], -timedelta(hours=1))}


def _started_early(body: dict[str, Any]) -> dict[str, Any]:
    created = datetime.fromisoformat(body["created_at"])
    early = (created - timedelta(milliseconds=1)).isoformat(timespec="milliseconds")
    started = {"started_at": early.replace("+00:00", "Z")}
    return {**body, **started} if body["status"] == "in_progress" else body


EDITS: tuple[tuple[Kind, str, str, JobEdit, *tuple[str, ...]], ...] = (
    (
        "lifecycle", "completed_in_progress", "A conversion in progress has the phase `completed`.",
        _where("in_progress", phase="completed"), "lifecycle/completed_is_success",
    ),
    (
        "lifecycle", "no_output", "A successful conversion has none of its outputs.",
        _where("success", output=None, raw_kcl_output=None, salon_kcl_output=None), "lifecycle/result",
    ),
    (
        "lifecycle", "queued_in_progress", "A conversion in progress has the phase `queued`.",
        _where("in_progress", phase="queued"), "lifecycle/queued_waits",
    ),
    (
        "lifecycle", "empty_file", "The conversion of an empty file is a success.",
        _where("success", file_size=0), "lifecycle/empty_file",
    ),
    (
        "lifecycle", "updated_before_end", "`updated_at` of a success is that of its start.",
        _updated_at_start, "lifecycle/updated_after_end",
    ),
    (
        "enums", "score_in_percent", "A later member, a score of 0 to 1, is in percent.",
        _scored, "closed/200",
    ),
    (
        "lifecycle", "completed_with_an_error", "A conversion of a broken file has the phase `completed`.",
        _where("error_user", phase="completed"), "lifecycle/completed_is_success",
    ),
    (
        "lifecycle", "success_in_the_middle", "A successful conversion has the phase `salon`.",
        _where("success", phase="salon"), "lifecycle/success_is_completed",
    ),
    (
        "lifecycle", "success_while_queued", "A successful conversion has the phase `queued`.",
        _where("success", phase="queued"), "lifecycle/success_is_completed", "lifecycle/queued_waits",
    ),
    (
        "lifecycle", "updated_before_created", "`updated_at` is before `created_at`.",
        _updated_early, "lifecycle",
    ),
    (
        "lifecycle", "started_just_before_created", "A conversion started a millisecond before it was created.",
        _started_early, "lifecycle/times_in_order",
    ),
    (
        "echo", "another_dataset", "A conversion has the id of another dataset.",
        _other_dataset, "echo/dataset_id",
    ),
)  # fmt: skip


def _phase_back(phases: list[str], body: dict[str, Any], reads: int) -> dict[str, Any]:
    """Return a conversion in progress one phase back at every second read, but never in the first phase."""
    position = phases.index(body["phase"])
    back = body["status"] == "in_progress" and position > 1 and reads % 2 == 0
    return {**body, "phase": phases[position - 1]} if back else body


def _updated_back(body: dict[str, Any], reads: int) -> dict[str, Any]:
    """Return a conversion updated one second earlier from the second read on, but never before its creation."""
    earlier = moved(body["updated_at"], -timedelta(seconds=1))
    back = reads > 1 and earlier > body["created_at"]
    return {**body, "updated_at": earlier} if back else body


def conforming_servers(api: Api) -> Iterator[Server]:
    """Yield servers that decide open choices differently, or send what servers were seen to send beyond the page."""
    tried_again = partial(counted, READ, (("id",),), _tried_again)
    started_again = partial(counted, READ, (("id",),), _started_again)
    for what, sentence, change in (
        ("malformed_404", "Refuses a malformed id with 404.", refused_with(api, READ, 400, 404)),
        ("malformed_422", "Refuses a malformed id with 422.", refused_with(api, READ, 400, 422)),
        (
            "base64_padded",
            "Pictures are in the standard Base64 alphabet, padded.",
            every_job(_padded),
        ),
        (
            "tried_again",
            "A conversion in progress is queued again at every second read.",
            tried_again,
        ),
        (
            "started_again",
            "An old conversion in progress has started again, later, at each read.",
            started_again,
        ),
        ("id_in_capitals", "A conversion has its id in capitals.", every_job(_capitals)),
        *(
            (f"whole_{name}", f"`{name}` has no fraction of a second.", every_job(_whole(name)))
            for name in ("started_at", "updated_at")
        ),
    ):
        yield conforming(api, what, sentence, change)
    for what, sentence, change in (
        ("new_members", "A conversion has members newer than the page.", every_job(_new_members)),
        ("new_status", "A failure has a status newer than the page.", every_job(_new_status)),
        ("new_phase", "A conversion has a phase newer than the page.", every_job(_new_phase)),
        (
            "new_last_phase",
            "A success has a phase newer than the page.",
            every_job(_new_last_phase),
        ),
    ):
        yield additive(api, what, sentence, change)


def _padded(body: dict[str, Any]) -> dict[str, Any]:
    def standard(text: str) -> str:
        return text.replace("-", "+").replace("_", "/") + "=" * (-len(text) % 4)

    for pictures in PICTURES:
        body = replaced(body, (pictures, EACH, "data_base64"), standard)
    return body


def _tried_again(body: dict[str, Any], reads: int) -> dict[str, Any]:
    if body["status"] != "in_progress" or reads % 2:
        return body
    return {**body, "status": "queued", "phase": "queued", "started_at": None}


def _started_again(body: dict[str, Any], reads: int) -> dict[str, Any]:
    if body["status"] != "in_progress" or body["created_at"] > "2026-02-04":
        return body
    phase = "zoo_generated_original_metadata" if reads > 1 else body["phase"]
    return {**body, "phase": phase, "started_at": f"2026-02-03T11:00:{min(reads, 60) - 1:02}Z"}


def _capitals(body: dict[str, Any]) -> dict[str, Any]:
    return {**body, "id": body["id"].upper()}


def _whole(name: str) -> JobEdit:
    return lambda body: {**body, name: body[name] and FRACTION.sub("", body[name])}


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


def _new_last_phase(body: dict[str, Any]) -> dict[str, Any]:
    return _where("success", phase="manual_kcl_override")(body)
