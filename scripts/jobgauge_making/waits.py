"""The kinds of job of a client, as the template of the waiters needs them."""

import re
from collections.abc import Mapping
from typing import Any

from attrs import frozen

from jobgauge.spec.document import Api
from jobgauge.spec.facts import Cycle, Path, open_reasons, paging, shown
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

    `job_id` is the expression for the id inside `model`, `headers` are (argument, response header).
    """

    model: Model
    job_id: str
    headers: list[tuple[str, str]]


@frozen
class Wait:
    """One kind of job; `given` are (argument of the read operation, expression for its value)."""

    name: str
    constant: str
    model: Model
    read: calls.Endpoint
    cycle: Cycle
    job_id: str
    job_id_type: str
    variables: list[tuple[str, str]]
    given: list[tuple[str, str]]
    passed: list[calls.Argument]
    items: AttributePath | None
    id: AttributePath
    status: AttributePath
    result: AttributePath | None
    partial: AttributePath | None
    unknown: tuple[int, ...]
    link: Link | None

    @property
    def suffix(self) -> str:
        """The job's name as the end of the names of functions."""
        return self.name.removeprefix("wait_for_")

    @property
    def parameter(self) -> str:
        """The parameter that identifies the job."""
        if self.link is None:
            return f"{self.job_id}: {self.job_id_type}"
        made = self.link.model.name
        return f"job: {self.job_id_type} | {made} | Response[{made}]"

    @property
    def linked(self) -> list[calls.Argument]:
        """The arguments whose values the link can supply."""
        names = [python for python, _ in self.link.headers] if self.link else []
        return [argument for argument in self.passed if argument.python in names]

    @property
    def imports(self) -> list[str]:
        """The names to import from the models."""
        names = [self.model.name, *(n for argument in self.passed for n in argument.imports)]
        names += [self.link.model.name] if self.link else []
        return names + ([self.items.start.name] if self.items else [])

    @property
    def arguments(self) -> str:
        """The arguments of the waiter that a later wait for the same job needs, as a dict."""
        first = "job" if self.link else self.job_id
        values = {first: self.job_id} | {name: name for name, _ in self.variables}
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
        return ", ".join([*first, "client=client.within(step.seconds)", *rest])

    def doc(self, cancel: bool) -> str:
        """Return the docstring of a waiter; `cancel` if it has the parameter of that name."""
        parts = ["Read the job until it is final, and return its outcome.\n"]
        if self.link:
            parts.append(
                "`job` is its id, or the body or the `Response` of the call that started it."
            )
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
            "`on_progress` is called after each successful read, before pausing or returning.",
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
    job_id, job_id_type, variables, given = _given(spec, read, templates, shown(cycle.id))
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
    return Wait(
        name=f"wait_for_{text.python_name(job.component).rstrip('_')}",
        constant=text.constant_name(job.component),
        model=model,
        read=read,
        cycle=cycle,
        job_id=job_id,
        job_id_type=job_id_type,
        variables=variables,
        given=given,
        passed=[argument for argument in read.arguments if argument.name not in left],
        items=_items(spec, shapes, read, model, cycle.read.job),
        id=id_,
        status=status,
        result=result,
        partial=partial,
        unknown=(400, 404, 410) if _leaves_open(job.read) else (),
        link=_link(spec, shapes, read, endpoints, (job_id, given)),
    )


def _leaves_open(read: facts.Operation) -> bool:
    """Return True if the spec leaves open with which status an id that nothing has is refused."""
    ids = [each for each in read.parameters if each["in"] == "path"]
    return any("status" in open_reasons(each) for each in [read.node, *ids])


def _given(
    spec: Api, read: calls.Endpoint, templates: Mapping[str, str], id_: str
) -> tuple[str, str, list[tuple[str, str]], list[tuple[str, str]]]:
    """Return the name and type of the job id, the further variables, and the arguments of the read call."""
    job_id, job_id_type = "job_id", "str"
    variables: list[tuple[str, str]] = []
    given: list[tuple[str, str]] = []
    for name, template in templates.items():
        argument = read.argument(name)
        if whole := _VARIABLE.fullmatch(template):
            if whole[1] == id_:
                job_id, job_id_type = argument.python, argument.type
                given.append((argument.python, job_id))
            else:
                variable = text.python_name(whole[1])
                variables.append((variable, argument.type))
                given.append((argument.python, variable))
        elif argument.filter and (compared := _COMPARISON.fullmatch(template)):
            if compared[2] != id_:
                raise SpecRefused(f"{spec.name}: a filter on {{{compared[2]}}} is not supported")
            filter_class = f"{text.class_name(read.operation.id)}Filter"
            expression = f"{filter_class}.{text.python_name(compared[1])}.eq(job_id)"
            given.append((argument.python, expression))
        elif "{" not in template:
            given.append((argument.python, text.literal(template)))
        else:
            raise SpecRefused(
                f"{spec.name}: {name} of {read.operation.id} is read with {template!r}; "
                f"expected a constant, one {{member}} or a comparison"
            )
    return job_id, job_id_type, variables, given


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
    known: tuple[str, list[tuple[str, str]]],
) -> Link | None:
    """Return the link from a response of another operation to the read operation, None if there is none."""
    for endpoint in endpoints:
        for response in endpoint.operation.responses:
            model = endpoint.success.get(response.status)
            for link in response.node.get("links", {}).values():
                if link.get("operationId") == read.operation.id and model:
                    return _resolved(spec, shapes, read, known, model=model, link=link)
    return None


def _resolved(
    spec: Api,
    shapes: Shapes,
    read: calls.Endpoint,
    known: tuple[str, list[tuple[str, str]]],
    *,
    model: Model,
    link: dict[str, Any],
) -> Link:
    job_id, given = known
    id_attributes = ""
    headers: list[tuple[str, str]] = []
    for name, source in link.get("parameters", {}).items():
        argument = read.argument(name)
        if source.startswith("$response.body#"):
            place = attribute_path(
                spec, shapes, model, tokens(source.removeprefix("$response.body#"))
            )
            if (argument.python, job_id) not in given or any(step.open for step in place.steps):
                raise SpecRefused(
                    f"{spec.name}: the link to {read.operation.id} takes {name} from {source!r}; "
                    "expected the job id from a required member"
                )
            id_attributes = place.attributes
        elif source.startswith("$response.header.") and argument.place == "header":
            headers.append((argument.python, source.removeprefix("$response.header.")))
        else:
            raise SpecRefused(f"{spec.name}: {source!r} in a link is not supported")
    if not id_attributes:
        raise SpecRefused(f"{spec.name}: the link to {read.operation.id} has no job id")
    return Link(model, id_attributes, headers)
