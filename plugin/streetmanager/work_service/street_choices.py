"""Closed lists of section 58s, ancillary information and material classifications, all of v6."""

from __future__ import annotations

from ..choices import listed

RESTRICTION_DURATIONS = listed(
    [
        ("six_months", "6 months"),
        ("one_year", "1 year"),
        ("two_years", "2 years"),
        ("three_years", "3 years"),
    ]
)

RESTRICTION_EXTENTS = listed([("whole_road", "Whole road"), ("part_of_the_road", "Part of the road")])

SECTION_58_STATUSES = listed(
    [
        ("proposed", "Proposed"),
        ("in_force", "In force"),
        ("cancelled", "Cancelled"),
        ("closed", "Closed"),
    ]
)

SIGNALS_OR_CONTROLS = "portable_traffic_signals_or_other_traffic_controls"

ANCILLARY_TYPES = listed(
    [
        (SIGNALS_OR_CONTROLS, "Portable signals or other traffic control"),
        ("site_welfare_facilities", "Welfare facilities"),
        ("site_compound_or_material_storage", "Compound, or storage of materials"),
        ("site_compound_for_works", "Compound for the works"),
    ]
)

CLASSIFICATIONS = listed([("hazardous", "Hazardous"), ("non_hazardous", "Not hazardous")])

HAZARDS = listed(
    [
        ("coal_tar", "Coal tar"),
        ("total_petroleum_hydrocarbons", "Petroleum hydrocarbons"),
        ("ph", "pH"),
        ("heavy_metal", "Heavy metals"),
        ("asbestos", "Asbestos"),
        ("other", "Other"),
    ]
)

LAYERS = listed([("surface_course", "Surface course"), ("sub_base", "Sub-base")])
