"""The kinds of job of a client, as the template of the waiters needs them."""

import re
from typing import Any

from attrs import frozen

from jobgauge.spec.document import Api
from jobgauge.spec.facts import Cycle, Path, open_reasons, paging, path_of, shown
from jobgauge.spec.pointers import pointer_to, tokens
from jobgauge_making import calls, facts, text
from jobgauge_making.paths import AttributePath, attribute_path, by_id, single_response
from jobgauge_making.shapes import Model, Shapes
from jobgauge_making.specs import SpecRefused

_VARIABLE = re.compile(r"\{([\w/]+)\}")
_COMPARISON = re.compile(r"(\w+) eq \{([\w/]+)\}")
POLL = (1.0, 2.0, 4.0, 8.0, 10.0)


@frozen
class Link:
    """
    An OpenAPI link from the response that starts a job to the operation that reads it.

    `ids` are (argument, its attributes in `model`), `headers` are (argument, response header).
    """

    model: Model
    ids: dict[str, str]
    headers: list[tuple[str, str]]


@frozen
class Id:
    """An argument that is an id of a job; `attributes` are its place in the job, None if it may be absent."""

    python: str
    type: str
    attributes: str | None

    @property
    def local(self) -> str:
        """The name of its value inside a waiter, where the argument itself may be a body."""
        return f"given_{self.python}"


@frozen
class Body:
    """A model that may stand in place of the ids, with the attributes of each id."""

    model: Model
    ids: list[str]


@frozen
class Wait:
    """
    One kind of job; `given` are (argument of the read operation, expression for its value).

    `ids` are in the order of the read operation, and `job_id` is that of the job itself.
    """

    name: str
    constant: str
    model: Model
    read: calls.Endpoint
    cycle: Cycle
    ids: list[Id]
    job_id: Id
    bodies: list[Body]
    given: list[tuple[str, str]]
    passed: list[calls.Argument]
    items: AttributePath | None
    id: AttributePath
    status: AttributePath
    result: AttributePath | None
    partial: AttributePath | None
    unknown: tuple[int, ...]
    link: Link | None
    shapes: Shapes

    @property
    def suffix(self) -> str:
        """The job's name as the end of the names of functions."""
        return self.name.removeprefix("wait_for_")

    @property
    def first(self) -> str:
        """The name of the argument that is the first id, or a body with all of them."""
        return "job" if self.link and len(self.ids) == 1 else self.ids[0].python

    @property
    def first_type(self) -> str:
        """The type of that argument."""
        bodies = [body.model.name for body in self.bodies]
        responses = [f"Response[{name}]" for name in bodies] if self.answered else []
        return " | ".join([self.ids[0].type, *bodies, *responses])

    @property
    def answered(self) -> bool:
        """True if a body is the whole of a response."""
        return bool(self.link) or self.items is None

    @property
    def parameters(self) -> list[str]:
        """The declarations of the ids."""
        rest = [f"{each.python}: {each.type}" for each in self.ids[1:]]
        rest = [f"{each} | Unset = UNSET" for each in rest] if self.bodies else rest
        return [f"{self.first}: {self.first_type}", *rest]

    @property
    def names(self) -> list[str]:
        """The names of the arguments that are ids."""
        return [self.first, *(each.python for each in self.ids[1:])]

    @property
    def done(self) -> list[str]:
        """The models of an entry of the result."""
        return _entries(self.shapes, self.result)

    @property
    def lost(self) -> list[str]:
        """The models of what may be listed as failed."""
        return list(dict.fromkeys([*self.done, *self.partial_types]))

    @property
    def partial_types(self) -> list[str]:
        """The models of what the job lists as failed."""
        return _entries(self.shapes, self.partial)

    @property
    def kinds(self) -> str:
        """The type arguments of an outcome."""
        parts = ([self.model.name], self.done, self.lost)
        return ", ".join(" | ".join(part) or "Never" for part in parts)

    @property
    def ending(self) -> str:
        """The name of the type of an outcome."""
        return f"{self.model.name}Ending"

    @property
    def ending_doc(self) -> str:
        """The docstring of that type."""
        if not self.lost:
            return "How a job ended; its result has no entries."
        done, lost = " or ".join(self.done) or "nothing", " or ".join(self.lost)
        return f"How a job ended; `succeeded` are {done}, `failed` {lost}."

    @property
    def linked(self) -> list[calls.Argument]:
        """The arguments whose values the link can supply."""
        names = [python for python, _ in self.link.headers] if self.link else []
        return [argument for argument in self.passed if argument.python in names]

    @property
    def imports(self) -> list[str]:
        """The names to import from the models."""
        names = [self.model.name, *(n for argument in self.passed for n in argument.imports)]
        names += [body.model.name for body in self.bodies]
        names += self.lost
        return names + ([self.items.start.name] if self.items else [])

    @property
    def arguments(self) -> str:
        """The arguments of the waiter that a later wait for the same job needs, as a dict."""
        values = dict(zip(self.names, (each.local for each in self.ids), strict=True))
        values |= {argument.python: argument.python for argument in self.passed}
        return (
            "{"
            + ", ".join(f"{text.literal(name)}: {value}" for name, value in values.items())
            + "}"
        )

    @property
    def filter_class(self) -> str | None:
        """The class of the filter that selects the job, None if there is no filter."""
        found = [value.partition(".")[0] for _, value in self.given if "Filter." in value]
        return found[0] if found else None

    @property
    def call_arguments(self) -> str:
        """The arguments of the call that reads the job."""
        values = dict(self.given) | {a.python: a.python for a in self.passed}
        first = [values[argument.python] for argument in self.read.positional]
        rest = [f"{a.python}={values[a.python]}" for a in self.read.named if a.python in values]
        return ", ".join([*first, "client=client.within(step.seconds, retries=0)", *rest])

    def doc(self, cancel: bool) -> str:
        """Return the docstring of a waiter; `cancel` if it has the parameter of that name."""
        parts = ["Read the job until it is final, and return its outcome.\n"]
        whole = "the body or the `Response`" if self.answered else "the job as read"
        calls_ = [f"of `{self.read.module}`"] if self.answered else []
        calls_ += ["of the call that started it"] if self.link else []
        if self.bodies and len(self.ids) == 1:
            parts.append(
                f"`{self.first}` is its id, or {whole} {' or '.join(calls_)}".rstrip() + "."
            )
        elif self.bodies:
            parts.append(
                f"The ids are in the order of `{self.read.module}`; "
                f"{whole} {' or '.join(calls_)} may stand in place of all of them."
            )
        if self.link:
            parts += [
                f"The `{header}` header of that response is sent back."
                for _, header in self.link.headers
            ]
        parts += [
            "The outcome is Succeeded, PartlySucceeded, Failed, TimedOut or Cancelled;",
            "its `require()` returns the job if all of it succeeded, or raises JobError.",
            "A read that fails is repeated until the deadline, if waiting can mend it; else raise JobUnreadableError.",
            "`deadline` is in seconds and includes the request in flight.",
            "Raise WaitExpiredError if the job is not final by then; its message says how to continue.",
            "Raise NoSuchJobError if the server does not know the job.",
            "`poll` lists the seconds between reads; the last one repeats.",
            "`on_progress` is called after each successful read, before pausing, returning or raising.",
        ]
        parts += ["Setting `cancel` ends the wait with WaitCancelledError."] if cancel else []
        return "\n".join(parts)

    @property
    def poll(self) -> tuple[float, ...]:
        """The seconds between reads that the spec advises, or POLL."""
        return self.cycle.poll or POLL


def waits(
    spec: Api, jobs: list[facts.Lifecycle], endpoints: list[calls.Endpoint], shapes: Shapes
) -> list[Wait]:
    """Return every kind of job of a spec."""
    return [_wait(spec, job, endpoints, shapes) for job in jobs]


def _wait(spec: Api, job: facts.Lifecycle, endpoints: list[calls.Endpoint], shapes: Shapes) -> Wait:
    cycle = job.cycle
    model = shapes.models[job.component]
    read = by_id(endpoints, job.read.id)
    templates = cycle.read.parameters
    ids, job_id, given = _given(spec, shapes, read, model, cycle)
    page = paging(spec.operation(job.read.id))
    left = {*templates, *((page.token, page.limit) if page else ())}
    if cycle.error:
        attribute_path(spec, shapes, model, cycle.error)
    result, partial = (
        attribute_path(spec, shapes, model, path) if path else None
        for path in (cycle.result, cycle.partial)
    )
    id_, status = (attribute_path(spec, shapes, model, path) for path in (cycle.id, cycle.status))
    if any(step.open for step in [*id_.steps, *status.steps]):
        raise SpecRefused(f"{spec.name}: the id or the status of {job.component} is optional")
    link = _link(spec, shapes, read, endpoints, ids)
    return Wait(
        name=f"wait_for_{text.python_name(job.component).rstrip('_')}",
        constant=text.constant_name(job.component),
        model=model,
        read=read,
        cycle=cycle,
        ids=ids,
        job_id=job_id,
        bodies=_bodies(model, ids, link),
        given=given,
        passed=[argument for argument in read.arguments if argument.name not in left],
        items=_items(spec, shapes, read, model, cycle.read.job),
        id=id_,
        status=status,
        result=result,
        partial=partial,
        unknown=(400, 404, 410) if _leaves_open(job.read) else (),
        link=link,
        shapes=shapes,
    )


def _entries(shapes: Shapes, path: AttributePath | None) -> list[str]:
    """Return the models of the items of a list, none if there is no list of objects at the path."""
    schema = path.end if path else {}
    schema = schema["anyOf"][0] if "anyOf" in schema else schema
    items = shapes.spec.target(schema).get("items", {})
    targets = [shapes.target(each) for each in items.get("anyOf", [items])]
    return [each.name for each in targets if isinstance(each, Model)]


def _leaves_open(read: facts.Operation) -> bool:
    """Return True if the spec leaves open with which status an id that nothing has is refused."""
    ids = [each for each in read.parameters if each["in"] == "path"]
    return any("status" in open_reasons(each) for each in [read.node, *ids])


def _bodies(model: Model, ids: list[Id], link: Link | None) -> list[Body]:
    """Return the models that have all ids: what starts a job, and the job itself."""
    found = [Body(link.model, [link.ids[each.python] for each in ids])] if link else []
    places = [each.attributes for each in ids if each.attributes]
    if len(places) == len(ids) and not (link and link.model is model):
        found.append(Body(model, places))
    return found


def _given(
    spec: Api, shapes: Shapes, read: calls.Endpoint, model: Model, cycle: Cycle
) -> tuple[list[Id], Id, list[tuple[str, str]]]:
    """Return the ids in the order of the operation, that of the job, and the arguments of the read call."""
    ids: list[Id] = []
    job_id: Id | None = None
    given: list[tuple[str, str]] = []
    templates = cycle.read.parameters
    for argument in read.arguments:
        template = templates.get(argument.name)
        if template is None:
            continue
        if whole := _VARIABLE.fullmatch(template):
            place = attribute_path(spec, shapes, model, path_of(whole[1]))
            is_open = any(step.open for step in place.steps)
            found = Id(argument.python, argument.type, None if is_open else place.attributes)
            ids.append(found)
            job_id = found if whole[1] == shown(cycle.id) else job_id
            given.append((argument.python, found.local))
        elif argument.filter and (compared := _COMPARISON.fullmatch(template)):
            if compared[2] != shown(cycle.id):
                raise SpecRefused(f"{spec.name}: a filter on {{{compared[2]}}} is not supported")
            job_id = Id("job_id", "str", attribute_path(spec, shapes, model, cycle.id).attributes)
            ids.append(job_id)
            filter_class = f"{text.class_name(read.operation.id)}Filter"
            property_ = f"{filter_class}.{text.python_name(compared[1])}"
            given.append((argument.python, f"{property_}.eq({job_id.local})"))
        elif "{" not in template:
            given.append((argument.python, text.literal(template)))
        else:
            raise SpecRefused(
                f"{spec.name}: {argument.name} of {read.operation.id} is read with {template!r}; "
                f"expected a constant, one {{member}} or a comparison"
            )
    if job_id is None:
        raise SpecRefused(
            f"{spec.name}: {read.operation.id} is not given the id of {model.component}"
        )
    return ids, job_id, given


def _items(
    spec: Api, shapes: Shapes, read: calls.Endpoint, model: Model, path: Path
) -> AttributePath | None:
    """Return the path to the list whose first item is the job, None if the response is the job itself."""
    response = single_response(spec, read)
    if not path and response == model:
        return None
    *items, first = path or ("",)
    if first != "0":
        raise SpecRefused(
            f"{spec.name}: {read.operation.id} has its job at {pointer_to(*path)!r}; "
            "expected the response itself or the first item of a list"
        )
    return attribute_path(spec, shapes, response, items)


def _link(
    spec: Api,
    shapes: Shapes,
    read: calls.Endpoint,
    endpoints: list[calls.Endpoint],
    ids: list[Id],
) -> Link | None:
    """Return the link from a response of another operation to the read operation, None if there is none."""
    for endpoint in endpoints:
        for response in endpoint.operation.responses:
            model = endpoint.success.get(response.status)
            for link in response.node.get("links", {}).values():
                if link.get("operationId") == read.operation.id and model:
                    return _resolved(spec, shapes, read, ids, model=model, link=link)
    return None


def _resolved(
    spec: Api,
    shapes: Shapes,
    read: calls.Endpoint,
    ids: list[Id],
    *,
    model: Model,
    link: dict[str, Any],
) -> Link:
    places: dict[str, str] = {}
    headers: list[tuple[str, str]] = []
    for name, source in link.get("parameters", {}).items():
        argument = read.argument(name)
        if source.startswith("$response.body#"):
            place = attribute_path(
                spec, shapes, model, tokens(source.removeprefix("$response.body#"))
            )
            if any(step.open for step in place.steps):
                raise SpecRefused(
                    f"{spec.name}: the link to {read.operation.id} takes {name} from {source!r}; "
                    "expected a required member"
                )
            places[argument.python] = place.attributes
        elif source.startswith("$response.header.") and argument.place == "header":
            headers.append((argument.python, source.removeprefix("$response.header.")))
        else:
            raise SpecRefused(f"{spec.name}: {source!r} in a link is not supported")
    if {*places} != {each.python for each in ids}:
        raise SpecRefused(
            f"{spec.name}: the link to {read.operation.id} does not have exactly its ids"
        )
    return Link(model, places, headers)
