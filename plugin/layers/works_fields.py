"""The fields of a layer of works: what the service calls each, what an officer reads, and what kind it is."""

from __future__ import annotations

from dataclasses import dataclass

IMPACT = "traffic_impact"

ROAD_CLOSED = "Road closed"
HELD_UP = "Signals or lane closed"
LITTLE = "Little or none"

_HELD_UP_BY = {
    "contra_flow",
    "lane_closure",
    "multi_way_signals",
    "two_way_signals",
    "convoy_workings",
    "stop_go_boards",
    "priority_working",
    "give_and_take",
    "temp_obstruction_15_minute_delay",
}


@dataclass(frozen=True)
class Column:
    """One field: its name in the service's answers, its kind, and its heading."""

    name: str
    kind: str
    heading: str
    choice: bool = False


COLUMNS = (
    Column("work_reference_number", "text", "Work reference"),
    Column("permit_reference_number", "text", "Permit reference"),
    Column("promoter_organisation", "text", "Promoter"),
    Column("promoter_swa_code", "text", "Promoter's SWA code"),
    Column("work_category", "text", "Category", choice=True),
    Column("start_date", "moment", "Start"),
    Column("end_date", "moment", "End"),
    Column("traffic_management_type", "text", "Traffic management", choice=True),
    Column("permit_status", "text", "Permit status", choice=True),
    Column("current_traffic_management_type", "text", "Traffic management now", choice=True),
    Column("current_traffic_management_update_date", "moment", "Traffic management changed"),
    Column("street", "text", "Street"),
    Column("usrn", "whole", "USRN"),
    Column("town", "text", "Town"),
    Column("area", "text", "Area"),
    Column("highway_authority", "text", "Highway authority"),
    Column("industry_sector", "text", "Industry", choice=True),
)


def present(attributes: dict[str, list]) -> list[Column]:
    """The columns that this answer has: the older versions know fewer."""
    return [column for column in COLUMNS if column.name in attributes]


def impact(traffic_management: str | None) -> str:
    """What the works do to traffic, in three steps: road closed, held up, little or none.

    Two-way and multi-way signals, lane closures, convoys, boards and priority working hold traffic up.
    """
    if traffic_management == "road_closure":
        return ROAD_CLOSED
    if traffic_management in _HELD_UP_BY:
        return HELD_UP
    return LITTLE


def words(column: Column, code: str | None, string: str | None) -> str | None:
    """A code as an officer reads it; the service's own words for one that this version does not know."""
    if code is None:
        return None
    if string and code in ("upcoming_enum", "999"):
        return string
    return string or str(code).replace("_", " ").capitalize()
