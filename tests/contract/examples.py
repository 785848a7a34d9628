"""Answers made up out of the definitions: in full, with the least, with nulls, with what is yet to come."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from plugin.streetmanager.versions import Version

from .definitions import schema, schemas

OF_TOMORROW = "of_tomorrow"
_DEEPEST = 6
_POINT = {"type": "Point", "coordinates": [470000.25, 310000.5]}
_LINES = {"type": "MultiLineString", "coordinates": [[[470000.0, 310000.0], [470010.5, 310001.0]]]}
# Of the numbers that are declared as doubles most are whole: USRNs, counts, codes, times of day.
_MEASURED = re.compile(
    "length|width|depth|amount|charge|fee|easting|northing|rate|percent|penalty|discount|rating"
)
_MOMENT = "2026-11-24T09:30:15.000Z"


class Maker:
    """Makes values of a service's schemas. full: what is not required too. nulls: None where it may be.

    upcoming: upcoming_enum (999) for every closed list that has it. extra: unknown members everywhere.
    """

    def __init__(self, version: Version, service: str, **manner: bool) -> None:
        self._every = schemas(version, service)
        self._version, self._service = version, service
        self._manner = manner
        self._count = 0

    def value(self, part: Mapping[str, Any], name: str = "", depth: int = 0) -> Any:
        """A value of a schema."""
        if "$ref" in part:
            named = part["$ref"].rsplit("/", 1)[-1]
            return self._named(named, self._every[named], depth)
        kinds = [one for one in part.get("anyOf", []) if one.get("type") != "null"]
        nullable = part.get("x-nullable") or len(kinds) < len(part.get("anyOf", []))
        if nullable and self._manner.get("nulls"):
            return None
        if kinds:
            return self.value(kinds[0], name, depth)
        return self._plain(part, name, depth)

    def _named(self, named: str, part: Mapping[str, Any], depth: int) -> Any:
        if named.startswith("GeoJSON") and "coordinates" in part.get("properties", {}):
            shape = dict(_LINES if "MultiLineString" in named else _POINT)
            if "type_string" in part["properties"]:
                shape["type_string"] = shape["type"]
            return {**shape, OF_TOMORROW: 1} if self._manner.get("extra") else shape
        return self.value(part, named, depth)

    def _plain(self, part: Mapping[str, Any], name: str, depth: int) -> Any:
        if "enum" in part:
            return self._chosen(part["enum"])
        kind = part.get("type")
        if kind is None and name.endswith(("coordinates", "street_line")):
            return dict(_POINT)  # v6 has no type for shapes
        if kind == "object" or "properties" in part:
            return self._object(part, name, depth)
        if kind == "array":
            many = depth < _DEEPEST and (self._manner.get("full") or depth == 0)
            return [self.value(part.get("items", {}), name, depth + 1) for _ in range(2)] if many else []
        self._count += 1
        if kind == "boolean":
            return self._count % 2 == 0
        if kind in ("number", "integer"):
            measured = kind == "number" and _MEASURED.search(name)
            return 100000 + self._count + (0.5 if measured else 0)
        if part.get("format") == "date-time":
            return _MOMENT
        return f"{name or 'text'} {self._count} – é"

    def _chosen(self, listed: list[Any]) -> Any:
        if self._manner.get("upcoming"):
            found = next((one for one in listed if one in ("upcoming_enum", 999)), None)
            return found if found is not None else listed[-1]
        self._count += 1
        return listed[self._count % len(listed)]

    def _object(self, part: Mapping[str, Any], name: str, depth: int) -> Any:
        if "properties" not in part:
            return dict(_POINT)
        must = set(part.get("required", []))
        made = {
            key: self.value(member, key, depth + 1)
            for key, member in part["properties"].items()
            if key in must or (self._manner.get("full") and depth < _DEEPEST)
        }
        return {**made, OF_TOMORROW: {"a": [1, None]}} if self._manner.get("extra") else made


MANNERS: dict[str, dict[str, bool]] = {
    "in full": {"full": True},
    "required only": {},
    "with nulls": {"full": True, "nulls": True},
    "with unknown members": {"full": True, "extra": True},
    "with values to come": {"full": True, "upcoming": True},
}


def examples(version: Version, service: str, answer: str) -> Iterator[tuple[str, Any]]:
    """The examples of an answer (a schema's name, in brackets for a list), each with what is special in it."""
    found = schema(version, service, answer.strip("[]"))
    if found is None:
        return
    for manner, options in MANNERS.items():
        maker = Maker(version, service, **options)
        name = answer.strip("[]")
        if answer.startswith("["):
            yield manner, [maker.value(found, name) for _ in range(2)]
        else:
            yield manner, maker.value(found, name)
