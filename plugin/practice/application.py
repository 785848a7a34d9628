"""Every call goes through here: manners first, then the way to its handler, and refusals as answers."""

from __future__ import annotations

import logging
import socket
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NoReturn

from werkzeug.exceptions import HTTPException, NotFound
from werkzeug.routing import Map, Rule
from werkzeug.wrappers import Request, Response

from . import service_geojson, service_lookup, service_party, service_work
from .calls import LATEST, Call, Room, answer
from .every_operation import OPERATIONS
from .made_records import VERSIONS
from .refusals import Refusal

LOG = logging.getLogger(__name__)
# A file of 10 MB and the form around it, and a little over, so that the refusal can say why.
LARGEST_BODY = 12_000_000
REMEMBERED = 20_000


@dataclass(frozen=True)
class Answered:
    """A call that was answered: enough to count calls by."""

    method: str
    path: str
    status: int
    seconds: float


def _common() -> list[Rule]:
    return [
        rule
        for service in (service_work, service_geojson, service_lookup, service_party)
        for rule in service.RULES
    ]


@lru_cache(maxsize=8)
def _paths(version: str) -> Map:
    """The ways of one version: made when it is first spoken, as it takes a while."""
    newest = [*service_lookup.RULES_V6, *service_geojson.RULES_V6]
    extra = newest if version == LATEST else service_lookup.RULES_BEFORE_V6
    rules = [rule.empty() for rule in (*_common(), *extra, *_operations(version))]
    return Map(rules, strict_slashes=False, merge_slashes=False)


def _operations(version: str) -> list[Rule]:
    return [
        Rule(f"/{one.path}", endpoint=one.carry_out, methods=[one.method])
        for one in OPERATIONS
        if one.known_to(version)
    ]


class Application:
    """The WSGI application."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._recent: deque[float] = deque()
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self.answered: deque[Answered] = deque(maxlen=REMEMBERED)
        self.under_way = 0

    def stop(self) -> None:
        """Let calls that wait answer at once."""
        self._stopped.set()

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        with self._lock:
            self.under_way += 1
        try:
            with Request(environ) as request:  # which closes the files that came with it
                return self._answer(request, environ, start_response)
        finally:
            with self._lock:
                self.under_way -= 1

    def _answer(
        self, request: Request, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        began = time.monotonic()
        request.max_content_length = LARGEST_BODY
        if self._room.manners.drop_before_acting and _writes(request):
            with suppress(HTTPException):
                request.get_data(cache=True)
            _hang_up(environ)
        response = self._respond(request)
        self.answered.append(
            Answered(request.method, request.path, response.status_code, time.monotonic() - began)
        )
        if _writes(request):
            response = self._after(response, environ)
        return response(environ, start_response)

    def _respond(self, request: Request) -> Response:
        try:
            # Read it all even if it is of no use: an unread body resets the connection under the caller's feet.
            request.get_data(cache=True)
            self._before(request)
            return self._handle(request)
        except Refusal as refusal:
            refused = answer(refusal.body(), refusal.status)
            refused.headers.extend(refusal.headers)
            return refused
        except HTTPException as error:
            status = error.code or 500
            return answer({"message": error.name, "error": {"status": status}}, status)
        except Exception:
            if not self._stopped.is_set():
                LOG.exception(
                    "The practice service failed at %s %s", request.method, request.path.split("/users/")[0]
                )
            return answer({"message": "Internal Server Error", "error": {"status": 500}}, 500)

    def _before(self, request: Request) -> None:
        manners = self._room.manners
        wait = manners.delay + (manners.acting_takes if _writes(request) else 0.0)
        if wait > 0:
            self._stopped.wait(wait)
        if manners.fault_status is not None:
            raise Refusal(manners.fault_status, "The practice service was told to fail")
        if manners.calls_per_minute is not None and self._too_often(manners.calls_per_minute):
            raise Refusal(429, "Too many requests")

    def _too_often(self, limit: int) -> bool:
        now = time.monotonic()
        with self._lock:
            while self._recent and now - self._recent[0] >= 60:
                self._recent.popleft()
            if len(self._recent) >= limit:
                return True
            self._recent.append(now)
            return False

    def _handle(self, request: Request) -> Response:
        spoken, _, path = request.path.lstrip("/").partition("/")
        version = LATEST if spoken == "latest" else spoken
        if version not in VERSIONS:
            raise NotFound
        handler, values = _paths(version).bind_to_environ(request.environ).match(f"/{path}")
        response: Response = handler(Call(request, version, self._room), **values)
        return response

    def _after(self, response: Response, environ: dict[str, Any]) -> Response:
        manners = self._room.manners
        if manners.answer_late > 0:
            self._stopped.wait(manners.answer_late)
        if response.status_code >= 300:
            return response
        if manners.drop_after_acting:
            _hang_up(environ)
        if manners.cut_answers:
            return _halved(response, environ)
        if manners.status_after_acting is not None:
            status = manners.status_after_acting
            return answer({"message": "The gateway gave up", "error": {"status": status}}, status)
        return response


def _writes(request: Request) -> bool:
    reads = request.path.endswith(("/authenticate", "/refresh", "/nsg/streets/search"))
    return request.method != "GET" and not reads


def _hang_up(environ: Mapping[str, Any]) -> NoReturn:
    environ["werkzeug.socket"].shutdown(socket.SHUT_RDWR)
    raise ConnectionAbortedError


def _halved(response: Response, environ: Mapping[str, Any]) -> Response:
    body = response.get_data()

    def half() -> Iterator[bytes]:
        yield body[: len(body) // 2]
        _hang_up(environ)

    halved = Response(half(), response.status_code, content_type=response.content_type)
    halved.content_length = len(body)
    return halved
