"""What lies around a draft: what has to be asked, what is kept of the answers, what the rules are told."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
import shapely

from plugin.geometry.clashes import Proposal, find
from plugin.geometry.held_works import together
from plugin.search.columns import Columns
from plugin.search.kinds import kind_of
from plugin.search.request import Box, SearchRequest
from plugin.search.result import NOT_ASKED, Gap, SearchResult
from plugin.submission.asked_ground import Ground
from plugin.submission.clash_question import held_from, needs_of
from plugin.submission.gathered import Gathered
from plugin.submission.nearby_works import CLASH, TOGETHER, nearby_works
from plugin.submission.surroundings import known_works_of, limits_of, restrictions_of

E, N = 470_000.0, 310_000.0
NOON = datetime(2027, 5, 3, 12, tzinfo=timezone.utc)
DAYS = date(2027, 5, 10), date(2027, 5, 14)
STREET = {"type": "MultiLineString", "coordinates": [[[E - 100, N], [E + 400, N]]]}
POINT = {"type": "Point", "coordinates": [E, N]}


def feature(place, **properties):
    return {"type": "Feature", "geometry": place, "properties": properties}


def work(reference, east=0.0, **properties):
    usual = {
        "work_reference_number": reference,
        "permit_reference_number": f"{reference}-01",
        "promoter_organisation": "Made-up Gas",
        "promoter_swa_code": "10",
        "start_date": "2027-05-10T00:00:00.000Z",
        "end_date": "2027-05-12T00:00:00.000Z",
        "permit_status": "granted",
        "work_category": "minor",
        "traffic_management_type": "give_and_take",
    }
    return feature({"type": "Point", "coordinates": [E + east, N]}, **{**usual, **properties})


def result(*features, kind="works", gaps=(), asked=NOON):
    columns = Columns(kind=kind_of(kind))
    for one in features:
        columns.add(one)
    request = SearchRequest(Box(E, N, E + 1, N + 1), *DAYS)
    return SearchResult(
        request, "v2", "Practice", asked, asked, 1, columns.attributes, columns.groups(),
        gaps=gaps, count=columns.count, kind=kind,
    )  # fmt: skip


def ground(reach=500.0, days=DAYS):
    return Ground(shapely.box(E - reach, N - reach, E + reach, N + reach), *days)


REFERENCES = ("work_reference_number", "permit_reference_number")
GAP = Gap(Box(E, N, E + 1, N + 1), *DAYS, NOT_ASKED)


def test_what_has_to_be_asked_depends_on_what_may_be_seen():
    proposal = Proposal(POINT, *DAYS, street=STREET)
    needs, whole = needs_of(proposal, ["works", "forward_plans", "section_58s"])
    assert whole and [need.kind for need in needs] == ["works", "works", "forward_plans", "section_58s"]
    near, along, plans, restrictions = (need.ground for need in needs)
    assert near.box == (E - 500, N - 500, E + 500, N + 500) and (near.first, near.last) == DAYS
    # The whole street, and starts within three months of the draft's own.
    assert along.box[0] < E - 100 and along.box[2] > E + 400 and along.box[3] < N + 40
    assert (along.first, along.last) == (date(2027, 2, 9), date(2027, 8, 8))
    assert plans.box == (E - 500, N - 500, E + 500, N + 500) and plans.first == along.first
    assert restrictions.box[2] - restrictions.box[0] <= 60 and (restrictions.first, restrictions.last) == DAYS


@pytest.mark.parametrize(
    "proposal",
    [
        Proposal(None, *DAYS),
        Proposal(POINT, None, DAYS[1]),
        Proposal(POINT, DAYS[0], None),
        Proposal(POINT, DAYS[1], DAYS[0]),
    ],
)
def test_without_a_shape_or_days_nothing_is_asked(proposal):
    assert needs_of(proposal, ["works"]) == ([], False)


def test_a_very_long_street_is_asked_for_so_far_only():
    endless = {"type": "LineString", "coordinates": [[E, N], [E + 30_000, N]]}
    needs, whole = needs_of(Proposal(POINT, *DAYS, street=endless), ["works"])
    assert not whole and needs[1].ground.box[2] < E + 2_020


def test_a_shape_that_crosses_itself_can_be_asked_about():
    bow_tie = {"type": "Polygon", "coordinates": [[[E, N], [E + 9, N + 9], [E + 9, N], [E, N + 9], [E, N]]]}
    needs, _ = needs_of(Proposal(bow_tie, *DAYS), ["works", "hs2_act_limits"])
    assert len(needs) == 3


def test_records_come_once_and_only_new_ground_is_left():
    held = Gathered()
    assert held.left("works", ground()) == [ground()]
    held.take("works", REFERENCES, ground(), result(work("ZG1"), work("ZG2", 30)))
    held.take("works", REFERENCES, ground(510), result(work("ZG2", 30, permit_status="closed")))
    assert held.left("works", ground()) == [] and held.left("forward_plans", ground()) == [ground()]
    statuses = {p["work_reference_number"]: p["permit_status"] for p, _ in held.records("works")}
    assert statuses == {"ZG1": "granted", "ZG2": "closed"}
    assert held.asked("works", ground()) == NOON and held.asked("forward_plans", ground()) is None


def test_ground_of_an_incomplete_answer_is_asked_about_again():
    held = Gathered()
    held.take("works", REFERENCES, ground(), result(work("ZG1"), gaps=(GAP,)))
    assert held.left("works", ground()) == [ground()] and len(held.records("works")) == 1
    held.forget_old(NOON)
    assert held.records("works") == []


def test_what_is_old_is_forgotten():
    held = Gathered()
    held.take("works", REFERENCES, ground(), result(work("ZG1")))
    held.forget_old(NOON + timedelta(minutes=14))
    assert held.left("works", ground()) == []
    held.forget_old(NOON + timedelta(minutes=16))
    assert held.left("works", ground()) == [ground()] and held.records("works") == []
    held.take("works", REFERENCES, ground(), result(work("ZG1")))
    held.forget()
    assert held.records("works") == []


def test_limits_without_any_property_are_told_apart_by_their_shape():
    one = {"type": "Polygon", "coordinates": [[[E, N], [E + 9, N], [E + 9, N + 9], [E, N]]]}
    other = {"type": "Polygon", "coordinates": [[[E, N], [E + 5, N], [E + 5, N + 9], [E, N]]]}
    held = Gathered()
    for _ in range(2):
        answer = result(feature(one), feature(other), kind="hs2_act_limits")
        held.take("hs2_act_limits", (), ground(), answer)
    assert [limits["type"] for limits in limits_of(held.records("hs2_act_limits"))] == ["Polygon"] * 2


def test_the_list_has_clashes_first_and_each_work_once():
    held = Gathered()
    far = work("ZG2", 300, traffic_management_type="road_closure", end_date="2027-05-10T00:00:00.000Z")
    later = work("ZG3", 100, start_date="2027-05-20T00:00:00.000Z", end_date="2027-05-21T00:00:00.000Z")
    answer = result(later, far, work("ZG1", 5), work("ZG4", permit_status="refused"))
    held.take("works", REFERENCES, ground(), answer)
    plan = feature(
        {"type": "Point", "coordinates": [E + 50, N]},
        work_reference_number="ZW9", forward_plan_reference_number="ZW9-FP1", promoter_organisation="Water",
        start_date="2027-07-01T00:00:00.000Z", end_date="2027-09-01T00:00:00.000Z", forward_plan_status="raised",
    )  # fmt: skip
    held.take("forward_plans", REFERENCES, ground(), result(plan, kind="forward_plans"))
    works, plans = held.records("works"), held.records("forward_plans")
    columns = together(
        held_from(works, "works", complete=True, asked=NOON),
        held_from(plans, "forward_plans", complete=False, asked=NOON + timedelta(minutes=1)),
    )
    clashes = find(Proposal(POINT, *DAYS, street=STREET), columns)
    assert not clashes.known and clashes.asked == NOON
    listed = nearby_works(clashes, [*works, *plans], len(works))
    assert [(one.sort, one.reference) for one in listed] == [
        (CLASH, "ZG1"), (CLASH, "ZG2"), (TOGETHER, "ZG3"), (TOGETHER, "ZW9"),
    ]  # fmt: skip
    first, second, third, last = listed
    assert first.why == (
        "5 m away, with 3 days in common",
        "Could be done together: starts on the same day",
    )
    assert second.why[0] == "On the same street, with 1 day in common (road closure)" and second.heavy
    assert third.start == date(2027, 5, 20) and third.distance == 100 and not third.plan
    assert (
        last.plan and last.permit == "ZW9-FP1" and last.why == ("On the same street, starting 52 days apart",)
    )
    assert first.key == ("ZG1", "ZG1-01") and first.traffic == "give and take"


def test_works_are_known_by_their_promoters_code_in_full():
    held = Gathered()
    held.take(
        "works",
        REFERENCES,
        ground(),
        result(work("ZG1", work_status="in_progress"), work("ZG2", start_date=None)),
    )
    one, other = known_works_of(held.records("works"))
    assert (one.promoter, one.permit_status, one.work_status) == ("0010", "granted", "in_progress")
    assert (one.start, one.end) == (date(2027, 5, 10), date(2027, 5, 12)) and other.start is None
    assert one.geometry == {"type": "Point", "coordinates": (E, N)}


def test_restrictions_are_section_58s_or_activities_of_that_type():
    days = {"start_date": "2027-01-01T00:00:00.000Z", "end_date": "2028-01-01T00:00:00.000Z"}
    six = feature(
        POINT, section_58_reference_number="S1", section_58_status="proposed",
        location_types=["carriageway"], **days,
    )  # fmt: skip
    unknown = feature(
        POINT, section_58_reference_number="S2", section_58_status="upcoming_enum",
        location_types=["upcoming_enum", "verge"], **days,
    )  # fmt: skip
    activity = feature(
        POINT, activity_reference_number="A1", activity_type="section58", cancelled=True, **days
    )
    skip = feature(POINT, activity_reference_number="A2", activity_type="skips", cancelled=False, **days)
    held = Gathered()
    held.take(
        "section_58s", ("section_58_reference_number",), ground(), result(six, unknown, kind="section_58s")
    )
    held.take(
        "activities", ("activity_reference_number",), ground(), result(activity, skip, kind="activities")
    )
    one, other = restrictions_of(held.records("section_58s"))
    assert (one.reference, one.status, one.location_types) == ("S1", "proposed", ("carriageway",))
    assert one.start == date(2027, 1, 1) and other.status == "in_force" and other.location_types == ()
    (told,) = restrictions_of(held.records("activities"))
    assert told.reference == "A1" and told.status == "cancelled" and told.geometry is not None
