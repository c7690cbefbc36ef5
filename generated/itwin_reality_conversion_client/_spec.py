# Generated from specs/itwin_reality_conversion/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and generate again.

"""Holds what the runtime has to know about this API."""

from ._runtime.spec import Constraints, Envelope, Spec


def _constraints() -> Constraints:
    from ._constraints import CONSTRAINTS

    return CONSTRAINTS


SPEC = Spec(
    name="itwin_reality_conversion_client",
    server="https://api.bentley.com",
    server_variables={},
    prefix=("realityconversion", "jobs"),
    token_header="Authorization",
    token_prefix="Bearer ",
    envelope=Envelope(
        wrappers=("error",),
        codes=("code",),
        messages=("message", "detail", "title", "error_description"),
        targets=("target", "field", "pointer", "location"),
        lists=("details",),
        request_ids=("request_id",),
        request_id_headers=("x-request-id",),
    ),
    constraints=_constraints,
)
