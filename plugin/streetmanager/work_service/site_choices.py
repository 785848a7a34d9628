"""Closed lists of sites and reinstatements."""

from __future__ import annotations

from ..choices import listed

REINSTATEMENT_STATUSES = listed([("interim", "Interim"), ("permanent", "Permanent")])

REINSTATEMENT_TYPES = listed(
    [
        ("excavation", "Excavation"),
        ("bar_holes", "Bar holes"),
        ("core_holes", "Core holes"),
        ("pole_testing", "Pole testing"),
    ]
)
