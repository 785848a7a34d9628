"""The fields of each kind of record: what the service calls each, what an officer reads, and what type it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

WORKS = "works"
ACTIVITIES = "activities"
FORWARD_PLANS = "forward_plans"
SECTION_58S = "section_58s"
HS2_ACT_LIMITS = "hs2_act_limits"
# One's own works, as the Reporting service lists them.
MY_WORKS = "my_works"


@dataclass(frozen=True)
class Column:
    """One field: its name in the service's answers, its type, its heading.

    type: "text", "whole", "number", "moment" (date and time) or "yes_no". choice: a code, which has words
    beside it. since: the first version of the service that has it.
    """

    name: str
    type: str
    heading: str
    choice: bool = False
    since: str = "v1"


TITLES = {
    WORKS: "Works",
    ACTIVITIES: "Activities",
    FORWARD_PLANS: "Forward plans",
    SECTION_58S: "Section 58 restrictions",
    HS2_ACT_LIMITS: "HS2 Act limits",
    MY_WORKS: "My works",
}

COLUMNS: dict[str, tuple[Column, ...]] = {
    WORKS: (
        Column("work_reference_number", "text", "Work reference"),
        Column("permit_reference_number", "text", "Permit reference"),
        Column("promoter_organisation", "text", "Promoter"),
        Column("promoter_swa_code", "text", "Promoter's SWA code"),
        Column("work_category", "text", "Category", choice=True),
        Column("start_date", "moment", "Start"),
        Column("end_date", "moment", "End"),
        Column("traffic_management_type", "text", "Traffic management", choice=True),
        Column("permit_status", "text", "Permit status", choice=True),
        Column("current_traffic_management_type", "text", "Traffic management now", True, "v6"),
        Column("current_traffic_management_update_date", "moment", "Traffic management changed", since="v6"),
        Column("street", "text", "Street", since="v6"),
        Column("usrn", "whole", "USRN", since="v6"),
        Column("town", "text", "Town", since="v6"),
        Column("area", "text", "Area", since="v6"),
        Column("highway_authority", "text", "Highway authority", since="v6"),
        Column("industry_sector", "text", "Industry", choice=True, since="v6"),
    ),
    ACTIVITIES: (
        Column("activity_reference_number", "text", "Activity reference"),
        Column("activity_name", "text", "Name"),
        Column("activity_type", "text", "Type", choice=True),
        Column("start_date", "moment", "Start"),
        Column("end_date", "moment", "End"),
        Column("street_name", "text", "Street"),
        Column("area_name", "text", "Area"),
        Column("activity_location_description", "text", "Where"),
        Column("cancelled", "yes_no", "Cancelled"),
    ),
    FORWARD_PLANS: (
        Column("forward_plan_reference_number", "text", "Forward plan reference"),
        Column("work_reference_number", "text", "Work reference"),
        Column("promoter_organisation", "text", "Promoter"),
        Column("forward_plan_status", "text", "Status", choice=True),
        Column("start_date", "moment", "Start"),
        Column("end_date", "moment", "End"),
        Column("street", "text", "Street"),
        Column("area", "text", "Area"),
        Column("description_of_work", "text", "What"),
        Column("location_description", "text", "Where"),
    ),
    SECTION_58S: (
        Column("section_58_reference_number", "text", "Section 58 reference"),
        Column("section_58_status", "text", "Status", choice=True),
        Column("street_name", "text", "Street"),
        Column("area_name", "text", "Area"),
        Column("organisation_name", "text", "Highway authority"),
        Column("start_date", "moment", "Start"),
        Column("end_date", "moment", "End"),
        Column("restriction_duration", "text", "How long", choice=True),
        Column("restriction_extent", "text", "How much of the road", choice=True),
        Column("location_types", "text", "Parts of the road", choice=True),
    ),
    HS2_ACT_LIMITS: (Column("phase", "text", "Phase", choice=True),),
    MY_WORKS: (
        Column("work_reference_number", "text", "Work reference"),
        Column("permit_reference_number", "text", "Permit reference"),
        Column("standing", "text", "How it stands", choice=True),
        Column("today", "text", "Today", choice=True),
        Column("deadline_date", "moment", "Assess by"),
        Column("start_date", "moment", "Start"),
        Column("end_date", "moment", "End"),
        Column("street", "text", "Street"),
        Column("promoter_organisation", "text", "Promoter"),
        Column("work_status", "text", "Work status", choice=True),
        Column("permit_status", "text", "Permit status", choice=True),
        Column("work_category", "text", "Category", choice=True),
        Column("traffic_management_type", "text", "Traffic management", choice=True),
        Column("description_of_work", "text", "What"),
        Column("location_description", "text", "Where"),
        Column("usrn", "whole", "USRN"),
        Column("town", "text", "Town"),
        Column("area", "text", "Area"),
        Column("highway_authority", "text", "Highway authority"),
        Column("promoter_swa_code", "text", "Promoter's SWA code"),
        Column("actual_start_date", "moment", "Begun"),
        Column("actual_end_date", "moment", "Ended"),
        Column("reasonable_period_end_date", "moment", "Reasonable period ends", since="v6"),
        Column("paa_to_pa_deadline_date", "moment", "Progress the PAA by", since="v6"),
        Column("created_date", "moment", "Applied for"),
        Column("status_changed_date", "moment", "Status changed"),
        Column("activity_type", "text", "Reason", choice=True, since="v6"),
        Column("assessment_status", "text", "Assessment", choice=True),
        Column("lane_rental_assessment_outcome", "text", "Lane rental", choice=True),
        Column("is_early_start", "yes_no", "Early start"),
        Column("is_deemed", "yes_no", "Deemed granted"),
        Column("is_traffic_sensitive", "yes_no", "Traffic-sensitive"),
        Column("is_high_impact_traffic_management", "yes_no", "High impact on traffic"),
        Column("excavation_carried_out", "yes_no", "Excavated"),
        Column("has_no_final_reinstatement", "yes_no", "No final reinstatement yet"),
        Column("is_active_permit", "yes_no", "The work's latest permit"),
        Column("road_category", "whole", "Reinstatement type"),
    ),
}


def present(kind: str, version: str, attributes: dict[str, list]) -> list[Column]:
    """The columns of a kind that this version of the service has, and whatever else of them came."""
    return [
        column
        for column in COLUMNS.get(kind, ())
        if column.name in attributes or _number(column.since) <= _number(version)
    ]


def _number(version: str) -> int:
    return int("".join(character for character in version if character.isdigit()) or 0)


def words(column: Column, code: Any, string: Any) -> str | None:
    """A code as an officer reads it; the service's own words for one that this version does not know.

    A list of codes is told as a list of words.
    """
    if code is None:
        return None
    if isinstance(code, list):
        strings = string if isinstance(string, list) and len(string) == len(code) else [None] * len(code)
        told = [words(column, one, its) for one, its in zip(code, strings)]
        return ", ".join(one for one in told if one)
    if isinstance(string, str) and string:
        return string
    return str(code).replace("_", " ").capitalize()
