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

from . import (
    crs_rules,
    outline_rules,
    place_rules,
    record_rules,
    shape_rules,
    size_rules,
    street_rules,
    submission_rules,
)
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
_ONE_STREET = "Business rules, 1.4: a permit names one USRN"
_ASSESSED = "Lookup: the street's primary notice authorities assess"
_SECOND = (
    "Business rules: an excavation's reinstatement over 10 m long or wide has a second set of coordinates"
)
_SECTION_58 = "New Roads and Street Works Act 1991, section 58"
_CO_ORDINATION = "New Roads and Street Works Act 1991, sections 59 and 60: works are co-ordinated"
_DECLARED = "Street Manager: a permit's special designations are declared by the applicant"
_HS2 = "Street Manager: HS2 Act limits and additional USRNs"
_OURS = "Works Extents: the service does not check it and accepts what is wrong"

RULES: tuple[Rule, ...] = (
    Rule("curves", STOPS, _WORKS, shape_rules.curves, halts=True),
    Rule("nothing_drawn", STOPS, _WORKS, shape_rules.nothing_drawn, halts=True),
    Rule("unknown_type", STOPS, _WORKS, shape_rules.unknown_type, halts=True),
    Rule("type_not_allowed", STOPS, _WORKS, shape_rules.type_not_allowed),
    Rule("several_parts", STOPS, _WORKS, shape_rules.several_parts),
    Rule("too_many_points", STOPS, _WORKS, submission_rules.too_many_points),
    Rule("second_geometry", STOPS, _SECOND, submission_rules.second_geometry),
    Rule("not_finite", STOPS, _GRID, place_rules.not_finite, halts=True),
    Rule("in_degrees", STOPS, _GRID, place_rules.in_degrees, halts=True),
    Rule("web_mercator", STOPS, _GRID, crs_rules.web_mercator, halts=True),
    Rule("swapped", STOPS, _GRID, crs_rules.swapped, halts=True),
    Rule("outside_grid", STOPS, _GRID, place_rules.outside_grid, halts=True),
    Rule("too_few", STOPS, _GEOJSON, shape_rules.too_few),
    Rule("not_closed", STOPS, _GEOJSON, shape_rules.not_closed),
    Rule("no_size", STOPS, _OURS, shape_rules.no_size),
    Rule("crosses_itself", STOPS, _SIMPLE, shape_rules.crosses_itself),
    Rule("hole_misplaced", STOPS, _SIMPLE, shape_rules.hole_misplaced),
    Rule("datum_shift", WARNS, _OURS, crs_rules.datum_shift),
    Rule("far_from_street", WARNS, _OURS, street_rules.far_from_street),
    Rule("unchosen_street", WARNS, _ONE_STREET, street_rules.unchosen_street),
    Rule("other_authority", WARNS, _ASSESSED, street_rules.other_authority),
    Rule("section_58", WARNS, _SECTION_58, record_rules.section_58),
    Rule("not_known", WARNS, _OURS, record_rules.not_known),
    Rule("clash", WARNS, _CO_ORDINATION, record_rules.clash),
    Rule("likely_duplicate", WARNS, _OURS, record_rules.likely_duplicate),
    Rule("closure_without_order", WARNS, _OURS, submission_rules.closure_without_order),
    Rule("point_for_much", WARNS, _OURS, size_rules.point_for_much),
    Rule("outside_works", WARNS, _OURS, submission_rules.outside_works),
    Rule("too_long", WARNS, _OURS, size_rules.too_long),
    Rule("too_large", WARNS, _OURS, size_rules.too_large),
    Rule("hole", WARNS, _OURS, outline_rules.hole),
    Rule("spike", WARNS, _OURS, outline_rules.spike),
    Rule("sliver", WARNS, _OURS, outline_rules.sliver),
    Rule("many_vertices", WARNS, _OURS, outline_rules.many_vertices),
    Rule("close_vertices", WARNS, _OURS, outline_rules.close_vertices),
    Rule("streets_under", TELLS, _HS2, street_rules.streets_under),
    Rule("designations", TELLS, _DECLARED, record_rules.designations),
    Rule("section_58_proposed", TELLS, _SECTION_58, record_rules.section_58_proposed),
    Rule("opportunity", TELLS, _CO_ORDINATION, record_rules.opportunity),
    Rule("hs2_limits", TELLS, _HS2, record_rules.hs2_limits),
    Rule("repeated", TELLS, _OURS, shape_rules.repeated),
    Rule("heights", TELLS, _WORKS, shape_rules.heights),
    Rule("no_width", TELLS, _OURS, size_rules.no_width),
    Rule("measures", TELLS, _OURS, size_rules.measures),
)


def source_of(code: str) -> str:
    """On whose word the rule of a finding's code stands; "" where there is no such rule."""
    return next((rule.source for rule in RULES if rule.code == code), "")


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
        return [Finding(rule.code, rule.severity, *remark) for remark in rule.find(subject)]
    except Exception as error:
        # Silence would say that all is well.
        words = (
            f"This could not be checked ({rule.code}: {type(error).__name__}). Look at the shape yourself."
        )
        return [Finding(rule.code, rule.severity, words)]
