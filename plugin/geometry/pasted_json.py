"""Shapes out of JSON: GeoJSON of any nesting, and the messages of Street Manager's open data.

A message says what it is about in `object_data`, and there the place as a text. Some keep it as the text that it
came as, within the message of the service that delivers it; many are kept one a line, or in a list.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from .pasted_shape import EXPECTED, NAMES, PLACES, Given, NotPasted
from .pasted_wkt import NotWkt, coordinate_list
from .positions import KINDS

# What a message says of the event, beside what it is about.
EVENT = ("event_type", "event_time", "event_reference", "object_type", "object_reference")
# What people call a feature's name.
NAMED_BY = ("name", "Name", "NAME", "title", "reference")
_WRAPPERS = ("object_data", "Message", "message", "body")
_BETWEEN = re.compile(r"[\s,]*")
DEEPEST = 8


def of_json(plain: str) -> Iterator[Given]:
    """The geometries of a JSON text, or of several on lines of their own. Raises NotPasted."""
    for value in _values(plain):
        yield from _of_value(value)


def _values(plain: str) -> Iterator[Any]:
    """The values one by one, members of a list too: a long text read in one go would keep QGIS waiting."""
    decoder = json.JSONDecoder()
    within = plain.startswith("[")
    at = _past(plain, 1 if within else 0)
    while at < len(plain) and not (within and plain[at] == "]"):
        try:
            value, at = decoder.raw_decode(plain, at)
        except (ValueError, RecursionError) as error:
            raise NotPasted(f"This looks like JSON, and cannot be read as such. {EXPECTED}") from error
        yield value
        at = _past(plain, at)
    if within and (at >= len(plain) or plain[at + 1 :].strip()):
        raise NotPasted(f"This looks like JSON, and cannot be read as such. {EXPECTED}")


def _past(plain: str, at: int) -> int:
    found = _BETWEEN.match(plain, at)
    return found.end() if found else at


def _of_value(
    value: Any,
    code: int | None = None,
    name: str = "",
    deeper: int = DEEPEST,
    columns: Mapping[str, Any] | None = None,
) -> Iterator[Given]:
    if deeper == 0:
        return
    if isinstance(value, list):
        for member in value:
            yield from _of_value(member, code, name, deeper - 1)
        return
    if not isinstance(value, dict):
        return
    code = _crs(value) or code
    kind = value.get("type")
    if isinstance(kind, str) and kind.lower() in KINDS:
        yield Given(value, code, name, columns=columns or {})
    elif isinstance(value.get("features"), list):
        yield from _of_value(value["features"], code, name, deeper - 1)
    elif isinstance(value.get("geometry"), dict):
        properties = value.get("properties")
        held = plain_columns(properties) if isinstance(properties, dict) else {}
        yield from _of_value(value["geometry"], code, _name(properties, name), deeper - 1, held)
    else:
        yield from _of_message(value, code, name, deeper, columns or {})


def _of_message(
    value: dict[str, Any], code: int | None, name: str, deeper: int, about: Mapping[str, Any]
) -> Iterator[Given]:
    """A record with its place in one of its members, or something around one."""
    held = _name(value, name)
    for place, kind in PLACES.items():
        found = value.get(place)
        if found is None:
            continue
        columns = {**plain_columns(value), **about}
        try:
            geometries = list(coordinate_list(found)) if isinstance(found, str) and found.strip() else [found]
        except NotWkt:
            geometries = [{}]
        for geometry in geometries:
            yield Given(geometry if isinstance(geometry, dict) else {}, 27700, held, False, columns, kind)
    event = {**about, **{key: value[key] for key in EVENT if value.get(key) is not None}}
    for wrapper in _WRAPPERS:
        inside = value.get(wrapper)
        if isinstance(inside, str) and inside.lstrip().startswith("{"):
            inside = _text_inside(inside)
        if isinstance(inside, dict):
            yield from _of_value(inside, code, held, deeper - 1, event)


def _text_inside(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NotPasted(f"This looks like JSON, and cannot be read as such. {EXPECTED}") from error


def plain_columns(record: Mapping[str, Any]) -> dict[str, Any]:
    """A record's members as columns: texts, numbers, and lists and records as JSON; places are left out."""
    return {
        str(key): value
        if value is None or isinstance(value, (str, int, float, bool))
        else json.dumps(value, ensure_ascii=False)
        for key, value in record.items()
        if key not in PLACES
    }


def _name(properties: Any, otherwise: str) -> str:
    if not isinstance(properties, dict):
        return otherwise
    found = (properties.get(name) for name in (*NAMES, *NAMED_BY))
    return next((name for name in found if isinstance(name, str) and name), otherwise)


def _crs(value: Mapping[str, Any]) -> int | None:
    """The EPSG code that an old-fashioned crs member names."""
    crs = value.get("crs")
    properties = crs.get("properties") if isinstance(crs, dict) else None
    named = properties.get("name") if isinstance(properties, dict) else None
    digits = named.rpartition(":")[2] if isinstance(named, str) else ""
    if digits.upper() == "CRS84":
        return 84
    return int(digits) if digits.isdigit() and len(digits) < 7 else None
