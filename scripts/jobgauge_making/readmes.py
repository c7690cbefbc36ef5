"""The README of a client: how to submit, wait, list, handle errors, use asyncio and write tests."""

from attrs import frozen

from jobgauge.spec.document import Api
from jobgauge_making import servers, text
from jobgauge_making.calls import Endpoint
from jobgauge_making.examples import TEXT, UUID, example
from jobgauge_making.resources import Method, Resource
from jobgauge_making.waits import Wait


@frozen
class Readme:
    """
    The calls that a README shows, as Python expressions; None where the API has nothing of the kind.

    `values` are the variables that the calls need. `read` is a call that changes nothing, `submit` starts a job with
    `body`, an example of the model `body_model`.
    """

    values: dict[str, str]
    read: str
    read_async: str
    address: str
    body_model: str | None
    body: str | None
    submit: str | None
    submitted: Endpoint | None
    wait: str | None
    wait_async: str | None
    list: str | None


def readme(spec: Api, resources: list[Resource], server: servers.Server) -> Readme:
    """Return the contents of a README."""
    methods = [(each.attribute, method) for each in resources for method in each.methods]
    waits = [(each.attribute, name, wait) for each in resources for name, wait in each.waiters]
    waits.sort(key=lambda found: found[2].link is None)
    attribute, method = min(
        methods, key=lambda each: (bool(each[1].endpoint.body), bool(each[1].list))
    )
    values = _values(spec, method.endpoint)
    read = f"client.{attribute}.{method.name}({_arguments(method.endpoint)})"
    submit, begun = _submission(methods, waits[0][2]) if waits else (None, None)
    body = begun.body if begun else None
    waited = None
    if waits:
        attribute, name, wait = waits[0]
        ids = [each.python for each in wait.ids]
        if not submit:
            values = {wait.job_id.python: _id(spec, wait), **_values(spec, wait.read), **values}
        waited = (
            f"client.{attribute}.{name}({'started' if submit else ', '.join(ids)}, deadline=600)"
        )
    paged = [f"client.{attribute}.{each.name}()" for attribute, each in methods if each.list]
    return Readme(
        values=values,
        read=f"list({read})" if method.list else read,
        read_async=f"[each async for each in {read}]" if method.list else _awaited(read),
        address=_address(server),
        body_model=body.name if body else None,
        body=text.literal(example(spec, body.schema)) if body else None,
        submit=submit,
        submitted=begun,
        wait=waited,
        wait_async=_awaited(waited) if waited else None,
        list=paged[0] if paged else None,
    )


def _submission(
    methods: list[tuple[str, Method]], wait: Wait
) -> tuple[str | None, Endpoint | None]:
    """Return the call whose response starts the job, and its operation; None if no operation with a body does."""
    for attribute, method in methods:
        endpoint = method.endpoint
        if wait.link and endpoint.body and wait.link.model in endpoint.success.values():
            if wait.link.headers:  # only the response has them
                return f"{endpoint.module}.sync_detailed(client=client, body=body)", endpoint
            return f"client.{attribute}.{method.name}(body=body)", endpoint
    return None, None


def _values(spec: Api, endpoint: Endpoint) -> dict[str, str]:
    """Return the source of an example for each argument that a call must have."""
    needed = [each for each in endpoint.arguments if each.required]
    return {each.python: text.literal(example(spec, each.schema)) for each in needed}


def _id(spec: Api, wait: Wait) -> str:
    """Return the source of an example for the id of a job, as its body has it, or of a UUID for any text."""
    found = example(spec, wait.model.schema)
    for name in wait.cycle.id:
        found = found[name]
    return text.literal(UUID if found == TEXT else found)


def _arguments(endpoint: Endpoint) -> str:
    named = [f"{each.python}={each.python}" for each in endpoint.named if each.required]
    return ", ".join([*(each.python for each in endpoint.positional), *named])


def _awaited(call: str) -> str:
    return "await " + call.replace("(", "_async(", 1)


def _address(server: servers.Server) -> str:
    if server.address is None:
        return text.literal("https://...")
    given = [name for name, value in server.variables.items() if value is None]
    filled = ", ".join(f'{name}="my-{name}"' for name in given)
    return f"Client.server_url({filled})" if filled else ""
