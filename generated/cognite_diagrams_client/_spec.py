# Generated from specs/cognite_diagrams/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and generate again.

"""Holds what the runtime has to know about this API."""

from ._runtime.spec import Constraints, Envelope, Spec


def _constraints() -> Constraints:
    from ._constraints import CONSTRAINTS

    return CONSTRAINTS


SPEC = Spec(
    name="cognite_diagrams_client",
    server="https://{cluster}.cognitedata.com/api/v1/projects/{project}",
    server_variables={"cluster": "api", "project": None},
    prefix=("context", "diagram", "convert"),
    token_header="Authorization",
    token_prefix="Bearer ",
    envelope=Envelope(
        wrappers=("error",),
        codes=("code",),
        messages=("message", "detail", "title", "error_description"),
        targets=("target", "field", "pointer", "location"),
        lists=("missing", "duplicated"),
        request_ids=("request_id",),
        request_id_headers=("x-request-id",),
    ),
    constraints=_constraints,
)
