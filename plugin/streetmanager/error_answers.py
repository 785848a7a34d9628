"""Turning an answer that is not a success, or a call that broke, into the error of its kind."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from .errors import (
    AccessRestricted,
    AccountLocked,
    Conflict,
    Forbidden,
    Invalid,
    NotFound,
    NotJson,
    PreconditionFailed,
    ProxyRefused,
    ServiceFault,
    SignInFailed,
    StreetManagerError,
    TemporaryPassword,
    TooManyCalls,
    TooManyResults,
    scrubbed,
)

_BY_STATUS: dict[int, type[StreetManagerError]] = {
    307: TemporaryPassword,
    400: Invalid,
    404: NotFound,
    407: ProxyRefused,
    409: Conflict,
    412: PreconditionFailed,
    422: Invalid,
    423: AccountLocked,
    429: TooManyCalls,
}
_RESTRICTED = re.compile(r"restrict|permission|not allowed|not authori[sz]ed", re.IGNORECASE)
_TOO_MUCH = re.compile(
    r"refine|narrow|reduce|smaller|too many|too large|exceed|more than|maximum|limit", re.IGNORECASE
)
_OF_A_SEARCH = re.compile(
    r"results?\b|area|dates?\b|bounding|\bbox\b|extent|features?\b|records?\b", re.IGNORECASE
)
_FIELD_WORD = re.compile(
    r"\b[a-z0-9]+(?:_[a-z0-9]+)+\b|(?<=[\"'`])(?:usrn|town|excavation)(?=[\"'`])|\busrn\b"
)
_FIELD_NAME = re.compile(r"[a-z][\w.\[\]/]*")
_NAME_KEYS = ("field", "property", "param", "path", "instancePath", "dataPath", "key", "name")
_WORD_KEYS = ("message", "msg", "error", "description", "reason", "detail", "constraints", "messages")
_NOT_FIELDS = {
    "message",
    "error",
    "errors",
    "status",
    "statusCode",
    "code",
    "name",
    "details",
    "type",
    "stack",
}
_DEEPEST = 12

Search = Callable[[Any, int], Iterator[tuple[str, str]]]


def error_from_answer(
    status: int, body: bytes, *, writing: bool = False, secrets: Iterable[str] = ()
) -> StreetManagerError:
    """The error that an HTTP status and body stand for.

    writing: the call was a POST or PUT, so that a 5xx may come after it was carried out.
    """
    hidden = tuple(secrets)
    text = body.decode("utf-8", "replace")
    answer = _parsed(text)
    message = scrubbed(_message(answer), hidden)
    kind = _kind(status, f"{message} {text}")
    fields = fields_of(answer) if kind is Invalid else {}
    return kind(
        _words(kind, status, message),
        _next_step(kind, fields),
        details=scrubbed(text, hidden),
        status=status,
        fields={name: scrubbed(said, hidden) for name, said in fields.items()},
        may_have_acted=writing and status >= 500,
    )


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _kind(status: int, text: str) -> type[StreetManagerError]:
    if status == 401:
        return AccessRestricted if _RESTRICTED.search(text) else SignInFailed
    if status == 403:
        many = _TOO_MUCH.search(text) and _OF_A_SEARCH.search(text) and not _RESTRICTED.search(text)
        return TooManyResults if many else Forbidden
    if status >= 500:
        return ServiceFault
    if status in _BY_STATUS:
        return _BY_STATUS[status]
    return NotJson if 300 <= status < 400 else StreetManagerError


def _words(kind: type[StreetManagerError], status: int, message: str) -> str:
    if kind in (Invalid, Conflict, PreconditionFailed) and message:
        said = message.rstrip(".")
        return f"{kind.usual_words} It said: {said}."
    if kind is NotJson:
        return f"The address sends callers somewhere else ({status}), which Street Manager does not do."
    if kind is StreetManagerError:
        return f"Street Manager gave an answer that Works Extents does not understand ({status})."
    return kind.usual_words


def _next_step(kind: type[StreetManagerError], fields: Mapping[str, str]) -> str:
    if kind is Invalid and fields:
        return f"Correct what it names ({', '.join(fields)}) and send it again."
    return ""


def _message(answer: Any) -> str:
    if isinstance(answer, str):
        return answer
    if not isinstance(answer, Mapping):
        return ""
    for key in ("message", "error_description", "error", "title", "detail"):
        words = _plain_words(answer.get(key))
        if words:
            return words
        if isinstance(answer.get(key), Mapping):
            inner = _message(answer[key])
            if inner:
                return inner
    return ""


def fields_of(answer: Any) -> dict[str, str]:
    """Field name -> message out of the parsed body of a 400, at whatever depth it names them.

    The specification defines no such body; these are the forms that services of its kind use.
    Where nothing is nested, field names are looked for in the message itself.
    """
    found: dict[str, str] = {}
    for search in (_stated, _keyed):
        for name, message in search(answer, _DEEPEST):
            found.setdefault(name, message)
        if found:
            return found
    for sentence in re.split(r"[;\n]+", _message(answer)):
        for name in _FIELD_WORD.findall(sentence):
            found.setdefault(name, sentence.strip())
    return found


def _stated(part: Any, depth: int) -> Iterator[tuple[str, str]]:
    """Records that hold a field's name and a message beside one another."""
    if isinstance(part, Mapping):
        name, message = _named(part), _said(part)
        if name and message:
            yield name, message
    yield from _deeper(part, depth, _stated)


def _keyed(part: Any, depth: int) -> Iterator[tuple[str, str]]:
    """Members that are named for a field and hold a message, or a record with one."""
    for key, member in part.items() if isinstance(part, Mapping) else ():
        words = _plain_words(member) or (_said(member) if isinstance(member, Mapping) else "")
        if words and _looks_like_field(key):
            yield _last(key), words
    yield from _deeper(part, depth, _keyed)


def _deeper(part: Any, depth: int, search: Search) -> Iterator[tuple[str, str]]:
    members = part.values() if isinstance(part, Mapping) else part if isinstance(part, list) else ()
    for member in members if depth else ():
        yield from search(member, depth - 1)


def _named(part: Mapping[str, Any]) -> str:
    for key in _NAME_KEYS:
        value = part.get(key)
        if key == "path" and str(value).startswith("/"):
            continue
        if isinstance(value, list) and value and all(isinstance(item, (str, int)) for item in value):
            value = ".".join(str(item) for item in value)
        if isinstance(value, str) and value and _looks_like_field(_last(value)):
            return _last(value)
    return ""


def _said(part: Mapping[str, Any]) -> str:
    for key in _WORD_KEYS:
        words = _plain_words(part.get(key))
        if words:
            return words
        if key == "constraints" and isinstance(part.get(key), Mapping):
            return "; ".join(str(value) for value in part[key].values())
    return ""


def _plain_words(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        return "; ".join(value)
    return ""


def _looks_like_field(key: Any) -> bool:
    return isinstance(key, str) and key not in _NOT_FIELDS and _FIELD_NAME.fullmatch(key) is not None


def _last(path: str) -> str:
    parts = [part for part in re.split(r"[./\[\]]+", path) if part and not part.isdigit()]
    kept = [part for part in parts if part not in ("body", "request", "query", "requestBody")]
    return kept[0] if kept else path


def causes(error: BaseException) -> Iterator[BaseException]:
    """An error and everything that it came from: its causes, and the errors that it wraps."""
    waiting: list[Any] = [error]
    seen: set[int] = set()
    while waiting:
        one = waiting.pop(0)
        if not isinstance(one, BaseException) or id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        if not isinstance(one, StreetManagerError):
            waiting += [*one.args, getattr(one, "reason", None), one.__cause__, one.__context__]


def first_of(error: BaseException, kinds: type | tuple[type, ...]) -> BaseException | None:
    """The first cause of a kind, or None."""
    return next((one for one in causes(error) if isinstance(one, kinds)), None)
