"""The Lookup service: streets by place, by USRN and by text."""

from __future__ import annotations

import math
from typing import Any

from werkzeug.routing import Rule
from werkzeug.wrappers import Response

from .answers_street import street_answer, summary_answer
from .calls import READERS, Call, answer
from .refusals import invalid, not_found
from .town import Street

MOST_POINTS = 10


def _streets(call: Call, found: list[Street]) -> Response:
    if not found:
        raise not_found("Street")
    return answer([street_answer(street, call.version) for street in found])


def at_point(call: Call) -> Response:
    """GET lookup/nsg/streets (v1, v2): the streets within 25 m of a point; 404 where there is none."""
    call.caller(*READERS)
    query = call.query
    easting, northing = query.number("easting"), query.number("northing")
    query.done()
    return _streets(call, call.room.streets.near(easting, northing))


def at_points(call: Call) -> Response:
    """POST lookup/nsg/streets/search (v6): the streets within 25 m of any of up to ten unique points."""
    call.caller(*READERS)
    body = call.body()
    points = [_point(item) for item in _coordinates(body)]
    if len(set(points)) < len(points):
        raise invalid({"coordinates": "each element must be unique"})
    found: dict[int, Street] = {}
    for easting, northing in points:
        for street in call.room.streets.near(easting, northing):
            found.setdefault(street.usrn, street)
    return _streets(call, list(found.values()))


def _coordinates(body: Any) -> list[Any]:
    listed = body.get("coordinates") if isinstance(body, dict) else None
    if not isinstance(listed, list) or not 1 <= len(listed) <= MOST_POINTS:
        raise invalid({"coordinates": f"must be a list of 1 to {MOST_POINTS}"})
    return listed


def _metres(number: Any) -> float:
    if isinstance(number, (int, float)) and not isinstance(number, bool) and math.isfinite(number):
        return float(number)
    raise invalid({"coordinates": "each must have a numeric easting and northing"})


def _point(item: Any) -> tuple[float, float]:
    given = item if isinstance(item, dict) else {}
    return _metres(given.get("easting")), _metres(given.get("northing"))


def of_usrn(call: Call, usrn: str) -> Response:
    """GET lookup/nsg/streets/{usrn}."""
    call.caller(*READERS)
    if not usrn.isdecimal():
        raise invalid({"usrn": "usrn must be a number"})
    street = call.room.streets.street(int(usrn))
    if street is None:
        raise not_found("Street")
    return answer(street_answer(street, call.version))


def by_text(call: Call) -> Response:
    """GET lookup/nsg/search: an empty list where nothing fits."""
    call.caller(*READERS)
    query = call.query
    text = query.text("query", needed=True)
    query.done()
    return answer([summary_answer(street) for street in call.room.streets.search(text or "")])


RULES = [
    Rule("/lookup/nsg/streets/<usrn>", endpoint=of_usrn, methods=["GET"]),
    Rule("/lookup/nsg/search", endpoint=by_text, methods=["GET"]),
]
RULES_BEFORE_V6 = [Rule("/lookup/nsg/streets", endpoint=at_point, methods=["GET"])]
RULES_V6 = [Rule("/lookup/nsg/streets/search", endpoint=at_points, methods=["POST"])]
