"""What the template of the waiters is told; read after `calls` and `ways`."""

import re
from typing import Any

from attrs import frozen

from jobgauge_making import calls, facts, text
from jobgauge_making.shapes import Model, Shapes
from jobgauge_making.specs import Spec, SpecRefused
from jobgauge_making.ways import Way, by_id, sole_answer, way

_VARIABLE = re.compile(r"\{([\w/]+)\}")
_COMPARISON = re.compile(r"(\w+) eq \{([\w/]+)\}")
POLL = [1, 2, 4, 8, 10]


@frozen
class Link:
    """An OpenAPI link: the answer that starts a job holds what its reading needs."""

    model: Model
    job_id: str
    headers: list[tuple[str, str]]


@frozen
class Wait:
    """One kind of job; `given` are (argument of the reading, expression over the variables)."""

    name: str
    constant: str
    model: Model
    read: calls.Endpoint
    node: dict[str, Any]
    job_id: str
    job_id_type: str
    variables: list[tuple[str, str]]
    given: list[tuple[str, str]]
    passed: list[calls.Argument]
    listed: Way | None
    id: Way
    status: Way
    link: Link | None

    @property
    def ending(self) -> str:
        """The job's name inside the names of functions."""
        return self.name.removeprefix("wait_for_")

    @property
    def parameter(self) -> str:
        """How the job is named by the caller."""
        if self.link is None:
            return f"{self.job_id}: {self.job_id_type}"
        return f"job: {self.job_id_type} | Response[{self.link.model.name}]"

    @property
    def linked(self) -> list[calls.Argument]:
        """The arguments that the link can fill in."""
        names = [python for python, _ in self.link.headers] if self.link else []
        return [argument for argument in self.passed if argument.python in names]

    @property
    def imports(self) -> list[str]:
        """The names that come from the models."""
        names = [self.model.name, *(n for argument in self.passed for n in argument.imports)]
        names += [self.link.model.name] if self.link else []
        return names + ([self.listed.start.name] if self.listed else [])

    @property
    def where(self) -> str | None:
        """The filter that finds the job."""
        found = [value.partition(".")[0] for _, value in self.given if "Filter." in value]
        return found[0] if found else None

    @property
    def handed(self) -> str:
        """The arguments of a reading."""
        values = dict(self.given) | {a.python: a.python for a in self.passed}
        first = [values[argument.python] for argument in self.read.positional]
        rest = [f"{a.python}={values[a.python]}" for a in self.read.named if a.python in values]
        return ", ".join([*first, "client=client.within(step.seconds)", *rest])

    def doc(self, cancel: bool) -> str:
        """What a caller must know."""
        parts = ["Read the job until it is final, and give its ending.\n"]
        if self.link:
            parts.append("`job` is its id, or the `Response` of the call that started it.")
            parts += [
                f"The `{header}` of that answer is sent back." for _, header in self.link.headers
            ]
        parts += [
            "The ending keeps success, success in part, failure, time-out and cancellation apart;",
            "its `require()` gives the job or raises.",
            "`deadline` is in seconds and bounds the request in flight too;",
            "WaitExpiredError says how to wait on.",
            "NoSuchJobError where the server knows no such job.",
            "`on_progress` is called after every reading.",
        ]
        parts += ["Setting `cancel` ends the waiting with WaitCancelledError."] if cancel else []
        return "\n".join(parts)

    @property
    def poll(self) -> tuple[float, ...]:
        """The advised seconds between readings."""
        return tuple(float(seconds) for seconds in self.node.get("poll", POLL))


def waits(
    spec: Spec, jobs: list[facts.Lifecycle], endpoints: list[calls.Endpoint], shapes: Shapes
) -> list[Wait]:
    """Every kind of job of the spec."""
    return [_wait(spec, job, endpoints, shapes) for job in jobs]


def _wait(
    spec: Spec, job: facts.Lifecycle, endpoints: list[calls.Endpoint], shapes: Shapes
) -> Wait:
    node = job.node
    model = shapes.models[job.component]
    read = by_id(endpoints, job.read.id)
    templates: dict[str, str] = node["read"].get("parameters", {})
    job_id, job_id_type, variables, given = _given(spec, read, templates, node["id"])
    page = job.read.node.get("x-pagination", {})
    left = {*templates, page.get("token"), page.get("limit")}
    for name in node.keys() & {"error", "result", "partial"}:
        way(spec, shapes, model, f"/{node[name]}")
    id_, status = (way(spec, shapes, model, f"/{node[name]}") for name in ("id", "status"))
    if any(step.open for step in [*id_.steps, *status.steps]):
        raise SpecRefused(f"{spec.api}: {job.component} may be without its id or its status")
    return Wait(
        name=f"wait_for_{text.python_name(job.component).rstrip('_')}",
        constant=text.constant_name(job.component),
        model=model,
        read=read,
        node=node,
        job_id=job_id,
        job_id_type=job_id_type,
        variables=variables,
        given=given,
        passed=[argument for argument in read.arguments if argument.name not in left],
        listed=_listed(spec, shapes, read, model, node["read"]["job"]),
        id=id_,
        status=status,
        link=_link(spec, shapes, read, endpoints, (job_id, given)),
    )


def _given(
    spec: Spec, read: calls.Endpoint, templates: dict[str, str], id_: str
) -> tuple[str, str, list[tuple[str, str]], list[tuple[str, str]]]:
    """The name and type of the id, the further variables, and what the reading is called with."""
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
                raise SpecRefused(f"{spec.api}: a filter on {{{compared[2]}}} is not supported")
            where = f"{text.class_name(read.operation.id)}Filter"
            given.append((argument.python, f"{where}.{text.python_name(compared[1])}.eq(job_id)"))
        elif "{" not in template:
            given.append((argument.python, text.literal(template)))
        else:
            raise SpecRefused(f"{spec.api}: {template!r} mixes text and values, in {name}")
    return job_id, job_id_type, variables, given


def _listed(
    spec: Spec, shapes: Shapes, read: calls.Endpoint, model: Model, pointer: str
) -> Way | None:
    """Where a list holds the job; None where the answer is the job itself."""
    answer = sole_answer(spec, read)
    if not pointer and answer == model:
        return None
    items, _, first = pointer.rpartition("/")
    if first != "0":
        raise SpecRefused(f"{spec.api}: the job of {read.operation.id} stands at {pointer!r}")
    return way(spec, shapes, answer, items)


def _link(
    spec: Spec,
    shapes: Shapes,
    read: calls.Endpoint,
    endpoints: list[calls.Endpoint],
    known: tuple[str, list[tuple[str, str]]],
) -> Link | None:
    """The link that leads from the answer of another operation to the reading, if there is one."""
    for endpoint in endpoints:
        for answer in endpoint.operation.answers:
            model = endpoint.success.get(answer.status)
            for link in answer.node.get("links", {}).values():
                if link.get("operationId") == read.operation.id and model:
                    return _followed(spec, shapes, read, known, model=model, link=link)
    return None


def _followed(
    spec: Spec,
    shapes: Shapes,
    read: calls.Endpoint,
    known: tuple[str, list[tuple[str, str]]],
    *,
    model: Model,
    link: dict[str, Any],
) -> Link:
    job_id, given = known
    found = ""
    headers: list[tuple[str, str]] = []
    for name, source in link.get("parameters", {}).items():
        argument = read.argument(name)
        if source.startswith("$response.body#"):
            place = way(spec, shapes, model, source.removeprefix("$response.body#"))
            if (argument.python, job_id) not in given or any(step.open for step in place.steps):
                raise SpecRefused(f"{spec.api}: the link to {read.operation.id} has no sure id")
            found = place.attributes
        elif source.startswith("$response.header.") and argument.place == "header":
            headers.append((argument.python, source.removeprefix("$response.header.")))
        else:
            raise SpecRefused(f"{spec.api}: {source!r} in a link is not supported")
    if not found:
        raise SpecRefused(f"{spec.api}: the link to {read.operation.id} does not name the job")
    return Link(model, found, headers)
