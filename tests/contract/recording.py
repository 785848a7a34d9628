"""A server on this machine that writes down what comes in, and answers what it is told to."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.parser import BytesParser
from email.policy import HTTP
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from plugin.streetmanager.client import StreetManager
from plugin.streetmanager.environments import practice
from plugin.streetmanager.session import Session
from plugin.streetmanager.transport import Connection
from plugin.streetmanager.versions import Version

_TOKENS = {"idToken": "id-1", "accessToken": "access-1", "organisationReference": "ZZ01"}


@dataclass
class Came:
    """One call that came in. query: name -> values. form: an upload's members, the file's content among them."""

    method: str
    path: str
    query: dict[str, list[str]]
    body: Any
    form: dict[str, Any] = field(default_factory=dict)
    signed: bool = False


class Recorder:
    """The last call, and the answer to the next one: bytes, or what is to become JSON; None is a 204."""

    def __init__(self) -> None:
        self.last: Came | None = None
        self.answer: Any = {}
        self.calls = 0


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    recorder: Recorder


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Head and body in one piece: the client would otherwise wait 40 ms for the second, thousands of times.
    wbufsize = -1
    disable_nagle_algorithm = True
    server: _Server

    def _take(self) -> None:
        raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        parts = urlsplit(self.path)
        if parts.path.endswith("/work/authenticate") and not self.server.recorder.calls:
            self.server.recorder.calls = 1
            self._reply(200, json.dumps(_TOKENS).encode())
            return
        kind = self.headers.get("Content-Type") or ""
        form = _form(kind, raw) if kind.startswith("multipart/") else {}
        self.server.recorder.last = Came(
            self.command,
            parts.path,
            parse_qs(parts.query, keep_blank_values=True),
            json.loads(raw) if raw and not form else None,
            form,
            bool(self.headers.get("token")),
        )
        answer = self.server.recorder.answer
        if answer is None:
            self._reply(204, b"")
        else:
            self._reply(200, answer if isinstance(answer, bytes) else json.dumps(answer).encode())

    do_GET = do_POST = do_PUT = do_DELETE = _take  # noqa: N815

    def _reply(self, status: int, body: bytes) -> None:
        self.send_response(status)
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


def _form(kind: str, raw: bytes) -> dict[str, Any]:
    message = BytesParser(policy=HTTP).parsebytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + raw)
    found: dict[str, Any] = {}
    for part in message.iter_parts():  # type: ignore[attr-defined]
        name = part.get_param("name", header="content-disposition")
        content = part.get_payload(decode=True)
        found[str(name)] = content if part.get_filename() else content.decode()
    return found


def decoded(path: str) -> list[str]:
    """The steps of an address as the service reads them."""
    return [unquote(step) for step in path.strip("/").split("/")]


@contextmanager
def recording(version: Version) -> Iterator[tuple[StreetManager, Recorder]]:
    """A client that is signed in, and the recorder to which everything that it sends comes."""
    server = _Server(("127.0.0.1", 0), _Handler)
    server.recorder = Recorder()
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    address = f"http://127.0.0.1:{server.server_address[1]}"
    session = Session(practice(address), version, "ada@example.org", "rainy-day", Connection(timeout_read=5))
    client = StreetManager(session)
    try:
        client.sign_in()
        yield client, server.recorder
    finally:
        client.close()
        server.shutdown()
        server.server_close()
        thread.join(5)
