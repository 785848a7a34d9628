"""Every call goes through here: manners first, then the way to its handler, and refusals as answers."""

from __future__ import annotations

import logging
import socket
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from werkzeug.exceptions import HTTPException
from werkzeug.routing import Map, Rule, Submount
from werkzeug.wrappers import Request, Response

from . import service_geojson, service_lookup, service_party, service_work
from .calls import LATEST, Call, Room, answer
from .every_operation import OPERATIONS
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


@lru_cache(maxsize=1)
def _paths() -> Map:
    before, since = service_lookup.RULES_BEFORE_V6, [*service_lookup.RULES_V6, *service_geojson.RULES_V6]
    extra = {"v1": before, "v2": before, "v6": since, "latest": since}
    return Map(
        [
            Submount(f"/{version}", [rule.empty() for rule in (*_common(), *rules, *_operations(version))])
            for version, rules in extra.items()
        ],
        strict_slashes=False,
    )


def _operations(version: str) -> list[Rule]:
    spoken = LATEST if version == "latest" else version
    return [
        Rule(f"/{one.path}", endpoint=one.carry_out, methods=[one.method])
        for one in OPERATIONS
        if one.known_to(spoken)
    ]


class Application:
    """The WSGI application."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._paths = _paths()
        self._recent: deque[float] = deque()
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self.answered: deque[Answered] = deque(maxlen=REMEMBERED)

    def stop(self) -> None:
        """Let calls that wait answer at once."""
        self._stopped.set()

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        began = time.monotonic()
        request = Request(environ)
        request.max_content_length = LARGEST_BODY
        response = self._respond(request)
        self.answered.append(
            Answered(request.method, request.path, response.status_code, time.monotonic() - began)
        )
        self._after(request, response, environ)
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
        if manners.delay > 0:
            self._stopped.wait(manners.delay)
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
        handler, values = self._paths.bind_to_environ(request.environ).match()
        spoken = request.path.split("/")[1]
        response: Response = handler(
            Call(request, LATEST if spoken == "latest" else spoken, self._room), **values
        )
        return response

    def _after(self, request: Request, response: Response, environ: dict[str, Any]) -> None:
        manners = self._room.manners
        if manners.answer_late > 0:
            self._stopped.wait(manners.answer_late)
        if (
            manners.drop_after_acting
            and request.method != "GET"
            and response.status_code < 300
            and not request.path.endswith(("/authenticate", "/refresh"))
        ):
            environ["werkzeug.socket"].shutdown(socket.SHUT_RDWR)
            raise ConnectionAbortedError
