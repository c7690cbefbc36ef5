"""Valid messages in the generated clients and models: each is accepted and returned unchanged."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import attrs

from jobgauge.messages.bodies import minimal
from jobgauge.messages.instances import instance, message_schema
from jobgauge.rules.code.constraints import component_of, kept
from jobgauge.run.finding import Finding
from jobgauge.run.generated_code import CODE, Code, NoGeneratedCode
from jobgauge.run.results import Side
from jobgauge.run.rule import Rule, rule
from jobgauge.run.run import Run
from jobgauge.spec.constraints import Place
from jobgauge.spec.document import Api
from jobgauge.spec.walk import constraints


@attrs.frozen(eq=False)
class Sample:
    """A valid message of a named schema; `description` says which one."""

    name: str
    description: str
    place: Place
    component: str
    message: Callable[[], Any]


def rules(api: Api) -> Iterator[Rule]:
    """Yield a rule for each sample of each body with a named schema, for the client and for the models."""
    places = dict.fromkeys(each.place for each in constraints(api) if each.place.part == "body")
    for side, code in CODE.items():
        for place in places:
            for sample in sample_messages(api, place):
                yield _sample_rule(api, side, code, sample)


def sample_messages(api: Api, place: Place) -> Iterator[Sample]:
    """Yield a full message, one with the required members only, and the examples; none if the schema has no name."""
    component = component_of(api, place)
    if component is None:
        return
    schema = message_schema(api, place)
    full = instance(api, schema)
    yield Sample("full", "a message with every member", place, component, lambda: full)
    least = "a message with only its required members"
    yield Sample("minimal", least, place, component, lambda: minimal(api, schema, full))
    for name, kind, path in api.vectors():
        if (name, kind) == (place.operation, place.status or "request"):
            page = "the example of the page"
            yield Sample(
                "page", page, place, component, lambda path=path: json.loads(path.read_bytes())
            )


def _sample_rule(api: Api, side: Side, code: Code, sample: Sample) -> Rule:
    place = sample.place

    def check(run: Run) -> Finding:
        try:
            return kept(code, run.api, sample.component, sample.message(), sample.description)
        except NoGeneratedCode as error:
            return Finding("skip", str(error))

    return rule(
        api,
        api.operation(place.operation),
        "examples",
        f"{place.status or 'request'}/{sample.name}",
        f"{sample.description.capitalize()} is accepted and returned unchanged.",
        check=check,
        pointer=message_schema(api, place).pointer,
        side=side,
    )
