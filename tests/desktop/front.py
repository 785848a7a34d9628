"""A door in front of the practice service behind which not everything works: silence, or another's web page."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from urllib.parse import urlsplit

PAGE = b"<html><body><h1>Welcome to the guest network</h1></body></html>"
# No header of these is passed on: each of the two connections has its own.
OWN = {"connection", "transfer-encoding", "content-length", "date", "server"}


class Front:
    """Passes calls on to a practice service; use as a context manager.

    silent: calls whose path holds one of these are accepted and never answered.
    page: calls whose path holds one of these are answered with a network's own web page.
    """

    def __init__(self, behind: str, silent: Sequence[str] = (), page: Sequence[str] = ()) -> None:
        self.silent = silent
        self.page = page
        self._behind = urlsplit(behind).netloc
        self._ended = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._server.block_on_close = False

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        front = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:  # noqa: N802, the library's name
                front._take(self)

            do_POST = do_PUT = do_GET  # noqa: N815, the library's names

            def log_message(self, *given: object) -> None:
                """Say nothing."""

        return Handler

    def _take(self, call: BaseHTTPRequestHandler) -> None:
        body = call.rfile.read(int(call.headers.get("Content-Length") or 0))
        if any(part in call.path for part in self.silent):
            self._ended.wait()
            call.close_connection = True
            return
        if any(part in call.path for part in self.page):
            _answer(call, 200, [("Content-Type", "text/html")], PAGE)
            return
        kept = {name: value for name, value in call.headers.items() if name.lower() not in OWN}
        behind = http.client.HTTPConnection(self._behind, timeout=30)
        behind.request(call.command, call.path, body=body or None, headers=kept)
        answer = behind.getresponse()
        _answer(call, answer.status, answer.getheaders(), answer.read())
        behind.close()

    def __enter__(self) -> Front:
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.set()
        self._server.shutdown()
        self._server.server_close()


def _answer(
    call: BaseHTTPRequestHandler, status: int, headers: Sequence[tuple[str, str]], body: bytes
) -> None:
    call.send_response(status)
    for name, value in headers:
        if name.lower() not in OWN:
            call.send_header(name, value)
    call.send_header("Content-Length", str(len(body)))
    call.end_headers()
    call.wfile.write(body)
