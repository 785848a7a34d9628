"""Connections whose sockets can be shut down from another thread, so that a call stops at once.

urllib3 connects, wraps and pools sockets out of sight. Here every connection registers with a `Wires`,
which keeps a duplicate of its socket: shutting that one down ends the connection for both, whatever the
other thread is waiting for (an answer, a handshake, the rest of a body). Works with urllib3 1.26 and 2.
"""

from __future__ import annotations

import contextlib
import selectors
import socket
import threading
import time
from typing import Any

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError

# How soon a connection that is still being made notices that it is to stop, in seconds.
_SLICE = 0.05
_IN_PROGRESS_ON_WINDOWS = 10035
_STILL_CONNECTING = (0, 11, 36, 115, _IN_PROGRESS_ON_WINDOWS)


class Stopped(OSError):  # noqa: N818 -- not an error, but what was asked for
    """Raised inside a thread whose call was cancelled."""


class Wires:
    """The sockets that the calls of one transport use at the moment. Safe to use from any thread."""

    def __init__(self) -> None:
        self.stopped = threading.Event()
        self._lock = threading.Lock()
        self._held: dict[int, socket.socket] = {}
        self._departed: list[tuple[int, socket.socket]] = []
        self._thread = threading.local()

    def stop(self) -> None:
        """Shut every socket down at once, and every one that comes later."""
        with self._lock:
            self.stopped.set()
            held = [*self._held.values(), *(wire for _, wire in self._departed)]
        for wire in held:
            _shut(wire)

    def hold(self, connection: object, wire: socket.socket) -> None:
        """Remember the socket of a connection. Raises Stopped where everything has been stopped."""
        duplicate = wire.dup()
        with self._lock:
            stopped = self.stopped.is_set()
            if not stopped:
                former = self._held.pop(id(connection), None)
                self._held[id(connection)] = duplicate
        if stopped:
            duplicate.close()
            raise Stopped("stopped")
        if former is not None:
            former.close()

    def depart(self, connection: object) -> None:
        """A connection was closed: let go of its socket, but only once this thread's call is over.

        A connection that the server closes after its answer is closed here before the body is read.
        """
        with self._lock:
            duplicate = self._held.pop(id(connection), None)
            if duplicate is not None:
                self._departed.append((threading.get_ident(), duplicate))

    def call_begins(self) -> None:
        """A call begins in this thread: nothing of it has gone out yet."""
        self._thread.sent = False

    def call_ends(self) -> None:
        """This thread's call is over: close what its connections left behind."""
        mine = threading.get_ident()
        with self._lock:
            over = [wire for thread, wire in self._departed if thread == mine]
            self._departed = [pair for pair in self._departed if pair[0] != mine]
        for wire in over:
            wire.close()

    def going_out(self) -> None:
        """Bytes of this thread's call are going out now."""
        self._thread.sent = True

    @property
    def sent(self) -> bool:
        """Whether any of this thread's call has gone out, so that the service may have acted on it."""
        return bool(getattr(self._thread, "sent", False))

    def connect(self, host: str, port: int, timeout: float, options: Any = None) -> socket.socket:
        """A socket connected to host and port within `timeout` seconds, stoppable all the while.

        Raises Stopped, TimeoutError (socket.timeout) or another OSError.
        """
        deadline = time.monotonic() + timeout
        problem: OSError = OSError(f"no address for {host}")
        addresses = self._addresses(host, port, deadline)
        for place, (family, kind, protocol, _, address) in enumerate(addresses):
            # A share each, so that a dead IPv6 route leaves time for IPv4.
            now = time.monotonic()
            until = now + (deadline - now) / (len(addresses) - place)
            wire = socket.socket(family, kind, protocol)
            try:
                for option in options or ():
                    wire.setsockopt(*option)
                self._connect_one(wire, address, until)
                wire.settimeout(timeout)
            except OSError as error:
                wire.close()
                problem = error
                if isinstance(error, Stopped):
                    break
                continue
            return wire
        raise problem

    def _connect_one(self, wire: socket.socket, address: Any, deadline: float) -> None:
        wire.setblocking(False)
        code = wire.connect_ex(address)
        if code not in _STILL_CONNECTING:
            raise OSError(code, f"could not connect ({code})")
        with selectors.DefaultSelector() as selector:
            selector.register(wire, selectors.EVENT_WRITE)
            while not selector.select(_SLICE):
                self._check(deadline)
        code = wire.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        if code:
            raise OSError(code, f"could not connect ({code})")

    def _check(self, deadline: float) -> None:
        if self.stopped.is_set():
            raise Stopped("stopped")
        if time.monotonic() > deadline:
            raise socket.timeout("timed out")

    def _addresses(self, host: str, port: int, deadline: float) -> list[Any]:
        bare = host.strip("[]")
        with contextlib.suppress(socket.gaierror):
            return socket.getaddrinfo(bare, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
        return self._looked_up(bare, port, deadline)

    def _looked_up(self, host: str, port: int, deadline: float) -> list[Any]:
        # The system's look-up cannot be interrupted, so it is left behind in a thread of its own.
        found: list[Any] = []
        failed: list[OSError] = []
        done = threading.Event()

        def look_up() -> None:
            try:
                found.extend(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
            except OSError as error:
                failed.append(error)
            except UnicodeError:
                failed.append(socket.gaierror(f"not a host name: {host}"))
            done.set()

        threading.Thread(target=look_up, name="look up host", daemon=True).start()
        while not done.wait(_SLICE):
            self._check(deadline)
        if failed:
            raise failed[0]
        return found


def _shut(wire: socket.socket) -> None:
    # It may have been closed by its own thread in the meantime, or not be connected yet.
    with contextlib.suppress(OSError):
        wire.shutdown(socket.SHUT_RDWR)


class _Wired:
    """What the connections of one `Wires` do besides; stands in front of urllib3's own classes."""

    wires: Wires
    _connecting = False

    def _new_conn(self) -> socket.socket:
        this: Any = self
        host = getattr(this, "_dns_host", this.host)
        try:
            wire = self.wires.connect(host, this.port, this.timeout, this.socket_options)
        except socket.timeout as error:
            raise ConnectTimeoutError(this, "no connection in time") from error
        except OSError as error:
            raise NewConnectionError(this, f"no connection: {error}") from error
        try:
            self.wires.hold(self, wire)
        except Stopped:
            wire.close()
            raise
        return wire

    def connect(self) -> None:
        self._connecting = True
        try:
            super().connect()  # type: ignore[misc]
        finally:
            self._connecting = False

    def send(self, data: Any) -> None:
        this: Any = self
        if this.sock is None and this.auto_open:
            this.connect()
        if not self._connecting:
            self.wires.going_out()
        super().send(data)  # type: ignore[misc]

    def close(self) -> None:
        try:
            super().close()  # type: ignore[misc]
        finally:
            self.wires.depart(self)


def pool_classes(wires: Wires) -> dict[str, type]:
    """Connection pools, by scheme, whose connections register with `wires`."""

    class WiredHttp(_Wired, HTTPConnection):
        pass

    class WiredHttps(_Wired, HTTPSConnection):
        pass

    class HttpPool(HTTPConnectionPool):
        ConnectionCls = WiredHttp

    class HttpsPool(HTTPSConnectionPool):
        ConnectionCls = WiredHttps

    for connection in (WiredHttp, WiredHttps):
        connection.wires = wires
    return {"http": HttpPool, "https": HttpsPool}
