"""Settings of the environment that cannot be used are named, and no password is shown."""

import pytest

from jobgauge.exchange.line import Target, WrongSetting, open_line, proxy_for

FAR = Target("https://api.example.com/v1")
NAMES = ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR")


@pytest.fixture(autouse=True)
def _clean(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HTTPS_PROXY", "gopher://user:s3cret-pw@proxy:1"),
        ("HTTPS_PROXY", "http://"),
        ("HTTPS_PROXY", "http://user:s3cret-pw@proxy:99999"),
        ("ALL_PROXY", "http://user:s3cret-pw@["),
    ],
)
def test_a_proxy_that_cannot_be_used_is_named(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(WrongSetting, match=name) as caught:
        open_line(FAR, proxy_for(FAR))

    assert "s3cret" not in str(caught.value)


def test_the_password_of_a_proxy_is_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "user:s3cret%2Bpw@proxy.example.com:3128")

    proxy = proxy_for(FAR)

    assert proxy
    assert proxy.secrets == ["s3cret+pw", "user:s3cret+pw"]
    assert "s3cret" not in repr(proxy)
    open_line(FAR, proxy).close()


def test_a_proxy_is_sent_credentials_that_are_not_ascii(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://müller:gr%C3%BC%C3%9Fe@proxy.example.com:3128")

    open_line(FAR, proxy_for(FAR)).close()


@pytest.mark.parametrize(
    ("url", "exception"),
    [
        ("https://127.0.0.1:1", "other.example"),
        ("https://a.example.org", "example.org"),
        ("https://a.example.org", "a.example.org:443"),
        ("https://a.example.org:8443", "example.org:8443"),
        ("https://[2001:db8::1]:8443", "2001:db8::1"),
    ],
)
def test_no_proxy_is_used_for_this_machine_or_for_an_exception(
    monkeypatch: pytest.MonkeyPatch, url: str, exception: str
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy:3128")
    monkeypatch.setenv("NO_PROXY", exception)

    assert proxy_for(Target(url)) is None


def test_an_exception_for_another_port_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy:3128")
    monkeypatch.setenv("NO_PROXY", "a.example.org:8443")

    assert proxy_for(Target("https://a.example.org"))


def test_certificates_that_cannot_be_loaded_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/no/such/file")

    with pytest.raises(WrongSetting, match=r"SSL_CERT_FILE: .* '/no/such/file': No such file"):
        open_line(FAR, None)
