"""The kinds of record that can be searched for by area, and what tells one record of a kind from another."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from ..streetmanager.versions import Version, spoken


@dataclass(frozen=True)
class Kind:
    """One kind of record of the GeoJSON service.

    key: what it is called throughout the plugin. operation: the method of streetmanager.geojson that asks
    for it. references: the properties that together tell a record from all others. centre: the property
    that holds its centre point, or "" where none does. dated: whether it is asked for by days. since,
    until: the first and the last version of the service that has it. reference: which of its references
    it can be asked for by, or "".
    """

    key: str
    operation: str
    references: tuple[str, ...]
    centre: str
    dated: bool = True
    since: Version | None = None
    until: Version | None = None
    reference: str = ""


WORKS = Kind(
    "works",
    "get_works",
    ("work_reference_number", "permit_reference_number"),
    "work_centre_point",
    reference="work_reference_number",
)
ACTIVITIES = Kind(
    "activities",
    "get_activities",
    ("activity_reference_number",),
    "activity_centre_point",
    reference="activity_reference_number",
)
FORWARD_PLANS = Kind(
    "forward_plans",
    "get_forward_plans",
    ("work_reference_number", "forward_plan_reference_number"),
    "work_centre_point",
    reference="forward_plan_reference_number",
)
HS2_ACT_LIMITS = Kind("hs2_act_limits", "get_hs2_act_limits", (), "", dated=False)
SECTION_58S = Kind(
    "section_58s",
    "get_section_58s",
    ("section_58_reference_number",),
    "section_58_centre_point",
    since=Version.V6,
    reference="section_58_reference_number",
)

# SWA codes. Only they and the highway authorities may see the limits of the HS2 Acts. The second is the
# practice service's railway: no real code has letters.
HS2_PROMOTERS = frozenset({"7374", "ZZ06"})

ALL = (WORKS, ACTIVITIES, FORWARD_PLANS, SECTION_58S, HS2_ACT_LIMITS)


def kinds_in(version: str) -> tuple[Kind, ...]:
    """The kinds that a version of the service has, in the order in which they are offered."""
    return tuple(kind for kind in ALL if spoken(Version(version), kind.since, kind.until))


def kinds_for(version: str, organisation: str, roles: Collection[str]) -> tuple[Kind, ...]:
    """The kinds of a version that an account may see, by its organisation's SWA code and its roles."""
    railway = organisation in HS2_PROMOTERS or "HighwayAuthority" in roles
    return tuple(kind for kind in kinds_in(version) if railway or not only_for_railways(kind))


def only_for_railways(kind: Kind) -> bool:
    """Whether only highway authorities and the promoters of HS2 may see a kind."""
    return kind is HS2_ACT_LIMITS


def kind_of(key: str) -> Kind:
    """The kind of a key, such as "forward_plans". KeyError where there is none."""
    return {kind.key: kind for kind in ALL}[key]
