"""One operation of the service: where it stands, who may, what it takes and gives, and how a call is carried out."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from werkzeug.wrappers import Response

from .calls import Call, answer
from .dress import dress
from .intake import check, is_moment
from .refusals import invalid
from .shapes import ALL, Member, asked, closed_list, has_record

PLANNERS = ("Planner",)
PROMOTERS = ("Planner", "Contractor")
AUTHORITIES = ("HighwayAuthority",)
EVERYONE = (*PROMOTERS, *AUTHORITIES)
EVERYONE_AND_ADMINS = (*EVERYONE, "Admin")
Handler = TypeVar("Handler", bound=Callable[..., Any])


@dataclass(frozen=True)
class Operation:
    """An operation. path: service and address, `<name>` for what varies. asks, gives: names of records, of which
    the first counts that a version has; `[X]` is a list of X. versions: the digits of those that have it.
    """

    method: str
    path: str
    handler: Callable[..., Any]
    by: tuple[str, ...]
    asks: tuple[str, ...] = ()
    gives: tuple[str, ...] = ()
    status: int = 200
    versions: str = ALL

    @property
    def service(self) -> str:
        """The service that it belongs to."""
        return self.path.split("/")[0]

    @property
    def bare(self) -> str:
        """The path with {} for what varies."""
        return re.sub(r"<(?:\w+:)?\w+>", "{}", self.path)

    def known_to(self, version: str) -> bool:
        """Whether a version has it."""
        return version[1:] in self.versions

    def request_in(self, version: str) -> str | None:
        """The record of its body in a version."""
        return self._first(self.asks, version)

    def reply_in(self, version: str) -> str | None:
        """The record of its answer in a version, in brackets where it is a list."""
        return self._first(self.gives, version)

    def _first(self, names: tuple[str, ...], version: str) -> str | None:
        found = (name for name in names if has_record(self.service, name.strip("[]"), version))
        return next(found, None)

    def carry_out(self, call: Call, **values: str) -> Response:
        """Answer a call: who, with what, is it whole, what comes of it. Raises Refusal."""
        account = call.caller(*self.by) if self.by else None
        asking = self._asked(call)
        body = self._body(call)
        acting = nullcontext() if self.method == "GET" else call.room.store.acting()
        with acting:
            found = self.handler(replace(call, account_of=account, asked=asking), body, **values)
        if isinstance(found, Response):
            return found
        return self._answer(found, call.version)

    def _body(self, call: Call) -> dict[str, Any]:
        record = self.request_in(call.version)
        if record is None or (not call.request.get_data() and record in OPTIONAL_BODIES):
            return {}
        body = call.body()
        check((self.method, self.bare), record, body, call.version, call.room.now())
        return {name: value for name, value in body.items() if value is not None}

    def _asked(self, call: Call) -> dict[str, Any]:
        path = "/" + self.bare.partition("/")[2]
        known = asked(self.service, self.method, path, call.version)
        wrong: dict[str, str] = {}
        found = {name: _of_query(call, member, self.service, wrong) for name, member in known.items()}
        if wrong:
            raise invalid(wrong)
        return {name: value for name, value in found.items() if value not in (None, [])}

    def _answer(self, found: Any, version: str) -> Response:
        record = self.reply_in(version)
        if record is None:
            return Response(status=self.status if self.status != 200 else 204)
        name = record.strip("[]")
        if record.startswith("["):
            return answer([dress(self.service, name, one, version) for one in found], self.status)
        return answer(dress(self.service, name, found, version), self.status)


# Bodies that a call may leave out.
OPTIONAL_BODIES = {"MarkPermitAsUnderAssessmentRequest", "CommentReadRequest", "ActivityCancelRequest"}
EVERY: list[Operation] = []


def serves(
    method: str,
    path: str,
    *,
    by: tuple[str, ...] = EVERYONE,
    asks: str = "",
    gives: str = "",
    status: int = 200,
    versions: str = ALL,
) -> Callable[[Handler], Handler]:
    """Declare a handler: (call, body, **names in the path) -> the facts of its answer, None, or a Response."""

    def declare(handler: Handler) -> Handler:
        EVERY.append(
            Operation(method, path, handler, by, tuple(asks.split()), tuple(gives.split()), status, versions)
        )
        return handler

    return declare


def _of_query(call: Call, member: Member, service: str, wrong: dict[str, str]) -> Any:
    name = member.name
    given = [part for text in call.request.values.getlist(name) for part in _parts(text, member)]
    if not given:
        if member.needed:
            wrong[name] = f"{name} is required"
        return None
    values = [_of_text(text, member, service, wrong) for text in given]
    return values if member.is_list else values[0]


def _parts(text: str, member: Member) -> list[str]:
    parts = text.split(",") if member.is_list else [text]
    return [part.strip() for part in parts if part.strip()]


def _of_text(text: str, member: Member, service: str, wrong: dict[str, str]) -> Any:
    kind, name = member.one, member.name
    if kind.startswith("="):
        allowed = closed_list(service, kind[1:], "v6" if kind[1:2] != "|" else "v1")
        if text not in allowed:
            wrong[name] = f"{name} must be one of " + ", ".join(map(str, allowed))
        return text
    if kind == "yes":
        if text.lower() not in {"true", "false"}:
            wrong[name] = f"{name} must be true or false"
        return text.lower() == "true"
    if kind == "moment":
        # A plus sign in an address is a blank to those who forget to write it in full.
        moment = text.replace(" ", "+")
        if not is_moment(moment):
            wrong[name] = f"{name} must be a date and time in ISO 8601"
        return moment
    return _number(text, name, wrong) if kind == "number" else text


def _number(text: str, name: str, wrong: dict[str, str]) -> float | None:
    try:
        number = float(text)
    except ValueError:
        number = float("nan")
    if number != number or abs(number) == float("inf"):
        wrong[name] = f"{name} must be a number"
        return None
    return int(number) if number.is_integer() else number
