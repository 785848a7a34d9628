"""The rules that a shape must keep before it is sent, and the check that applies them all.

The service itself checks only the type and that numbers are not negative; a wrong shape is accepted and is
wrong from then on. So these checks protect the user. Each rule is one small function in the table below; its
source says on whose word it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from . import place_rules, shape_rules
from .findings import STOPS, TELLS, WARNS, Context, Finding
from .remark import Remark
from .subject import Subject


@dataclass(frozen=True)
class Rule:
    """One rule: its code, how bad a breach is, whose rule it is, and the function that looks for it.

    halts: after a breach the rules that follow would have nothing sensible to say.
    """

    code: str
    severity: str
    source: str
    find: Callable[[Subject], Iterator[Remark]]
    halts: bool = False


_WORKS = "Street Manager: works_coordinates is a GeoJSON Point, LineString or Polygon"
_GRID = "Street Manager: coordinates are National Grid eastings and northings"
_GEOJSON = "RFC 7946, section 3.1.6"
_SIMPLE = "OGC Simple Features: a polygon's rings are simple and bound one connected inside"
_OURS = "Works Extents: the service does not check it and accepts what is wrong"

RULES: tuple[Rule, ...] = (
    Rule("nothing_drawn", STOPS, _WORKS, shape_rules.nothing_drawn, halts=True),
    Rule("unknown_type", STOPS, _WORKS, shape_rules.unknown_type, halts=True),
    Rule("type_not_allowed", STOPS, _WORKS, shape_rules.type_not_allowed),
    Rule("several_parts", STOPS, _WORKS, shape_rules.several_parts),
    Rule("not_finite", STOPS, _GRID, place_rules.not_finite, halts=True),
    Rule("in_degrees", STOPS, _GRID, place_rules.in_degrees, halts=True),
    Rule("outside_grid", STOPS, _GRID, place_rules.outside_grid, halts=True),
    Rule("too_few", STOPS, _GEOJSON, shape_rules.too_few),
    Rule("not_closed", STOPS, _GEOJSON, shape_rules.not_closed),
    Rule("no_size", STOPS, _OURS, shape_rules.no_size),
    Rule("crosses_itself", STOPS, _SIMPLE, shape_rules.crosses_itself),
    Rule("hole_misplaced", STOPS, _SIMPLE, shape_rules.hole_misplaced),
    Rule("far_from_street", WARNS, _OURS, place_rules.far_from_street),
    Rule("repeated", TELLS, _OURS, shape_rules.repeated),
    Rule("heights", TELLS, _WORKS, shape_rules.heights),
)


def check(geometry: Mapping[str, Any] | None, context: Context | None = None) -> list[Finding]:
    """What is wrong or worth knowing about a shape (GeoJSON-like, EPSG:27700 metres), worst first.

    The shape is judged as it would be written, to the millimetre: where no finding stops, `geojson.write`
    takes it. Never raises; a rule that fails itself is a finding that says so.
    """
    subject = Subject(geometry, context or Context())
    findings: list[Finding] = []
    # shapely and numpy warn of numbers that the findings speak of already.
    with np.errstate(all="ignore"):
        for rule in RULES:
            found = _findings(rule, subject)
            findings += found
            if found and rule.halts:
                break
    order = (STOPS, WARNS, TELLS)
    return sorted(findings, key=lambda finding: order.index(finding.severity))


def _findings(rule: Rule, subject: Subject) -> list[Finding]:
    try:
        return [
            Finding(rule.code, rule.severity, remark.words, remark.places, remark.repair)
            for remark in rule.find(subject)
        ]
    except Exception as error:
        # Silence would say that all is well.
        words = (
            f"This could not be checked ({rule.code}: {type(error).__name__}). Look at the shape yourself."
        )
        return [Finding(rule.code, rule.severity, words)]
