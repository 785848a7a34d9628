"""Small servers on 127.0.0.1 over real sockets, some of them with bad manners."""

from __future__ import annotations

import contextlib
import json
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit


@dataclass
class Call:
    """What came in."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes
    at: float

    @property
    def path(self) -> str:
        return urlsplit(self.target).path

    @property
    def query(self) -> dict[str, str]:
        return {name: values[0] for name, values in parse_qs(urlsplit(self.target).query).items()}

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Reply:
    """What goes out. `promised` is the Content-Length where it is to be a lie; `then` is kept, cut or wait."""

    status: int = 200
    body: Any = b"{}"
    headers: Mapping[str, str] = field(default_factory=dict)
    promised: int | None = None
    chunked: bool = False
    slowly: float = 0.0
    then: str = "keep"


SILENCE = Reply(then="silence")
HANG_UP = Reply(then="hang up")

Behaviour = Callable[[Call], Reply]


class SmallServer:
    """Answers each call with what `behaviour` says; keeps what came in `calls`."""

    def __init__(self, behaviour: Behaviour, context: ssl.SSLContext | None = None) -> None:
        self.behaviour = behaviour
        self.calls: list[Call] = []
        self.connections = 0
        self._context = context
        self._over = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._listen, daemon=True).start()

    @property
    def address(self) -> str:
        return f"{'https' if self._context else 'http'}://127.0.0.1:{self.port}"

    def stop(self) -> None:
        self._over.set()
        self._listener.close()

    def _listen(self) -> None:
        while not self._over.is_set():
            try:
                wire, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._serve, args=(wire,), daemon=True).start()

    def _serve(self, wire: socket.socket) -> None:
        with contextlib.suppress(OSError, ValueError, IndexError):
            if self._context:
                wire = self._context.wrap_socket(wire, server_side=True)
            with wire, wire.makefile("rb") as lines:
                while self._one(wire, lines):
                    continue

    def _one(self, wire: socket.socket, lines: Any) -> bool:
        first = lines.readline().decode()
        if not first.strip():
            return False
        method, target, _ = first.split(" ", 2)
        headers = {}
        for line in iter(lambda: lines.readline().decode().strip(), ""):
            name, _, value = line.partition(":")
            headers[name.lower()] = value.strip()
        body = lines.read(int(headers.get("content-length", 0)))
        call = Call(method, target, headers, body, time.monotonic())
        self.calls.append(call)
        return self._answer(wire, self.behaviour(call))

    def _answer(self, wire: socket.socket, reply: Reply) -> bool:
        if reply.then == "hang up":
            return False
        if reply.then == "silence":
            self._over.wait(20)
            return False
        body = reply.body if isinstance(reply.body, bytes) else json.dumps(reply.body).encode()
        length = len(body) if reply.promised is None else reply.promised
        framing = "Transfer-Encoding: chunked" if reply.chunked else f"Content-Length: {length}"
        extra = "".join(f"{name}: {value}\r\n" for name, value in reply.headers.items())
        wire.sendall(f"HTTP/1.1 {reply.status} Said\r\n{framing}\r\n{extra}\r\n".encode())
        pieces = [body[:3], body[3:]] if reply.slowly else [body]
        for piece in pieces:
            wire.sendall(b"%x\r\n%s\r\n" % (len(piece), piece) if reply.chunked else piece)
            self._over.wait(reply.slowly)
        if reply.chunked and reply.then == "keep":
            wire.sendall(b"0\r\n\r\n")
        if reply.then == "wait":
            self._over.wait(20)
        return reply.then == "keep"


@contextlib.contextmanager
def serving(behaviour: Behaviour, context: ssl.SSLContext | None = None) -> Iterator[SmallServer]:
    server = SmallServer(behaviour, context)
    try:
        yield server
    finally:
        server.stop()


def one_after_another(*replies: Reply) -> Behaviour:
    """The replies in turn, and then the last one again and again."""
    waiting = list(replies)
    return lambda call: waiting.pop(0) if len(waiting) > 1 else waiting[0]


def self_signed(folder: Path) -> tuple[ssl.SSLContext, Path]:
    """A server's TLS context with a certificate that nobody knows, and the certificate's file."""
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
        + ["-days", "2", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
        + ["-keyout", str(key), "-out", str(certificate)],
        check=True,
        capture_output=True,
        timeout=30,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context, certificate
