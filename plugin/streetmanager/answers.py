"""Reading the bodies of answers: JSON into plain data or records, and typed errors where it is neither."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import from_json

from .errors import CutShort, NotJson
from .records import Reading

R = TypeVar("R", bound=Reading)


def json_from(data: bytes, *, writing: bool = False) -> Any:
    """Plain data out of an answer's bytes.

    writing: the call was a POST or PUT, which the service has carried out although its answer is no use.
    Raises NotJson, or CutShort where the text ends too early.
    """
    try:
        return from_json(data, cache_strings="keys")
    except ValueError as error:
        raw = data[:4000].decode("utf-8", "replace")
        begins_like_json = raw.lstrip()[:1] in ("{", "[")
        kind = CutShort if "EOF" in str(error) and begins_like_json else NotJson
        raise kind(details=raw, may_have_acted=writing) from None


def record_from(data: bytes, kind: type[R], *, writing: bool = False) -> R:
    """A record out of an answer's bytes. Raises NotJson, also where it is JSON of another kind."""
    return _record(json_from(data, writing=writing), kind, writing)


def records_from(data: bytes, kind: type[R]) -> list[R]:
    """The records of a list. Those that cannot be read are left out; NotJson where it is no list."""
    found = json_from(data)
    if not isinstance(found, list):
        raise _not_ours(found, writing=False)
    records = []
    for item in found:
        try:
            records.append(kind.model_validate(item))
        except ValidationError:
            continue
    return records


def object_from(data: bytes) -> dict[str, Any]:
    """A JSON object as plain data. Raises NotJson where it is JSON of another kind."""
    found = json_from(data)
    if not isinstance(found, dict):
        raise _not_ours(found, writing=False)
    return found


def collection_from(data: bytes) -> dict[str, Any]:
    """A GeoJSON FeatureCollection as plain data, checked only to be an object with a list of features."""
    found = json_from(data)
    if not isinstance(found, dict) or not isinstance(found.get("features"), list):
        raise _not_ours(found, writing=False)
    return found


def _record(found: Any, kind: type[R], writing: bool) -> R:
    try:
        return kind.model_validate(found)
    except ValidationError:
        raise _not_ours(found, writing=writing) from None


def _not_ours(found: Any, *, writing: bool) -> NotJson:
    return NotJson(
        "Street Manager gave an answer of a kind that Works Extents does not know.",
        "Check that the address and the version in the settings are right.",
        details=str(found),
        may_have_acted=writing,
    )
