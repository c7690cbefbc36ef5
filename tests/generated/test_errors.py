"""A refusal becomes one typed error, whatever its body is."""

import pickle
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest
from tests.generated.worlds import APIS, TOKEN, World, answer, part, reading, scripted

MALFORMED = {
    "nothing": b"",
    "HTML": b"<html><body>502 Bad Gateway</body></html>",
    "half of a JSON text": b'{"error": {"mess',
    "invalid UTF-8": b'{"error": {"message": "\xff\xfe"}}',
    "null": b"null",
    "a number": b"7",
    "a list": b"[1]",
    "an empty object": b"{}",
    "an error that is null": b'{"error": null}',
    "an error that is a list": b'{"error": [1]}',
    "members of other types": b'{"error": {"code": true, "message": 5, "details": 3}}',
    "flat members of other types": b'{"message": {}, "request_id": [], "error_code": null}',
    "deep nesting": b'{"error":' * 100_000,
    "an integer of many digits": b'{"error": {"code": 1' + b"0" * 5000 + b"}}",
}


def refusal(api: str, reply: Any, **options: Any) -> Any:
    """Return the error that a read raises."""
    endpoint, arguments = reading(api)
    client, _ = scripted(api, [reply], retry=part(api).Retry(attempts=1), **options)
    with pytest.raises(part(api).StatusError) as caught:
        endpoint.sync(*arguments, client=client)
    return caught.value


def test_the_nested_envelope_of_cognite_is_read() -> None:
    body = {"error": {"code": 400, "message": "Unknown job", "missing": [{"id": 7}], "new": 1}}

    error = refusal("cognite_diagrams", answer(body, 400, x_request_id="r-1"))

    assert (error.status, error.code, error.message) == (400, 400, "Unknown job")
    assert error.request_id == "r-1"
    assert [(detail.member, detail.value) for detail in error.details] == [("missing", {"id": 7})]
    assert error.envelope.error.message == "Unknown job"
    assert error.body == body
    assert str(error).endswith("/context/diagram/convert/123: 400: Unknown job (request id r-1)")


def test_the_detailed_envelope_of_itwin_is_read() -> None:
    detail = {"code": "InvalidParameter", "message": "Too many.", "target": "$top"}
    body = {
        "error": {"code": "InvalidRequest", "message": "Cannot find jobs.", "details": [detail]}
    }

    error = refusal("itwin_reality_conversion", answer(body, 422))

    assert (error.code, error.message) == ("InvalidRequest", "Cannot find jobs.")
    (found,) = error.details
    assert (found.code, found.message, found.target) == ("InvalidParameter", "Too many.", "$top")
    assert type(error.envelope).__name__ == "DetailedErrorResponse"


def test_the_flat_envelope_of_zoo_is_read() -> None:
    body = {"message": "gone", "request_id": "r-2", "error_code": "not_found"}

    error = refusal("zoo_datasets", answer(body, 404))

    assert (error.code, error.message, error.request_id) == ("not_found", "gone", "r-2")


def test_a_string_instead_of_the_error_object_is_the_message() -> None:
    assert refusal("cognite_vision", answer({"error": "no such job"}, 400)).message == "no such job"


def test_the_request_id_comes_from_the_headers_if_the_body_has_none() -> None:
    error = refusal("zoo_datasets", answer({"message": "no"}, 400, x_request_id="r-3"))

    assert error.request_id == "r-3"


@pytest.mark.parametrize("api", APIS)
@pytest.mark.parametrize("body", MALFORMED.values(), ids=MALFORMED)
def test_a_malformed_body_does_not_hide_the_status(api: str, body: bytes) -> None:
    error = refusal(api, answer(body, 403, content_type="text/html", x_request_id="r-4"))

    assert type(error).__name__ == "AuthenticationError"
    assert (error.status, error.request_id, error.content) == (403, "r-4", body)
    assert error.code is None
    assert error.message is None or isinstance(error.message, str)
    assert error.envelope is None


@pytest.mark.parametrize(
    ("status", "name"),
    [
        (302, "RedirectError"),
        (400, "RefusedError"),
        (401, "AuthenticationError"),
        (403, "AuthenticationError"),
        (404, "NotFoundError"),
        (410, "NotFoundError"),
        (418, "RefusedError"),
        (429, "RateLimitError"),
        (500, "ServerError"),
        (599, "ServerError"),
        (700, "ServerError"),
    ],
)
def test_each_status_has_its_error_class(status: int, name: str) -> None:
    error = refusal("cognite_diagrams", answer(b"", status))

    assert type(error).__name__ == name
    assert isinstance(error, part("cognite_diagrams").CogniteDiagramsError)


def test_errors_derive_from_builtins_that_callers_already_catch() -> None:
    errors = part("itwin_reality_conversion", "errors")

    assert issubclass(errors.NotFoundError, LookupError)
    assert issubclass(errors.TransportError, ConnectionError)
    assert issubclass(errors.RequestTimeoutError, TimeoutError)
    assert issubclass(errors.WaitExpiredError, TimeoutError)
    assert issubclass(errors.FilterError, ValueError)
    assert issubclass(part("itwin_reality_conversion").InvalidBody, ValueError)


@pytest.mark.parametrize("api", APIS)
def test_the_base_class_catches_every_error_of_the_client(api: str) -> None:
    module = part(api, "errors")
    base = getattr(part(api), api.title().replace("_", "") + "Error")
    raised = [
        value
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Exception)
    ]

    assert len(raised) > 10
    assert all(issubclass(error, base) for error in [*raised, part(api).InvalidBody])


def test_the_docstring_shows_the_tree_of_errors() -> None:
    for api in APIS:
        module = part(api, "errors")
        raised = {
            name: value
            for name, value in vars(module).items()
            if isinstance(value, type) and issubclass(value, Exception)
        }
        tree = (module.__doc__ or "").splitlines()

        for name, error in raised.items():
            line = next(line for line in tree if f" {name} " in f"{line} ")
            builtins = [base.__name__ for base in error.__bases__ if base.__module__ == "builtins"]
            assert all(base in line or base == "Exception" for base in builtins)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("7", 7.0),
        (" 0 ", 0.0),
        ("9" * 40, float("inf")),
        ("-1", None),
        ("soon", None),
        ("1.5", None),
    ],
)
def test_retry_after_in_seconds_is_read(header: str, seconds: float | None) -> None:
    error = refusal("cognite_diagrams", answer(b"", 429, retry_after=header))

    assert error.retry_after == seconds


def test_retry_after_as_an_http_date_is_read() -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True)

    assert 80 < refusal("zoo_datasets", answer(b"", 503, retry_after=later)).retry_after <= 90


@pytest.mark.parametrize("zone", ["GMT", "+0200", "-0000"])
def test_a_retry_after_in_the_past_is_zero(zone: str) -> None:
    past = f"Wed, 21 Oct 2015 07:28:00 {zone}"

    assert refusal("zoo_datasets", answer(b"", 503, retry_after=past)).retry_after == 0


def test_the_detailed_functions_return_a_refusal(world: World) -> None:
    endpoint, arguments = reading("zoo_datasets")
    client, _ = scripted("zoo_datasets", [answer({"message": "no"}, 404)])

    response = world.detailed(endpoint, client, *arguments)

    assert (response.status_code, response.parsed, response.error.message) == (404, None, "no")
    with pytest.raises(part("zoo_datasets", "errors").NotFoundError):
        response.value()


def test_errors_can_be_pickled() -> None:
    error = refusal("cognite_diagrams", answer({"error": {"code": 400, "message": "m"}}, 400))

    again = pickle.loads(pickle.dumps(error))

    assert type(again) is type(error)
    assert str(again) == str(error)
    assert (again.status, again.message, again.body) == (400, "m", error.body)


def test_a_token_echoed_by_the_server_is_masked_in_errors() -> None:
    body = {"error": {"code": 401, "message": f"bad token {TOKEN}", "missing": [{"t": TOKEN}]}}

    error = refusal("cognite_diagrams", answer(body, 401, www_authenticate=f"Bearer {TOKEN}"))

    assert error.message == "bad token ***"
    assert TOKEN not in f"{error!r} {error} {vars(error)}"


def test_a_token_in_an_invalid_body_is_not_shown() -> None:
    endpoint, arguments = reading("cognite_diagrams")
    client, _ = scripted("cognite_diagrams", [answer({"jobId": TOKEN})])

    with pytest.raises(part("cognite_diagrams").InvalidBody) as caught:
        endpoint.sync(*arguments, client=client)

    assert TOKEN not in f"{caught.value!r} {caught.value}"
    assert TOKEN.encode() not in pickle.dumps(caught.value)
    assert caught.value.response.content == b'{"jobId": "***"}'


def test_an_invalid_body_error_keeps_the_response(world: World) -> None:
    endpoint, arguments = reading("cognite_vision")
    client, _ = scripted("cognite_vision", [answer({"jobId": "1"}, x_request_id="r-5")])

    with pytest.raises(part("cognite_vision").InvalidBody) as caught:
        world.detailed(endpoint, client, *arguments)

    assert caught.value.response.status_code == 200
    assert caught.value.response.headers["x-request-id"] == "r-5"
    assert caught.value.response.content == b'{"jobId": "1"}'
    assert {problem.pointer for problem in caught.value.problems} == {"/jobId"}
