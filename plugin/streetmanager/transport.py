"""One way out to the service: time-outs, retries for reading, trust, proxy, and a stop that acts at once."""

from __future__ import annotations

import email.utils
import http.cookiejar
import json
import random
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import certifi
import requests
from requests.adapters import HTTPAdapter
from urllib3.util.ssl_ import create_urllib3_context

from .broken_calls import error_from_break
from .environments import is_this_machine
from .error_answers import error_from_answer
from .errors import Cancelled, CutShort, NoConnection, StreetManagerError, TooManyCalls, UntrustedCertificate
from .files import FileToSend, Progress, Upload
from .sockets import Wires, pool_classes

_CHANCE = random.SystemRandom()
_RETRIED_STATUSES = (429, 502, 503, 504)
_LONGEST_WAIT = 16.0
_LONGEST_RETRY_AFTER = 30.0
_IDLE_TOO_LONG = 5.0
_CHUNK = 65536
_SECRET_MEMBERS = ("password", "token", "refresh_token", "access_token", "refreshToken", "accessToken")


@dataclass(frozen=True)
class Connection:
    """How to connect. Times in seconds.

    timeout_connect: until a connection stands. timeout_read: between two pieces of an answer.
    proxies: scheme -> address, as requests takes them; None for none. Nothing is read from the environment.
    ca_file: PEM file of certificate authorities to trust besides those of the system.
    agent: the User-Agent. retries: how often a reading call is tried again. backoff: first wait at most.
    """

    timeout_connect: float = 10.0
    timeout_read: float = 60.0
    proxies: Mapping[str, str] | None = None
    ca_file: str | None = None
    agent: str = "works-extents"
    retries: int = 4
    backoff: float = 0.5

    def __repr__(self) -> str:
        # A proxy's address may hold a password.
        proxied = "through a proxy" if self.proxies else "direct"
        return f"Connection({proxied}, ca_file={self.ca_file!r}, agent={self.agent!r})"


class _Adapter(HTTPAdapter):
    """requests' adapter with pools of our own and one TLS context for every connection."""

    def __init__(self, wires: Wires, context: ssl.SSLContext | None) -> None:
        self._wires = wires
        self._context = context
        super().__init__(max_retries=0, pool_connections=4, pool_maxsize=4)

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        super().init_poolmanager(*args, ssl_context=self._context, **options)
        self.poolmanager.pool_classes_by_scheme = pool_classes(self._wires)

    def proxy_manager_for(self, proxy: str, **options: Any) -> Any:
        if proxy not in self.proxy_manager:
            made = super().proxy_manager_for(
                proxy, ssl_context=self._context, proxy_ssl_context=self._context, **options
            )
            made.pool_classes_by_scheme = pool_classes(self._wires)
        return self.proxy_manager[proxy]

    def drop_idle(self) -> None:
        """Close the connections that wait in the pools."""
        self.poolmanager.clear()
        for manager in self.proxy_manager.values():
            manager.clear()


class Transport:
    """Calls to one address. May be used from several threads; `cancel` may be called from any.

    address: scheme, host and port, such as https://example.org. Plain http goes to this machine only.
    """

    def __init__(self, address: str, connection: Connection | None = None) -> None:
        self.address = address.rstrip("/")
        self.connection = connection or Connection()
        parts = urlsplit(self.address)
        if parts.scheme not in ("http", "https"):
            raise ValueError("The address must start with https://.")
        self._local = is_this_machine(parts.hostname)
        if parts.scheme == "http" and not self._local:
            raise ValueError(
                "Plain http is for this computer only. Use an address that starts with https://."
            )
        self._secure = parts.scheme == "https"
        self._wires = Wires()
        self._http: requests.Session | None = None
        self._adapter: _Adapter | None = None
        self._last_used = 0.0

    @property
    def cancelled(self) -> bool:
        """Whether `cancel` was called: no call goes out any more."""
        return self._wires.stopped.is_set()

    def cancel(self) -> None:
        """Stop at once, from any thread: running calls and all later ones raise Cancelled."""
        self._wires.stop()

    def pause(self, seconds: float) -> None:
        """Wait. Raises Cancelled as soon as `cancel` is called."""
        if self._wires.stopped.wait(seconds):
            raise Cancelled()

    def fork(self) -> Transport:
        """A fresh one with the same address and settings, and sockets of its own."""
        return Transport(self.address, self.connection)

    def close(self) -> None:
        """Close connections that wait for a next call. Another call makes new ones."""
        if self._adapter is not None:
            self._adapter.drop_idle()
            self._wires.call_ends()

    def send(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, Any] | None = None,
        body: Any = None,
        headers: Mapping[str, str] | None = None,
        file: FileToSend | None = None,
        form: Mapping[str, str] | None = None,
        progress: Progress | None = None,
    ) -> bytes:
        """Send one call and return the body of its 2xx answer.

        params with the value None are left out, True and False become true and false, a list's name is repeated.
        body is sent as JSON; or file is uploaded, with the members of form beside it, and progress told how
        many bytes of how many are gone. FileTooLarge before anything is sent.
        Only GET is ever sent again. Raises a StreetManagerError of the kind of what happened.
        """
        tries = 1 + (self.connection.retries if method == "GET" else 0)
        for turn in range(tries):
            self._check()
            try:
                upload = None if file is None else Upload(file, form or {}, progress)
                return self._once(method, path, params, body, headers, upload)
            except StreetManagerError as error:
                if turn + 1 == tries or not _worth_repeating(error):
                    raise
                wait = self._wait(turn, error)
            self.pause(wait)
        raise Cancelled()

    def _check(self) -> None:
        if self.cancelled:
            raise Cancelled()

    def _wait(self, turn: int, error: StreetManagerError) -> float:
        # Full jitter: many who were turned away together shall not come back together.
        jitter = _CHANCE.uniform(0, min(_LONGEST_WAIT, self.connection.backoff * 2**turn))
        asked = error.retry_after
        return max(jitter, asked) if asked is not None and asked <= _LONGEST_RETRY_AFTER else jitter

    def _once(
        self,
        method: str,
        path: str,
        params: Any,
        body: Any,
        headers: Mapping[str, str] | None,
        upload: Upload | None,
    ) -> bytes:
        secrets = (*_secrets(body, headers), *_proxy_secrets(self.connection.proxies))
        writing = method != "GET"
        client = self._client()
        self._wires.call_begins()
        try:
            answer = client.request(
                method,
                f"{self.address}/{path.lstrip('/')}",
                params=_query(params),
                data=upload or (None if body is None else json.dumps(body, allow_nan=False).encode()),
                headers={**_kind_of(body, upload), **(headers or {})},
                timeout=(self.connection.timeout_connect, self.connection.timeout_read),
                proxies=None if self._local else dict(self.connection.proxies or {}),
                allow_redirects=False,
                stream=True,
            )
            with answer:
                return self._read(answer, writing, secrets)
        except StreetManagerError:
            raise
        except (requests.RequestException, OSError, ValueError) as error:
            raise self._broken(error, writing, secrets) from None
        finally:
            self._last_used = time.monotonic()
            self._wires.call_ends()

    def _broken(self, error: Exception, writing: bool, secrets: tuple[str, ...]) -> StreetManagerError:
        acted = writing and self._wires.sent
        if self.cancelled:
            return Cancelled(may_have_acted=acted)
        return error_from_break(error, may_have_acted=acted, secrets=secrets)

    def _read(self, answer: requests.Response, writing: bool, secrets: tuple[str, ...]) -> bytes:
        body = b"".join(answer.iter_content(_CHUNK))
        promised = answer.headers.get("Content-Length", "")
        # urllib3 1.26 says nothing where less comes than was promised.
        short = promised.isdigit() and int(promised) > answer.raw.tell()
        if self.cancelled and (short or not promised.isdigit()):
            raise Cancelled(may_have_acted=writing)
        if answer.status_code < 300:
            if short:
                raise CutShort(status=answer.status_code, may_have_acted=writing)
            return body
        error = error_from_answer(answer.status_code, body, writing=writing, secrets=secrets)
        error.retry_after = _seconds(answer.headers.get("Retry-After"))
        raise error

    def _client(self) -> requests.Session:
        if self._http is None or self._adapter is None:
            adapter = _Adapter(self._wires, self._context() if self._secure else None)
            client = requests.Session()
            client.trust_env = False
            client.headers.update({"User-Agent": self.connection.agent, "Accept": "application/json"})
            client.cookies.set_policy(http.cookiejar.DefaultCookiePolicy(allowed_domains=[]))
            client.mount("https://", adapter)
            client.mount("http://", adapter)
            self._http, self._adapter = client, adapter
        elif time.monotonic() - self._last_used > _IDLE_TOO_LONG:
            # The service may be about to hang up on it, and a POST that meets that cannot be repeated.
            self._adapter.drop_idle()
        return self._http

    def _context(self) -> ssl.SSLContext:
        # Not ssl's own default, with which urllib3 1.26 cannot reach a bare IP address.
        context = create_urllib3_context(cert_reqs=ssl.CERT_REQUIRED)
        context.load_default_certs()
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        context.load_verify_locations(certifi.where())
        given = self.connection.ca_file
        if given:
            try:
                context.load_verify_locations(str(Path(given)))
            except (OSError, ssl.SSLError):
                raise UntrustedCertificate(
                    "The file of certificate authorities that is set for Works Extents could not be read.",
                    "Check in its settings that the file is there and is in PEM format.",
                    details=given,
                ) from None
        return context


def _worth_repeating(error: StreetManagerError) -> bool:
    if isinstance(error, NoConnection):
        return error.lost
    if isinstance(error, (CutShort, TooManyCalls)):
        return True
    return error.status in _RETRIED_STATUSES


def _seconds(header: str | None) -> float | None:
    if not header:
        return None
    if header.strip().isdigit():
        return float(header)
    try:
        until = email.utils.parsedate_to_datetime(header)
    except (TypeError, ValueError):
        return None
    return max(0.0, until.timestamp() - time.time())


def _kind_of(body: Any, upload: Upload | None) -> dict[str, str]:
    if upload is not None:
        return {"Content-Type": upload.content_type}
    return {} if body is None else {"Content-Type": "application/json"}


def _query(params: Mapping[str, Any] | None) -> dict[str, str | list[str]]:
    return {name: _asked(value) for name, value in (params or {}).items() if value is not None}


def _asked(value: Any) -> str | list[str]:
    return [_written(item) for item in value] if isinstance(value, (list, tuple)) else _written(value)


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        # Never in the form 1e-05, and millimetres are as fine as anything here is.
        return f"{value:.3f}".rstrip("0").rstrip(".")
    return str(value)


def _proxy_secrets(proxies: Mapping[str, str] | None) -> tuple[str, ...]:
    found = (urlsplit(address).password for address in (proxies or {}).values())
    return tuple(secret for secret in found if secret)


def _secrets(body: Any, headers: Mapping[str, str] | None) -> tuple[str, ...]:
    sent = dict(body) if isinstance(body, Mapping) else {}
    kept = [str(sent[name]) for name in _SECRET_MEMBERS if sent.get(name)]
    return (*kept, *([headers["token"]] if headers and headers.get("token") else []))
