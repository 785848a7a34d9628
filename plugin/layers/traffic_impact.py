"""What works do to traffic, in three steps, as the map colours them."""

from __future__ import annotations

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


def impact(traffic_management: str | None) -> str:
    """What the works do to traffic, in three steps: road closed, held up, little or none.

    Two-way and multi-way signals, lane closures, convoys, boards and priority working hold traffic up.
    """
    if traffic_management == "road_closure":
        return ROAD_CLOSED
    if traffic_management in _HELD_UP_BY:
        return HELD_UP
    return LITTLE
