"""
Forms of a request: HTTP has several ways to say the same, and a server takes each of them.

Each rule repeats a request that the server accepted, and changes one header or only how its body is written.
"""

import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Final, cast

from jobgauge.exchange.call import Call
from jobgauge.run.finding import Finding, blocked, conclude
from jobgauge.run.rule import Rule, rule
from jobgauge.run.run import Run
from jobgauge.run.unseen import unaccepted
from jobgauge.spec.document import Api, Operation

Changed = Callable[[Call], list[Call]]
"""Take an accepted request and return the same in other forms."""


def rules(api: Api) -> Iterator[Rule]:
    """Yield the rules about the forms of the requests to each operation."""
    for operation in api.operations.values():
        forms = FORMS if (operation.media_type or "").endswith("json") else FORMS[:1]
        for what, words, changed in forms:
            yield rule(
                api,
                operation,
                "forms",
                what,
                f"A request is also accepted if {words}.",
                check=partial(_check, operation, words, changed),
            )


def _check(operation: Operation, words: str, changed: Changed, run: Run) -> Finding:
    base = run.base(operation)
    if base is None:
        return unaccepted(run, operation)
    return conclude([_taken(run, each, words) for each in changed(base)], "nothing was sent")


def _taken(run: Run, call: Call, words: str) -> Finding:
    exchange = run.once(call)
    if exchange.accepted:
        return Finding("pass")
    reason = f"an accepted request was answered with {exchange.status} when {words}"
    return Finding("fail", reason, exchange) if exchange.refused else blocked(reason, exchange)


def _accepting(call: Call) -> list[Call]:
    return [call.but(fields={"Accept": each}) for each in ("*/*", None)]


def _charset(call: Call) -> list[Call]:
    kind = call.headers["Content-Type"]
    return [call.but(fields={"Content-Type": f"{kind}; charset=utf-8"})]


def _written(call: Call) -> list[Call]:
    text = json.dumps(_reversed(call.body), indent=1).replace("/", "\\/")
    return [call.but(content=f"{text}\n".encode())]


def _reversed(value: Any) -> Any:
    """Return the value with the members of its objects in the opposite order."""
    if isinstance(value, dict):
        members = cast("dict[str, Any]", value)
        return {name: _reversed(members[name]) for name in reversed(members)}
    if isinstance(value, list):
        return [_reversed(each) for each in cast("list[Any]", value)]
    return value


FORMS: Final[tuple[tuple[str, str, Changed], ...]] = (
    ("accept", "its caller takes any content type", _accepting),
    ("charset", "its content type has a charset", _charset),
    ("json", "its JSON has white space, escapes and another order of members", _written),
)
"""The forms of a request: a word, what is different, and how; the first is for requests without a body too."""
