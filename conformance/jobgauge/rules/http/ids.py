"""
Ids in the path: what is not written like an id is refused, and a thing is found under its own parent only.

Each rule starts from a request that the server accepted, and changes one id of its path.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Final

from jobgauge.exchange.call import Call, text_of
from jobgauge.messages.documented import ids_unknown
from jobgauge.run.finding import Finding, blocked, conclude
from jobgauge.run.rule import Check, Rule, rule
from jobgauge.run.run import Run
from jobgauge.run.unseen import unaccepted
from jobgauge.spec.constraints import Constraint, Place
from jobgauge.spec.document import Api, Operation, path_names
from jobgauge.spec.walk import at_place

Changed = Callable[[str], list[str]]
MISSPELT: Final[dict[tuple[str, Any], tuple[str, Changed]]] = {
    ("type", "integer"): (
        "`{name}` is an integer: digits with something behind or between them are refused.",
        lambda text: [f"{text}abc", f"{text[:-1]}_{text[-1]}"],
    ),
    ("format", "uuid"): (
        "`{name}` is a UUID: one with something behind it is refused.",
        lambda text: [f"{text}x", f"{text}0"],
    ),
}
"""The wrong ways to write an id that exists, by the constraint that forbids them."""
NEAR: Final = (2**32, 2**64)
"""What is added to an integer: a server that cuts ids to 32 or 64 bits finds the same thing."""

ANY: Final = Finding("skip", "an id that does not exist is accepted, see errors/unknown")


def rules(api: Api) -> Iterator[Rule]:
    """Yield the rules about each id in the path of an operation."""
    for operation in api.operations.values():
        names = path_names(operation.path)
        for name in names:
            for constraint in at_place(api, Place(api.name, operation.id, None, "path", name)):
                if (constraint.keyword, constraint.value) in MISSPELT:
                    yield _spelling(api, operation, name, constraint)
                if (constraint.keyword, constraint.value) == ("type", "integer"):
                    yield _wraps(api, operation, name, constraint)
                if (constraint.keyword, constraint.value) == ("format", "uuid"):
                    yield _letters(api, operation, name, constraint)
        if len(names) > 1:
            yield _elsewhere(api, operation, tuple(names))


def _spelling(api: Api, operation: Operation, name: str, constraint: Constraint) -> Rule:
    sentence, changed = MISSPELT[constraint.keyword, constraint.value]

    def check(run: Run) -> Finding:
        base = run.base(operation)
        if base is None:
            return unaccepted(run, operation)
        texts = changed(text_of(base.parameters[name]))
        return conclude([_refused(run, base, name, each) for each in texts], "nothing was sent")

    return _rule(api, constraint, f"{name}/spelling", sentence.format(name=name), check)


def _wraps(api: Api, operation: Operation, name: str, constraint: Constraint) -> Rule:
    def check(run: Run) -> Finding:
        base = run.base(operation)
        if base is None:
            return unaccepted(run, operation)
        if _takes_any(run, operation):
            return ANY
        number = int(base.parameters[name])
        texts = [*(str(number + each) for each in NEAR), str(-number)]
        return conclude([_refused(run, base, name, each) for each in texts], "nothing was sent")

    sentence = f"All digits of `{name}` count, and its sign: it is not cut to 32 or 64 bits."
    return _rule(api, constraint, f"{name}/wraps", sentence, check)


def _letters(api: Api, operation: Operation, name: str, constraint: Constraint) -> Rule:
    def check(run: Run) -> Finding:
        base = run.base(operation)
        if base is None:
            return unaccepted(run, operation)
        text = text_of(base.parameters[name])
        other = text.upper() if text != text.upper() else text.lower()
        exchange = run.once(base.but(name=name, value=other))
        reason = f"the {name} {text} is accepted, {other} was answered with {exchange.status}"
        if exchange.refused:
            return Finding("fail", reason, exchange)
        return Finding("pass") if exchange.accepted else blocked(reason, exchange)

    sentence = f"`{name}` is a UUID, which is the same in upper and lower case."
    return _rule(api, constraint, f"{name}/letters", sentence, check)


def _elsewhere(api: Api, operation: Operation, names: tuple[str, ...]) -> Rule:
    (constraint, *_) = at_place(api, Place(api.name, operation.id, None, "path", names[-1]))
    sentence = (
        f"A `{names[-1]}` is found under its own `{names[0]}` only, and an unknown one under none."
    )
    check = partial(_under_another, api, operation, names)
    return _rule(api, constraint, f"{names[-1]}/parent", sentence, check)


def _under_another(api: Api, operation: Operation, names: tuple[str, ...], run: Run) -> Finding:
    accepted = [
        each.documented.call for each in run.documented(operation) if each.exchange.accepted
    ]
    if not accepted:
        return unaccepted(run, operation)
    if _takes_any(run, operation):
        return ANY
    base, child = accepted[0], names[-1]
    made = ids_unknown(api, operation, run.seed)
    unknown, unknown_parent = text_of(made[child]), text_of(made[names[0]])
    own = text_of(base.parameters[names[0]])
    known = dict.fromkeys(text_of(each.parameters[names[0]]) for each in accepted)
    others = [*(each for each in known if each != own), unknown_parent]
    found = [_refused(run, base, child, unknown), _refused(run, base, names[0], others[0])]
    return conclude(found, "nothing was sent")


def _takes_any(run: Run, operation: Operation) -> bool:
    unknown = run.unknown(operation)
    return unknown is not None and run.once(unknown).accepted


def _refused(run: Run, base: Call, name: str, value: str) -> Finding:
    exchange = run.once(base.but(name=name, value=value))
    if exchange.accepted:
        reason = f"accepted the {name} {value} with {exchange.status}"
        return Finding("fail", reason, exchange)
    if exchange.refused:
        return Finding("pass")
    return blocked(f"answered the {name} {value} with {exchange.status}", exchange)


def _rule(api: Api, constraint: Constraint, what: str, sentence: str, check: Check) -> Rule:
    return rule(
        api,
        api.operation(constraint.place.operation),
        "ids",
        what,
        sentence,
        check=check,
        pointer=constraint.pointer,
        evidence=constraint.evidence,
        source=constraint.source,
    )
