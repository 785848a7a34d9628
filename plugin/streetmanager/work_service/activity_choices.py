"""Closed lists of activities, forward plans and comments."""

from __future__ import annotations

from ..choices import Choice, Choices, listed
from ..versions import Version

ACTIVITY_KINDS = listed(
    [
        ("skips", "Skips"),
        ("scaffolding", "Scaffolding"),
        ("hoarding", "Hoarding"),
        ("crane_mobile_platform", "Crane or mobile platform"),
        ("event", "Event"),
        ("section50", "Section 50 licence"),
        ("section58", "Section 58 restriction"),
        ("compound", "Compound"),
        ("other", "Something else"),
    ]
)

FORWARD_PLAN_WORK_TYPES = listed([("planned", "Planned"), ("hs2_highway_works", "HS2 highway works")])

COMMENT_TOPICS = Choices(
    Choice("GENERAL", "General"),
    Choice("CHANGE_REQUEST", "Change request"),
    Choice("DURATION_CHALLENGE", "Duration challenge"),
    Choice("FORWARD_PLAN", "Forward plan"),
    Choice("FPN", "Fixed penalty notice"),
    Choice("IMPOSED_VARIATION", "Imposed change"),
    Choice("INSPECTION", "Inspection"),
    Choice("OVERRUN", "Overrun warning (highway authorities only)"),
    Choice("SECTION_74", "Section 74, overrunning works"),
    Choice("SECTION_81", "Section 81, apparatus in need of repair"),
    Choice("UNATTRIBUTED_WORKS", "Works that nobody has owned up to", since=Version.V6),
)
