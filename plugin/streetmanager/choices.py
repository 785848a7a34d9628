"""Closed lists of the requests: each value on the wire, the words for people, and its versions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .versions import Version, spoken

Value = Any  # str, or int for the codes of special designations


@dataclass(frozen=True)
class Choice:
    """One value of a closed list. `since` and `until` are the first and last version that know it."""

    value: Value
    words: str
    since: Version | None = None
    until: Version | None = None


class Choices(Mapping[Value, Choice]):
    """A closed list in the order in which it is offered: a mapping from value to Choice."""

    def __init__(self, *choices: Choice) -> None:
        self._choices = {choice.value: choice for choice in choices}

    def __getitem__(self, value: Value) -> Choice:
        return self._choices[value]

    def __iter__(self) -> Iterator[Value]:
        return iter(self._choices)

    def __len__(self) -> int:
        return len(self._choices)

    def known(self, version: Version) -> list[Choice]:
        """The choices that a version knows, in order."""
        return [choice for choice in self.values() if spoken(version, choice.since, choice.until)]

    def words(self, value: Value, otherwise: str = "") -> str:
        """The words of a value, in any version; `otherwise`, or the value itself, where it is unknown."""
        choice = self._choices.get(value)
        return choice.words if choice else otherwise or str(value)


def listed(pairs: Iterable[tuple[Value, str]]) -> Choices:
    """A closed list out of values and their words, each known to every version."""
    return Choices(*(Choice(value, words) for value, words in pairs))


def choices_of(model: type, name: str, version: Version) -> list[Choice] | None:
    """The choices of a request's field in a version; None where the field is not a choice."""
    found = closed_list(model, name)
    return None if found is None else found.known(version)


def closed_list(model: type, name: str) -> Choices | None:
    """The whole closed list of a request's field, all versions together; None where it has none."""
    for note in model.model_fields[name].metadata:  # type: ignore[attr-defined]
        found = getattr(note, "choices", None)
        if isinstance(found, Choices):
            return found
    return None


WORK_TYPES = listed(
    [
        ("planned", "Planned"),
        ("immediate", "Immediate"),
        ("hs2_highway_works", "HS2 highway works"),
    ]
)

APPLICATION_TYPES = listed([("permit", "Permit"), ("notice", "Notice")])

ACTIVITY_TYPES = listed(
    [
        ("utility_repair_and_maintenance_works", "Utility repair and maintenance"),
        ("utility_asset_works", "Utility asset works"),
        ("new_service_connection", "New service connection"),
        ("disconnection_or_alteration_of_supply", "Disconnection or alteration of supply"),
        ("diversionary_works", "Diversionary works"),
        ("permanent_reinstatement", "Permanent reinstatement"),
        ("remedial_works", "Remedial works"),
        ("core_sampling", "Core sampling"),
        ("highway_repair_and_maintenance_works", "Highway repair and maintenance"),
        ("highway_improvement_works", "Highway improvement"),
        ("works_for_road_purposes", "Works for road purposes"),
        ("works_for_rail_purposes", "Works for rail purposes"),
        ("statutory_infrastructure_works", "Statutory infrastructure works"),
        ("section_50", "Section 50 licence"),
        ("section_58", "Section 58 restriction"),
        ("optional_permit_no_fee", "Optional permit, no fee"),
    ]
)

TRAFFIC_MANAGEMENT_TYPES = Choices(
    Choice("road_closure", "Road closure"),
    Choice("contra_flow", "Contra-flow"),
    Choice("lane_closure", "Lane closure"),
    Choice("multi_way_signals", "Multi-way signals"),
    Choice("two_way_signals", "Two-way signals"),
    Choice("convoy_workings", "Convoy working"),
    Choice("stop_go_boards", "Stop/go boards"),
    Choice("priority_working", "Priority working"),
    Choice("give_and_take", "Give and take"),
    Choice("temp_obstruction_15_minute_delay", "Short obstruction, up to 15 minutes", since=Version.V6),
    Choice("some_carriageway_incursion", "Some incursion into the carriageway"),
    Choice("no_carriageway_incursion", "No incursion into the carriageway"),
)

COLLABORATION_TYPES = listed(
    [
        ("trench_sharing_primary_promoter", "Sharing a trench, as the primary promoter"),
        ("trench_sharing_secondary_promoter", "Sharing a trench, as a secondary promoter"),
        ("sharing_traffic_management_only", "Sharing traffic management only"),
        ("other", "Other"),
    ]
)

LOCATION_TYPES = listed(
    [
        ("footway", "Footway (beside a road)"),
        ("carriageway", "Carriageway"),
        ("verge", "Verge"),
        ("cycleway", "Cycleway"),
        ("footpath", "Footpath (away from a road)"),
        ("parking_place", "Parking place"),
        ("bus_stop_or_stand", "Bus stop or stand"),
        ("cycle_hire_docking_station", "Cycle hire docking station"),
        ("taxi_rank", "Taxi rank"),
    ]
)

FOOTWAY_CLOSURES = listed(
    [
        ("no", "No"),
        ("yes_provide_pedestrian_walkway", "Yes, with a walkway for pedestrians"),
        ("yes_provide_alternative_route", "Yes, with another route for pedestrians"),
    ]
)

FOOTPATH_CLOSURES = listed(
    [("no", "No"), ("yes_discussed_with_ha", "Yes, and it was discussed with the highway authority")]
)

HS2_EXEMPTIONS = listed(
    [
        ("works_to_a_bridge", "Works to a bridge"),
        ("alteration_or_disturbance_to_apparatus", "Altering or disturbing apparatus"),
        ("depositing_soil_or_materials", "Depositing soil or materials"),
        ("erection_of_scaffolding", "Putting up scaffolding"),
        ("none_applicable", "None of these"),
    ]
)

REINSTATEMENT_TYPES = listed((code, f"Type {code}") for code in range(11))

# The statutory guidance for permit schemes groups the national conditions by their number.
PERMIT_CONDITIONS = Choices(
    Choice("NCT01a", "NCT01a: dates, how long the works last"),
    Choice("NCT01b", "NCT01b: dates, when they may start and end"),
    Choice("NCT02a", "NCT02a: times, limits on days and hours"),
    Choice("NCT02b", "NCT02b: times, working hours"),
    Choice("NCT03", "NCT03: working out of hours", since=Version.V6),
    Choice("NCT04a", "NCT04a: taking surplus materials and plant away"),
    Choice("NCT04b", "NCT04b: storing materials and plant"),
    Choice("NCT05a", "NCT05a: how much of the road is taken up"),
    Choice("NCT06a", "NCT06a: space kept open for traffic and pedestrians"),
    Choice("NCT07a", "NCT07a: closing the road"),
    Choice("NCT08a", "NCT08a: light signals and shuttle working"),
    Choice("NCT08b", "NCT08b: signals worked by hand"),
    Choice("NCT09a", "NCT09a: changes to traffic management"),
    Choice("NCT09b", "NCT09b: traffic management, arrangements to be in place"),
    Choice("NCT09c", "NCT09c: traffic management, signals removed when not needed"),
    Choice("NCT09d", "NCT09d: traffic management, further", since=Version.V6),
    Choice("NCT10a", "NCT10a: method of working"),
    Choice("NCT11a", "NCT11a: showing the permit number"),
    Choice("NCT11b", "NCT11b: publicity"),
    Choice("NCT12a", "NCT12a: environment, limits on noisy activities"),
)

# Codes by the NSG Data Transfer Format 8.1, table of special designations; the gaps are retired codes.
DESIGNATION_CODES = listed(
    [
        (1, "Protected street"),
        (2, "Traffic-sensitive street"),
        (3, "Special engineering difficulty"),
        (6, "Proposed special engineering difficulty"),
        (8, "Level crossing safety zone"),
        (9, "Environmentally sensitive area"),
        (10, "Structure without special engineering difficulty"),
        (12, "Pipelines and specialist cables"),
        (13, "Priority lane"),
        (16, "Lane rental"),
        (17, "Early notification of immediate activities"),
        (18, "Special event"),
        (19, "Parking bays and restrictions"),
        (20, "Crossings, signals and sensors"),
        (21, "Speed limit"),
        (22, "Transport authority's critical apparatus"),
        (23, "Strategic route"),
        (24, "Street lighting"),
        (25, "Drainage and flood risk"),
        (26, "Unusual traffic layout"),
        (27, "Local considerations"),
        (28, "Winter maintenance route"),
        (29, "Approved route for heavy goods vehicles"),
        (30, "Emergency services' route"),
    ]
)

# Codes by the NSG Data Transfer Format 8.1, table of periodicity.
PERIODICITY_CODES = listed(
    [
        (1, "Every day"),
        (2, "Working days"),
        (3, "Weekends"),
        (7, "Mondays"),
        (8, "Tuesdays"),
        (9, "Wednesdays"),
        (10, "Thursdays"),
        (11, "Fridays"),
        (12, "Saturdays"),
        (13, "Sundays"),
        (14, "Public and bank holidays"),
        (15, "Continuously"),
        (16, "By special arrangement"),
    ]
)
