"""What is asked for a draft's clashes, and how a search's answer becomes columns."""

from __future__ import annotations

from datetime import date, datetime, timezone

from plugin.geometry.clashes import Distances, find
from plugin.search.columns import Columns
from plugin.search.request import Box, SearchRequest
from plugin.search.result import SearchResult
from plugin.submission.clash_question import area_to_ask, days_to_ask, held_of, proposal_of
from plugin.submission.told_category import TOLD, as_told

E, N = 470_000.0, 310_000.0
POINT = {"type": "Point", "coordinates": [E, N]}


def result(*features, kind="works", cancelled=False):
    columns = Columns()
    for feature in features:
        columns.add(feature)
    asked = datetime(2026, 11, 1, 9, tzinfo=timezone.utc)
    request = SearchRequest(Box(E, N, E + 1, N + 1), date(2026, 11, 1), date(2026, 11, 2))
    return SearchResult(
        request, "v2", "Practice", asked, asked, 1, columns.attributes, columns.groups(),
        cancelled=cancelled, count=columns.count, kind=kind,
    )  # fmt: skip


def work(place, **properties):
    return {
        "type": "Feature",
        "geometry": place,
        "properties": {"work_reference_number": "ZG1", "permit_reference_number": "ZG1-01", **properties},
    }


def test_all_that_could_clash_is_asked_for():
    assert area_to_ask(POINT) == (E - 500, N - 500, E + 500, N + 500)
    assert area_to_ask(POINT, Distances(closure=900)) == (E - 900, N - 900, E + 900, N + 900)
    assert area_to_ask(None) is None
    assert area_to_ask({"type": "Point", "coordinates": [100, 100]})[:2] == (0.0, 0.0)
    first, last = days_to_ask(date(2026, 11, 24), date(2026, 11, 28))
    assert (first, last) == (date(2026, 8, 26), date(2027, 2, 22))


def test_a_searchs_answer_is_looked_through_in_local_days(store):
    # In summer the service's midnight UTC is one in the morning here, and 23:00 UTC is the next day.
    summer = {"start_date": "2026-07-01T23:00:00.000Z", "end_date": "2026-07-02T23:30:00.000Z"}
    line = {"type": "LineString", "coordinates": [[E + 3, N], [E + 30, N]]}
    held = held_of(result(work(line, permit_status="granted", **summer), cancelled=True))
    assert len(held) == 1 and not held.complete and held.asked.year == 2026
    draft = store.new("permit_application", "Point", "practice", "v2")
    store.set_vertices(draft.id, [(E, N)], True)
    draft = store.get(draft.id)
    for day, clashes in ((1, 0), (2, 1), (3, 1), (4, 0)):
        draft.values = {"proposed_start_date": date(2026, 7, day), "proposed_end_date": date(2026, 7, day)}
        found = find(proposal_of(draft), held)
        assert len(found.clashes) == clashes and found.known is False


def test_the_drafts_answers_make_the_proposal(store):
    draft = store.new("permit_application", "Point", "practice", "v2")
    store.set_vertices(draft.id, [(E, N)], True)
    draft = store.get(draft.id)
    draft.usrn = 99_900_001
    draft.values = {
        "proposed_start_date": "2026-11-24",
        "proposed_end_date": "nonsense",
        "traffic_management_type": "road_closure",
        "work_type": "immediate",
        "excavation": True,
    }
    proposal = proposal_of(draft)
    assert proposal.start == date(2026, 11, 24) and proposal.end is None and proposal.usrn == 99_900_001
    assert proposal.traffic_management == "road_closure" and proposal.work_type == "immediate"
    assert proposal.is_excavation is True and proposal.category == ""
    assert proposal.geometry == {"type": "Point", "coordinates": [E, N]}


def test_the_draft_gives_its_category_as_long_as_what_decided_it_stands(store):
    draft = store.new("permit_application", "Point", "practice", "v2")
    store.set_vertices(draft.id, [(E, N)], True)
    draft = store.get(draft.id)
    draft.usrn = 99_900_001
    first = date(2026, 11, 24)
    days = {"proposed_start_date": first, "proposed_end_date": date(2026, 12, 24)}
    draft.values = {"work_type": "planned", **days, "is_ttro_required": False}
    draft.values[TOLD] = as_told("major", draft.values)
    held = store.keep(draft)
    assert proposal_of(held).category == "major"
    # A standard work two months later counts beside major works, and beside no others.
    later = {"start_date": "2027-01-24T00:00:00.000Z", "end_date": "2027-01-25T00:00:00.000Z"}
    near = work(POINT, usrn=99_900_001, work_category="standard", permit_status="granted", **later)
    works = held_of(result(near))
    assert [one.days for one in find(proposal_of(held), works).opportunities] == [61]
    held.values["proposed_end_date"] = date(2026, 11, 25)
    assert proposal_of(held).category == "" and not find(proposal_of(held), works).opportunities


def test_forward_plans_are_told_by_their_kind():
    plan = work(POINT, forward_plan_status="raised", forward_plan_reference_number="ZG1-FP")
    held = held_of(result(plan, kind="forward_plans"))
    assert held.plans.all() and held.permits == ["ZG1-FP"] and list(held.statuses) == ["raised"]
