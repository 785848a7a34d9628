"""WKT and EWKT, as tolerant as people paste it, and the list of positions that Street Manager's files hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_KINDS = {
    "POINT": "Point",
    "LINESTRING": "LineString",
    "LINEARRING": "LineString",
    "POLYGON": "Polygon",
    "MULTIPOINT": "MultiPoint",
    "MULTILINESTRING": "MultiLineString",
    "MULTIPOLYGON": "MultiPolygon",
    "GEOMETRYCOLLECTION": "GeometryCollection",
}
# Each with what a member is that does not say so itself.
_CURVES = {
    "CIRCULARSTRING": "",
    "COMPOUNDCURVE": "LINESTRING",
    "CURVEPOLYGON": "LINESTRING",
    "MULTICURVE": "LINESTRING",
    "MULTISURFACE": "POLYGON",
}
_SOLID = ("TRIANGLE", "TIN")
_NUMBER = r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?"
_WORD = re.compile(r"\s*([A-Za-z]+)")
_SRID = re.compile(r"\s*SRID\s*=\s*(\d{1,6})\s*;", re.I)
_START = re.compile(
    rf"\s*(?:SRID\s*=\s*\d+\s*;)?\s*({'|'.join((*_KINDS, *_CURVES, *_SOLID))})(?:ZM|Z|M)?\b\s*(?:ZM|Z|M)?\s*(\(|EMPTY)",
    re.I,
)
_TOKEN = re.compile(rf"\s*(?:([(),])|({_NUMBER})|([A-Za-z]+))")
_LISTED = re.compile(r"\s*(Multi)?(Point|LineString|Line|Polygon)\s*:\s*(.*)", re.I | re.S)
DEEPEST = 12


class NotWkt(Exception):
    """A text that cannot be read as WKT; str() says why."""


def is_wkt(text: str) -> bool:
    """Whether it begins as WKT or EWKT does."""
    return _START.match(text) is not None


def wkt(text: str) -> Iterator[tuple[dict[str, Any], int | None]]:
    """The geometries (GeoJSON-like, numbers as they stand) of one or more WKT texts, each with its SRID or None.

    Several may follow each other, on lines of their own or after semicolons. Raises NotWkt.
    """
    at = 0
    while at < len(text):
        srid = _SRID.match(text, at)
        reader = _Reader(text, srid.end() if srid else at)
        yield reader.geometry(DEEPEST), int(srid[1]) if srid else None
        at = reader.at
        while at < len(text) and text[at] in " \t\r\n;,":
            at += 1


def coordinate_list(text: str) -> Iterator[dict[str, Any]]:
    """The geometry of a place as Street Manager's messages and files write it: WKT, or "Point: e,n".

    `LineString: e,n e,n …` and `Polygon: …` list positions, parted by spaces, semicolons, commas or brackets.
    Raises NotWkt.
    """
    listed = _LISTED.fullmatch(text.strip())
    if listed is None:
        if not is_wkt(text):
            raise NotWkt(f"“{_short(text)}” is no place that can be read.")
        yield from (geometry for geometry, _ in wkt(text))
        return
    numbers = [float(number) for number in re.findall(_NUMBER, listed[3])]
    if not numbers or len(numbers) % 2:
        raise NotWkt(f"“{_short(text)}” does not have a northing for every easting.")
    places = [list(pair) for pair in zip(numbers[::2], numbers[1::2])]
    kind = listed[2].lower()
    if kind == "point":
        yield from ({"type": "Point", "coordinates": place} for place in places)
    elif kind == "polygon":
        yield {"type": "Polygon", "coordinates": [places]}
    else:
        yield {"type": "LineString", "coordinates": places}


class _Reader:
    """Reads one geometry, from a place in the text on."""

    def __init__(self, text: str, at: int) -> None:
        self.text, self.at = text, at

    def geometry(self, deeper: int, otherwise: str = "") -> dict[str, Any]:
        word = otherwise if otherwise and self._peek() == "(" else self._word()
        if word in _SOLID:
            raise NotWkt("The shape is a triangle of a surface. Take its outline as a polygon.")
        kind = _KINDS.get(word, word if word in _CURVES else None)
        if kind is None or deeper == 0:
            raise NotWkt(f"“{_short(word)}” is no type of shape.")
        mark = self._peek()
        if mark in ("Z", "M", "ZM"):
            self._take()
            mark = self._peek()
        if mark == "EMPTY":
            self._take()
            return self._empty(kind)
        if kind == "GeometryCollection" or _CURVES.get(kind):
            return {"type": kind, "geometries": self._members(deeper, _CURVES.get(kind, ""))}
        held = self._brackets(deeper)
        return {"type": kind, "coordinates": self._fitting(kind, held)}

    def _empty(self, kind: str) -> dict[str, Any]:
        if kind == "GeometryCollection" or _CURVES.get(kind):
            return {"type": "GeometryCollection", "geometries": []}
        return {"type": kind, "coordinates": []}

    def _members(self, deeper: int, otherwise: str) -> list[dict[str, Any]]:
        self._expect("(")
        members = [self.geometry(deeper - 1, otherwise)]
        while self._peek() == ",":
            self._take()
            members.append(self.geometry(deeper - 1, otherwise))
        self._expect(")")
        return members

    def _brackets(self, deeper: int) -> list[Any]:
        """What stands in brackets: positions, or brackets again."""
        if deeper == 0:
            raise NotWkt("The brackets of the WKT go too deep.")
        self._expect("(")
        held: list[Any] = []
        while True:
            held.append(self._brackets(deeper - 1) if self._peek() == "(" else self._position())
            if self._take() == ")":
                return held
            if self.taken != ",":
                raise NotWkt("The WKT has a bracket or a comma too few.")

    def _position(self) -> list[float]:
        numbers: list[float] = []
        while self._peek() not in (",", ")", ""):
            try:
                numbers.append(float(self._take()))
            except ValueError:
                raise NotWkt(f"“{_short(self.taken)}” is no number.") from None
        if len(numbers) < 2:
            raise NotWkt("A position of the WKT has only one number.")
        # A measure is no height: only the first two matter to a shape here.
        return numbers[:3]

    @staticmethod
    def _fitting(kind: str, held: list[Any]) -> Any:
        if kind == "Point":
            return held[0]
        if kind == "MultiPoint":
            return [place[0] if place and isinstance(place[0], list) else place for place in held]
        return held

    def _word(self) -> str:
        found = _WORD.match(self.text, self.at)
        if found is None:
            raise NotWkt("Behind the first shape there is something that is none.")
        self.at = found.end()
        word = found[1].upper()
        # QGIS writes PointZ and LineStringZM, without a space.
        bare = re.sub("(ZM|Z|M)$", "", word)
        return bare if bare in _KINDS or bare in _CURVES else word

    def _peek(self) -> str:
        found = _TOKEN.match(self.text, self.at)
        return (found[1] or found[2] or found[3]).upper() if found else ""

    def _take(self) -> str:
        found = _TOKEN.match(self.text, self.at)
        if found is None:
            raise NotWkt("The WKT ends too early, or has a sign that does not belong there.")
        self.at = found.end()
        self.taken = (found[1] or found[2] or found[3]).upper()
        return self.taken

    def _expect(self, sign: str) -> None:
        if self._take() != sign:
            raise NotWkt("The WKT has a bracket too few.")


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 40 else f"{text[:37]}…"
