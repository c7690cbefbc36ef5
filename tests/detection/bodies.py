"""
The derived faults as bodies for the generated client and models: which bodies each refuses, keeps or loses.

A body is kept if a round trip returns it unchanged, and lost if the round trip changes it.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any, Literal

import attrs

from jobgauge.messages.faults import edges, faults
from jobgauge.rules.code.constraints import UNJUDGED, component_of, only_adds, same
from jobgauge.run.generated_code import CODE, Code, NotAccepted
from jobgauge.spec.document import Api, api_names, load_api
from jobgauge.spec.walk import constraints

Fate = Literal["refused", "kept", "lost"]
Reading = Literal["client, strict", "client, open", "models"]
Kind = Literal["valid", "only adds", "breaks"]


@attrs.frozen
class Row:
    """The number of bodies of one kind that one reading refused and kept, and the names of those that it lost."""

    api: str
    kind: Kind
    reading: Reading
    refused: int
    kept: int
    lost: tuple[str, ...]


def rows() -> Iterator[Row]:
    """Yield one row for each API, kind of body and reading."""
    for name in api_names():
        api = load_api(name)
        given = list(_bodies(api))
        for kind in ("valid", "only adds", "breaks"):
            some = [each for each in given if each[0] == kind]
            yield _row(api, kind, "client, strict", some, CODE["client"], strict=True)
            yield _row(api, kind, "client, open", some, CODE["client"], strict=False)
            yield _row(api, kind, "models", some, CODE["models"], strict=True)


Body = tuple[Kind, str, str, Any]
"""The kind, the name, the component that it is a body of, and the body itself."""


def _bodies(api: Api) -> Iterator[Body]:
    for constraint in constraints(api):
        component = component_of(api, constraint.place)
        if constraint.keyword in UNJUDGED or component is None:
            continue
        for case in [*edges(api, constraint), *faults(api, constraint)]:
            listed = constraint.keyword == "listed"
            adds = case.breaks and not listed and only_adds(case)
            kind = "only adds" if adds else "breaks" if case.breaks and not listed else "valid"
            yield kind, f"{constraint.key}/{case.name}", component, case.message


def _row(
    api: Api, kind: Kind, reading: Reading, given: list[Body], code: Code, *, strict: bool
) -> Row:
    fates = {name: _fate(code, api, part, body, strict=strict) for _, name, part, body in given}
    counted = Counter(fates.values())
    lost = tuple(name for name, fate in fates.items() if fate == "lost")
    return Row(api.name, kind, reading, counted["refused"], counted["kept"], lost)


def _fate(code: Code, api: Api, component: str, body: Any, *, strict: bool) -> Fate:
    try:
        back = code.round_trip(api, component, body, strict=strict)
    except NotAccepted:
        return "refused"
    return "kept" if same(body, back) else "lost"
