"""The connections to a server, with the certificates and the proxy that the environment names."""

import ipaddress
import os
import ssl
from typing import Any, Final
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import attrs
import httpcore
import httpx

from jobgauge.exchange.network import Deadline, Network

CERTIFICATES: Final = ("SSL_CERT_FILE", "SSL_CERT_DIR")
SOCKS: Final = ("socks5", "socks5h")
IDLE: Final = 5.0
"""Seconds after which a connection that is not used is closed."""


class WrongSetting(ValueError):
    """A setting in the environment cannot be used; the message names it, without the password of a proxy."""


@attrs.frozen
class Target:
    """A server: its base address with any path prefix, and a token that it accepts."""

    url: str
    token: str | None = attrs.field(default=None, repr=False)

    @property
    def loopback(self) -> bool:
        """True if the server is on this machine, so that no proxy is used and plain HTTP is allowed."""
        host = httpx.URL(self.url).host
        try:
            return ipaddress.ip_address(host).is_loopback
        except ValueError:
            return host == "localhost"


@attrs.frozen
class Proxy:
    """A proxy and the environment variable that names it."""

    name: str
    url: httpx.URL = attrs.field(repr=False)

    @property
    def secrets(self) -> list[str]:
        """The password, and the user with it."""
        password = self.url.password
        return [password, f"{self.url.username}:{password}"] if password else []


def proxy_for(target: Target) -> Proxy | None:
    """Return the proxy that the environment names for a server, None if there is none; raise WrongSetting."""
    url = httpx.URL(target.url)
    port = url.port or {"http": 80, "https": 443}[url.scheme]
    if target.loopback or proxy_bypass(url.host) or proxy_bypass(f"{url.host}:{port}"):
        return None
    named = getproxies()
    scheme = next((each for each in (url.scheme, "all") if named.get(each)), None)
    if scheme is None:
        return None
    name, text = f"{scheme}_proxy".upper(), named[scheme]
    address = text if "://" in text else f"http://{text}"
    try:
        proxy = httpx.URL(address)
        urlsplit(address).port  # noqa: B018 - it raises for a port that there is not
    except (httpx.InvalidURL, ValueError):
        raise WrongSetting(f"{name}: it is not an address: expected http://host:port") from None
    if proxy.scheme not in {"http", "https", *SOCKS} or not proxy.host:
        raise WrongSetting(
            f"{name}: expected an address like http://host:port, got the scheme {proxy.scheme!r}"
        )
    return Proxy(name, proxy)


def open_line(
    target: Target, proxy: Proxy | None, deadline: Deadline | None = None
) -> httpcore.ConnectionPool:
    """
    Return connections to a server, straight or through a proxy; none is opened yet.

    Nothing is read from them after the deadline.

    Raises WrongSetting if the certificates that the environment names cannot be loaded, or a package is missing.
    """
    # Loading certificates takes time, and plain HTTP needs none.
    trust = certificates() if httpx.URL(target.url).scheme != "http" else None
    settings: dict[str, Any] = {
        "ssl_context": trust,
        "keepalive_expiry": IDLE,
        "network_backend": Network(deadline or Deadline()),
    }
    if proxy is None:
        return httpcore.ConnectionPool(**settings)
    url = proxy.url
    address = httpcore.URL(scheme=url.scheme, host=url.host, port=url.port, target="/")
    given = url.username or url.password
    auth = (url.username.encode(), url.password.encode()) if given else None
    try:
        made = httpcore.SOCKSProxy if url.scheme in SOCKS else httpcore.HTTPProxy
        return made(proxy_url=address, proxy_auth=auth, **settings)
    except (ImportError, RuntimeError) as error:
        raise WrongSetting(
            f"{proxy.name}: a SOCKS proxy needs the package socksio: pip install 'httpx[socks]'"
        ) from error


def certificates() -> ssl.SSLContext:
    """Return the trusted certificates: those that the environment names, else the ones that httpx uses."""
    try:
        return httpx.create_ssl_context()
    except OSError as error:  # ssl.SSLError is one
        named = next((each for each in CERTIFICATES if os.environ.get(each)), "certificates")
        place, why = os.environ.get(named), error.strerror or str(error)
        raise WrongSetting(f"{named}: cannot load certificates from {place!r}: {why}") from error
