"""Whether all that an answer holds is found again in the record that was read out of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timezone
from typing import Any

from pydantic import AliasChoices

from plugin.streetmanager.records import Reading

from .examples import OF_TOMORROW


def lost(example: Any, read: Any, where: str = "") -> Iterator[str]:
    """What was lost or changed, a line for each value. Only what no version knows may be in model_extra."""
    if isinstance(read, Reading):
        yield from _lost_of_record(example, read, where)
    elif isinstance(example, list) and isinstance(read, (list, tuple)):
        if len(example) != len(read):
            yield f"{where}: {len(example)} items, of which {len(read)} were read"
        for place, pair in enumerate(zip(example, read)):
            yield from lost(*pair, f"{where}.{place}" if where else str(place))
    elif not _same(example, read):
        yield f"{where or 'all'}: {example!r:.60} was read as {read!r:.60}"


def _lost_of_record(example: Any, read: Reading, where: str) -> Iterator[str]:
    if isinstance(example, list) and hasattr(read, "rows"):
        yield from lost(example, read.rows, where)  # v1's whole list, read as the one page that it is
        return
    if not isinstance(example, dict):
        yield f"{where}: {example!r:.60} was read as a record"
        return
    names = _names(type(read))
    for key, value in example.items():
        inner = f"{where}.{key}" if where else key
        if key in names:
            yield from lost(value, getattr(read, names[key]), inner)
        elif key == OF_TOMORROW:
            if (read.model_extra or {}).get(key) != value:
                yield f"{inner}: an unknown member is not kept"
        else:
            yield f"{type(read).__name__} has no field {key} ({inner})"


def _names(kind: type[Reading]) -> dict[str, str]:
    """The names on the wire, each with its field's."""
    found = {name: name for name in kind.model_fields}
    for name, field in kind.model_fields.items():
        alias = field.validation_alias
        choices = alias.choices if isinstance(alias, AliasChoices) else [alias]
        found.update({one: name for one in choices if isinstance(one, str)})
    return found


def _same(example: Any, read: Any) -> bool:
    if example is None:
        return read in (None, "", [])
    if isinstance(example, bool) or isinstance(read, bool):
        return example is read
    if isinstance(read, (int, float)) and isinstance(example, (int, float)):
        return example == read
    if isinstance(read, datetime):
        return isinstance(example, str) and _moment(example) == read.astimezone(timezone.utc)
    if isinstance(read, date):
        return isinstance(example, str) and example[:10] == read.isoformat()
    return bool(type(example) is type(read) and example == read)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text.replace("Z", "+00:00"))
