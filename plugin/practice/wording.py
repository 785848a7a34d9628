"""What the service calls its values in the `…_string` fields, and what an older version says of a value it lacks."""

from __future__ import annotations

UPCOMING = "upcoming_enum"

SPECIAL_WORDS = {
    "immediate_urgent": "Immediate - urgent",
    "immediate_emergency": "Immediate - emergency",
    "paa": "Major (PAA)",
    "hs2_highway": "HS2 (Highway)",
    "hs2_highway_works": "HS2 highway works",
    "multi_way_signals": "Multi-way signals",
    "two_way_signals": "Two-way signals",
    "contra_flow": "Contra-flow",
    "stop_go_boards": "Stop/go boards",
    "give_and_take": "Give and take",
    "temp_obstruction_15_minute_delay": "Temporary obstruction 15 minute delay",
    "section_58": "Section 58",
    "section_50": "Section 50",
    "section50": "Section 50",
    "section58": "Section 58",
    "crane_mobile_platform": "Crane or mobile platform",
    "section_81": "Section 81",
    "permit_modification_request": "Permit modification request",
    "optional_permit_no_fee": "Optional permit (no fee)",
    "yes_provide_pedestrian_walkway": "Yes, a pedestrian walkway will be provided",
    "yes_provide_alternative_route": "Yes, an alternative route will be provided",
    "yes_discussed_with_ha": "Yes, discussed with the highway authority",
    "PROMOTER": "Promoter",
    "HA": "Highway authority",
    "CONTRACTOR": "Contractor",
    "HighwayAuthority": "Highway Authority",
    "DataExport": "Data Export",
    "StreetWorksAdmin": "Street Works Admin",
    "LineString": "LineString",
    "MultiLineString": "MultiLineString",
}

REINSTATEMENT = {
    1: "Carriageway type 1 (10 to 30 MSA)",
    2: "Carriageway type 2 (2.5 to 10 MSA)",
    3: "Carriageway type 3 (0.5 to 2.5 MSA)",
    4: "Carriageway type 4 (up to 0.5 MSA)",
    5: "Carriageway type 0 (30 to 125 MSA)",
    6: "High duty footway",
    7: "High amenity footway",
    8: "Other footways",
    9: "Private street",
    10: "Carriageway type 6 (over 125 MSA)",
}
DESIGNATION = {
    1: "Protected street",
    2: "Traffic sensitive",
    3: "Special engineering difficulty (SED)",
    9: "Environmentally sensitive area",
    10: "Structure (not special engineering difficulty)",
    18: "Special event",
    19: "Parking bays and restrictions",
    20: "Pedestrian crossings, traffic signals and sensors",
    23: "Strategic route",
    28: "Winter maintenance route",
}
PERIODICITY = {
    1: "Every day",
    2: "Monday to Friday",
    14: "Public and bank holidays",
    15: "Continuous",
    16: "Special arrangements",
}

# What a value falls back to in v1, whose lists have no `upcoming_enum`: the nearest that its definitions allow.
NEAREST_IN_V1 = {
    "hs2_highway": "major",
    "temp_obstruction_15_minute_delay": "some_carriageway_incursion",
    "under_assessment": "submitted",
}


def words(value: str) -> str:
    """The value as a person would read it."""
    return SPECIAL_WORDS.get(value) or value.replace("_", " ").capitalize()


def said(value: str, version: str, known: frozenset[str]) -> str:
    """The value as this version says it: itself where known, else `upcoming_enum` (v1: the nearest it has)."""
    if value in known:
        return value
    return NEAREST_IN_V1.get(value, value) if version == "v1" else UPCOMING
