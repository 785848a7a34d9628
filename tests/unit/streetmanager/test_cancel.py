"""Cancelling from another thread ends a call at once, wherever it stands."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from plugin.streetmanager.errors import Cancelled
from plugin.streetmanager.transport import Connection, Transport

from .small_servers import SILENCE, Reply, self_signed, serving

PATIENT = Connection(timeout_connect=15, timeout_read=15, backoff=30)
AT_ONCE = 2.0


def cancelled_in(
    transport: Transport, method: str = "GET", ready: Callable[[], bool] = lambda: True
) -> Cancelled:
    """Cancels a running call once it is ready, and returns its error; fails where that takes long."""
    caught: list[BaseException] = []

    def call() -> None:
        try:
            transport.send(method, "x", body=None if method == "GET" else {})
        except Exception as error:  # noqa: BLE001
            caught.append(error)

    thread = threading.Thread(target=call)
    thread.start()
    deadline = time.monotonic() + 5
    while not ready() and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(0.1)
    assert thread.is_alive()
    began = time.monotonic()
    transport.cancel()
    thread.join(5)
    took = time.monotonic() - began
    assert not thread.is_alive()
    assert took < AT_ONCE
    assert isinstance(caught[0], Cancelled)
    return caught[0]


def test_silent_server() -> None:
    with serving(lambda call: SILENCE) as server:
        error = cancelled_in(Transport(server.address, PATIENT), ready=lambda: bool(server.calls))
    assert not error.may_have_acted


def test_silent_server_after_a_post() -> None:
    with serving(lambda call: SILENCE) as server:
        error = cancelled_in(Transport(server.address, PATIENT), "POST", ready=lambda: bool(server.calls))
    assert error.may_have_acted


@pytest.mark.parametrize("headers", [{}, {"Connection": "close"}])
def test_in_the_middle_of_a_body(headers: dict[str, str]) -> None:
    begun = Reply(body=b'{"a"', promised=1000, headers=headers, then="wait")
    with serving(lambda call: begun) as server:
        cancelled_in(Transport(server.address, PATIENT), ready=lambda: bool(server.calls))


def test_during_a_wait_before_the_next_try() -> None:
    with serving(lambda call: Reply(503, headers={"Retry-After": "20"})) as server:
        cancelled_in(Transport(server.address, PATIENT), ready=lambda: bool(server.calls))
    assert len(server.calls) == 1


def test_during_the_tls_handshake() -> None:
    # A server that accepts and says nothing leaves the handshake waiting.
    with socket.create_server(("127.0.0.1", 0)) as mute:
        error = cancelled_in(Transport(f"https://127.0.0.1:{mute.getsockname()[1]}", PATIENT), "POST")
    assert not error.may_have_acted


def test_over_tls(tmp_path: Path) -> None:
    context, certificate = self_signed(tmp_path)
    trusting = Connection(timeout_read=15, ca_file=str(certificate))
    with serving(lambda call: SILENCE, context) as server:
        cancelled_in(Transport(server.address, trusting), ready=lambda: bool(server.calls))


def test_through_a_proxy() -> None:
    with serving(lambda call: SILENCE) as proxy:
        through = Connection(timeout_read=15, proxies={"https": f"http://127.0.0.1:{proxy.port}"})
        cancelled_in(Transport("https://example.invalid", through), ready=lambda: bool(proxy.calls))


def test_during_connecting() -> None:
    # A full queue of a listener that never accepts leaves further connections unanswered.
    with socket.create_server(("127.0.0.1", 0), backlog=0) as full:
        port = full.getsockname()[1]
        waiting = [socket.socket() for _ in range(4)]
        for one in waiting:
            one.setblocking(False)
            one.connect_ex(("127.0.0.1", port))
        try:
            cancelled_in(Transport(f"http://127.0.0.1:{port}", PATIENT))
        finally:
            for one in waiting:
                one.close()


def test_during_a_look_up_of_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    real, over = socket.getaddrinfo, threading.Event()

    def slow(host: str, *args: object, **options: object) -> object:
        if options.get("flags"):
            return real(host, *args, **options)  # type: ignore[arg-type]
        over.wait(10)
        raise socket.gaierror("too late")

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    cancelled_in(Transport("https://slow.invalid", PATIENT))
    over.set()


def test_a_fork_is_left_alone() -> None:
    with serving(lambda call: Reply(slowly=0.3)) as server:
        transport = Transport(server.address, PATIENT)
        other = transport.fork()
        answers: list[bytes] = []
        thread = threading.Thread(target=lambda: answers.append(other.send("GET", "x")))
        thread.start()
        time.sleep(0.1)
        transport.cancel()
        thread.join(5)
    assert answers == [b"{}"]


def test_connections_end_with_the_call() -> None:
    ended = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            wire, _ = listener.accept()
            with wire:
                wire.settimeout(5)
                wire.recv(65536)
                wire.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}")
                if wire.recv(1) == b"":
                    ended.set()

        thread = threading.Thread(target=serve)
        thread.start()
        Transport(f"http://127.0.0.1:{listener.getsockname()[1]}", PATIENT).send("GET", "x")
        thread.join(5)
    assert ended.is_set()
