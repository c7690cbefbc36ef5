"""A reference server depends on its seed alone, requires its token, and differs only where a change says so."""

import socket
import time
from collections.abc import Callable

import attrs
import httpx
import pytest
from tests.reference.calls import Caller, caller

from jobgauge.reference.app import NoReference, build
from jobgauge.reference.change import Change, Headers
from jobgauge.reference.serve import listening, serving
from jobgauge.reference.service import Refusal, Reply, Request, Service
from jobgauge.spec.document import api_names, load_api, read_api

NAMES = api_names()


def first(target: Caller) -> httpx.Response:
    """Read something that exists from the start."""
    return target.ask(next(reversed(target.api.operations.values())))


@pytest.mark.parametrize("name", NAMES)
def test_the_same_seed_makes_the_same_server(name: str) -> None:
    one, same, other = caller(name), caller(name), caller(name, seed=1)

    assert one.reference.given == same.reference.given
    assert one.reference.token == same.reference.token != other.reference.token
    assert first(one).json() == first(same).json() != first(other).json()
    assert not one.reference.given or one.reference.given != other.reference.given


@pytest.mark.parametrize("name", NAMES)
def test_every_pair_of_known_ids_can_be_read(name: str) -> None:
    target = caller(name)
    operation = next(reversed(target.api.operations.values()))

    for parameter, values in target.reference.given.items():
        for value in values:
            assert target.ask(operation, parameters={parameter: value}).status_code == 200


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("sent", [None, "", "Bearer", "Bearer wrong", "{token}", "Basic {token}"])
def test_a_request_without_the_token_is_refused(name: str, sent: str | None) -> None:
    target = caller(name)
    header = sent.format(token=target.reference.token) if sent else sent

    for operation in target.api.operations.values():
        answer = target.ask(operation, headers={"Authorization": header})
        assert answer.status_code == 401
        assert target.reference.token not in answer.text


@pytest.mark.parametrize("name", NAMES)
def test_the_authentication_scheme_is_case_insensitive(name: str) -> None:
    target = caller(name)

    for operation in target.api.operations.values():
        header = {"Authorization": f"bearer {target.reference.token}"}
        assert target.ask(operation, headers=header).status_code == 200


@pytest.mark.parametrize("name", NAMES)
def test_undocumented_paths_and_methods_are_404_or_405(name: str) -> None:
    target = caller(name)
    operation = next(reversed(target.api.operations.values()))
    path = target.reference.prefix + operation.path

    assert target.send("GET", "/nothing").status_code == 404
    assert target.send("GET", f"{path}/").status_code == 404
    for method in ("PUT", "PATCH", "HEAD", "OPTIONS"):
        answer = target.send(method, path)
        assert answer.status_code == 405
        assert answer.headers["allow"] == operation.method


def test_an_api_without_handlers_has_no_reference(tmp_path: object) -> None:
    api = read_api(load_api("zoo_datasets").folder)
    unknown = attrs.evolve(api, name="nobody")

    with pytest.raises(NoReference, match="nobody"):
        build(unknown)


def test_other_handlers_can_replace_those_of_the_api() -> None:
    own = Service({"get_org_dataset_conversion": lambda _: Reply(200, {"id": 1})}, {})

    reference = build(load_api("zoo_datasets"), service=own)

    assert reference.given == {}


@pytest.mark.parametrize("admitted", [None, "Bearer wrong", "Basic YTpi"])
def test_a_change_of_authentication_accepts_only_what_it_names(admitted: str | None) -> None:
    target = caller("zoo_datasets", change=Change(authenticates=lambda _, sent: sent == admitted))
    operation = target.api.operation("get_org_dataset_conversion")

    statuses = {
        sent: target.ask(operation, headers={"Authorization": sent}).status_code
        for sent in (None, "Bearer wrong", "Basic YTpi")
    }

    assert [sent for sent, status in statuses.items() if status == 200] == [admitted]
    assert first(target).status_code == 200


def test_a_change_refuses_valid_requests_with_the_documented_error_body() -> None:
    def busy(request: Request) -> Refusal | None:
        full = request.parameters["$top"] == 1000
        return Refusal(429, "RateLimitExceeded", "Too many requests.") if full else None

    target = caller("itwin_reality_conversion", change=Change(refuses=busy))
    operation = target.api.operation("list_jobs")

    refused = target.ask(operation, parameters={"$top": "1000"})

    assert refused.status_code == 429
    assert refused.headers["retry-after"] == "0"
    assert refused.json() == {
        "error": {"code": "RateLimitExceeded", "message": "Too many requests."}
    }
    assert first(target).status_code == 200


def test_a_change_can_replace_successes_and_refusals() -> None:
    def plain(request: Request, answer: Reply) -> Reply:
        return attrs.evolve(answer, body={"was": answer.status, "of": request.operation})

    target = caller("cognite_vision", change=Change(reply=plain))
    operation = target.api.operation("get_extract_job")

    assert first(target).json() == {"was": 200, "of": "get_extract_job"}
    assert target.ask(operation, parameters={"jobId": "x"}).json()["was"] == 400


def test_a_change_can_wrap_a_handler() -> None:
    def wrapped(service: Service) -> Service:
        def handler(request: Request) -> Reply:
            answer = service.operations["get_extract_job"](request)
            return attrs.evolve(answer, body={**answer.body, "jobId": 1})

        return attrs.evolve(service, operations={"get_extract_job": handler})

    assert first(caller("cognite_vision", change=Change(service=wrapped))).json()["jobId"] == 1


def chunked(
    request: Request, status: int, headers: Headers, content: bytes
) -> tuple[int, Headers, bytes]:
    return status, [each for each in headers if each[0] != "content-length"], content


def test_a_change_can_alter_the_bytes_on_the_wire() -> None:
    reference = build(load_api("itwin_reality_conversion"), change=Change(raw=chunked))
    headers = {"Authorization": f"Bearer {reference.token}"}

    with serving(reference) as base:
        answer = httpx.get(f"{base}/realityconversion/jobs", headers=headers)

    assert answer.headers["transfer-encoding"] == "chunked"
    assert len(answer.json()["jobs"]) == 100


def timed(ask: Callable[[], object]) -> float:
    start = time.perf_counter()
    ask()
    return time.perf_counter() - start


def test_a_delay_slows_a_response() -> None:
    target = caller("zoo_datasets", change=Change(delay=0.05))

    assert timed(lambda: first(target)) >= 0.05


def test_a_server_runs_until_the_block_ends() -> None:
    reference = build(load_api("cognite_diagrams"))
    headers = {"Authorization": f"Bearer {reference.token}"}

    with serving(reference) as base:
        address = f"{base}/context/diagram/convert/{reference.given['jobId'][0]}"
        status = httpx.get(address, headers=headers, trust_env=False).json()["status"]

    assert base.startswith("http://127.0.0.1:")
    assert base.endswith("/api/v1/projects/project")
    assert status == "Queued"
    with pytest.raises(httpx.ConnectError):
        httpx.get(address, trust_env=False)


def test_two_servers_cannot_share_a_port() -> None:
    with listening(0) as taken, pytest.raises(OSError, match="in use"), listening(port_of(taken)):
        pass


def test_a_listener_names_tcp_so_that_small_responses_are_sent_at_once() -> None:
    with listening(0) as listener:
        assert listener.proto == socket.IPPROTO_TCP


def port_of(listener: socket.socket) -> int:
    return listener.getsockname()[1]


def test_a_client_that_hangs_up_causes_no_error_output(
    capfd: pytest.CaptureFixture[str],
) -> None:
    reference = build(load_api("cognite_diagrams"))
    head = f"POST {reference.prefix}/context/diagram/convert HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n"

    with serving(reference) as url:
        with socket.create_connection(("127.0.0.1", httpx.URL(url).port or 0)) as client:
            client.sendall(head.encode() + b"{")
        time.sleep(0.1)
        after = httpx.get(url, trust_env=False)

    assert after.status_code == 404
    assert capfd.readouterr().err == ""
