"""What a submission hangs on: found by any reference that somebody types, and begun from what it says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from plugin.practice.server import PracticeServer
from plugin.streetmanager.errors import NotFound, TooManyResults
from plugin.streetmanager.versions import Version
from plugin.streetmanager.work_service.assessment_records import PermitAssessmentUpdateRequest
from plugin.submission.draft_failures import DraftSent
from plugin.submission.draft_kind import become, part_for, parts_of
from plugin.submission.kinds import KINDS
from plugin.submission.listed_here import listed_here
from plugin.submission.originals import PLACE_STAYS, NothingToHangOn
from tests.unit.submission.kinds_desk import LINE, POINT, SOON, SQUARE, KindsDesk


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PracticeServer]:
    with PracticeServer(tmp_path_factory.mktemp("practice")) as running:
        yield running


@pytest.fixture(params=list(Version), ids=[version.value for version in Version])
def desk(server: PracticeServer, request: pytest.FixtureRequest, tmp_path: Path) -> KindsDesk:
    return KindsDesk(server, request.param, tmp_path)


def assess(desk: KindsDesk, work: str, permit: str, **body: Any) -> None:
    request = PermitAssessmentUpdateRequest.model_validate(body)
    desk.authority.work.update_assessment_status(work, permit, request)


def test_a_change_request_begins_with_all_that_the_permit_says(desk):
    receipt = desk.submitted(desk.draft("permit_application")).receipt
    for typed in (receipt.permit_reference_number.lower(), f" {receipt.work_reference_number} "):
        original = desk.original(KINDS["change_request"], typed)
        assert original.references["permit_reference_number"] == receipt.permit_reference_number
    values = original.values
    assert values["proposed_start_date"] == SOON and values["description_of_work"] == "Renew a water main"
    assert values["location_types"] == ["carriageway"] and values["secondary_contact"] == "A. Planner"
    assert original.geometry == LINE
    draft = desk.draft("change_request", original)
    outcome = desk.submitted(draft)
    assert "not granted yet" in outcome.receipt.words[0]
    assert any("one may be pending" in words for words in desk.original(KINDS["change_request"], typed).words)


def test_a_paa_takes_no_change_and_is_progressed_once_it_is_granted(desk):
    start = SOON + timedelta(days=120)
    paa = desk.draft(
        "permit_application",
        is_ttro_required=True,
        traffic_management_type="road_closure",
        proposed_start_date=start,
        proposed_end_date=start + timedelta(days=20),
    )
    receipt = desk.submitted(paa).receipt
    assert receipt.category == "paa"
    with pytest.raises(NothingToHangOn, match="Progress it"):
        desk.original(KINDS["change_request"], receipt.work_reference_number)
    with pytest.raises(NothingToHangOn, match="has a permit already"):
        desk.original(KINDS["further_permit"], receipt.work_reference_number)
    assess(
        *(desk, receipt.work_reference_number, receipt.permit_reference_number),
        assessment_status="granted",
        assessment_discount=0,
    )
    original = desk.original(KINDS["further_permit"], receipt.permit_reference_number)
    assert any("progresses its authorisation" in words for words in original.words)
    assert original.values["proposed_start_date"] == start and original.values["is_ttro_required"] is True
    further = desk.submitted(desk.draft("further_permit", original, **original.values)).receipt
    assert further.permit_reference_number.endswith("-02") and further.category == "major"


def test_after_a_refusal_the_place_stays(desk):
    receipt = desk.submitted(desk.draft("permit_application")).receipt
    assess(
        *(desk, receipt.work_reference_number, receipt.permit_reference_number),
        assessment_status="refused",
        additional_comments="No",
        reasons_for_refusal=["RC10"],
    )
    original = desk.original(KINDS["further_permit"], receipt.work_reference_number)
    assert any("cannot be another one" in words for words in original.words)
    drawn = desk.draft("further_permit", original)
    assert PLACE_STAYS in drawn.values
    assert any("after a refusal" in words for words in desk.problems(drawn))
    undrawn = desk.store.new(
        *("further_permit", "LineString", "practice", desk.version.value), concerning=drawn.concerning
    )
    undrawn.values = drawn.values
    desk.submitted(desk.store.keep(undrawn))
    permit = desk.planner.work.get_work(receipt.work_reference_number).active_permit
    assert permit.permit_reference_number.endswith("-02") and permit.works_coordinates == LINE


def test_a_forward_plan_is_progressed_with_its_days_and_its_place(desk):
    receipt = desk.submitted(desk.draft("forward_plan")).receipt
    plan = receipt.references["forward_plan_reference_number"]
    for typed in (plan, receipt.work_reference_number):
        original = desk.original(KINDS["further_permit"], typed)
        assert any(plan in words for words in original.words) and original.geometry == LINE
    assert original.values["proposed_start_date"].weekday() == 0
    desk.submitted(desk.draft("further_permit", original))
    with pytest.raises(NothingToHangOn, match="progressed"):
        desk.original(KINDS["forward_plan_update"], receipt.work_reference_number)


def test_a_changed_plan_says_what_was_sent(desk):
    receipt = desk.submitted(desk.draft("forward_plan")).receipt
    original = desk.original(KINDS["forward_plan_update"], receipt.work_reference_number)
    draft = desk.draft("forward_plan_update", original)
    desk.store.set_geometry(draft.id, SQUARE)
    desk.submitted(desk.store.get(draft.id))
    again = desk.original(KINDS["forward_plan_update"], receipt.work_reference_number)
    assert again.values["description_of_work"] == "Renew half of the mains"
    assert again.geometry["type"] == "Polygon"


def test_sites_begin_where_works_have_started_and_go_on_from_the_last(desk):
    planned = desk.submitted(desk.draft("permit_application")).receipt.work_reference_number
    with pytest.raises(NothingToHangOn, match="once the works have started"):
        desk.original(KINDS["reinstatement"], planned)
    work = desk.started_work()
    site = desk.submitted(desk.draft("reinstatement", desk.original(KINDS["reinstatement"], work))).receipt
    assert "interim" in site.words[0]
    original = desk.original(KINDS["further_reinstatement"], work)
    assert original.references["site"] == site.references["site_reference_number"]
    assert original.values["reinstatement_type"] == "excavation" and original.geometry == LINE
    further = desk.submitted(desk.draft("further_reinstatement", original)).receipt
    assert "guarantee" in further.words[0]


def test_a_long_reinstatement_goes_with_its_second_shape(desk):
    work = desk.started_work()
    draft = desk.draft("reinstatement", desk.original(KINDS["reinstatement"], work), length=12.5)
    assert any("second extent" in words for words in desk.problems(draft))
    desk.draw_part(draft, "secondary_reinstatement_coordinates", POINT)
    site = desk.submitted(draft).receipt.references["site_reference_number"]
    (held,) = desk.planner.work.get_site(work, site).reinstatements
    assert held.secondary_reinstatement_coordinates == POINT and held.reinstatement_coordinates == LINE


def test_a_site_that_needed_no_notice_is_where_the_works_are_unless_it_is_drawn(desk):
    first = desk.submitted(desk.draft("non_notifiable_site")).receipt
    site = desk.planner.work.get_site(first.work_reference_number, first.references["site_reference_number"])
    assert site.reinstatements[0].reinstatement_coordinates == LINE
    other = desk.draft("non_notifiable_site")
    desk.draw_part(other, "reinstatement_coordinates", POINT)
    second = desk.submitted(other).receipt
    site = desk.planner.work.get_site(
        second.work_reference_number, second.references["site_reference_number"]
    )
    assert site.reinstatements[0].reinstatement_coordinates == POINT


def test_whose_apparatus_it_is_is_not_the_one_who_sends(desk):
    receipt = desk.submitted(desk.draft("section_81")).receipt
    held = desk.authority.work.get_section81(
        receipt.work_reference_number, receipt.references["section_81_reference_number"]
    )
    assert held.promoter_swa_code == "ZZ01" and held.highway_authority_swa_code == "ZZ10"


def test_a_cancelled_activity_is_neither_changed_nor_cancelled_again(desk):
    receipt = desk.submitted(desk.draft("activity")).receipt
    reference = receipt.references["activity_reference_number"]
    original = desk.original(KINDS["activity_update"], reference.lower())
    assert original.geometry == POINT and original.values["activity_name"] == "Spring fair"
    desk.submitted(desk.draft("activity_cancelling", original))
    for key in ("activity_update", "activity_cancelling"):
        with pytest.raises(NothingToHangOn, match="cancelled already"):
            desk.original(KINDS[key], reference)


def test_what_is_not_there_is_not_found(desk):
    for key in ("further_permit", "change_request", "reinstatement", "forward_plan_update"):
        with pytest.raises(NotFound):
            desk.original(KINDS[key], "ZA00199999999")


def test_a_draft_becomes_another_kind_until_it_is_sent(desk):
    draft = desk.draft("permit_application")
    desk.store.set_geometry(draft.id, LINE)
    made = become(desk.store, draft.id, "reinstatement", {"work_reference_number": "ZA1"})
    assert (made.kind, made.concerning) == ("reinstatement", {"work_reference_number": "ZA1"})
    assert made.values == draft.values and made.vertices == draft.vertices
    part = part_for(desk.store, made, "secondary_reinstatement_coordinates", "Point")
    assert part_for(desk.store, made, "secondary_reinstatement_coordinates", "Point").id == part.id
    assert list(parts_of(desk.store, made.id)) == ["secondary_reinstatement_coordinates"]
    assert part.id not in [one.id for one in desk.store.all()]
    sent = desk.draft("permit_application")
    desk.submitted(sent)
    with pytest.raises(DraftSent):
        become(desk.store, sent.id, "forward_plan", {})


def test_a_place_with_more_than_the_service_gives_is_asked_in_parts():
    places = {f"A{n}": (470000.0 + 10 * n, 310000.0) for n in range(12)}
    asked: list[tuple[float, ...]] = []

    def ask(box, start=None, end=None):
        asked.append(box)
        inside = [
            n for n, (e, north) in places.items() if box[0] <= e <= box[2] and box[1] <= north <= box[3]
        ]
        if len(inside) > 4:
            raise TooManyResults(status=403)
        return {"features": [{"properties": {"reference": name}} for name in inside]}

    line = {"type": "LineString", "coordinates": [[470000, 310000], [470110, 310000]]}
    assert sorted(listed_here(ask, line, "reference")) == sorted(places)
    assert len(asked) > 4
    places.clear()
    places.update({f"B{n}": (470000.0, 310000.0) for n in range(9)})
    with pytest.raises(TooManyResults):
        listed_here(ask, line, "reference")
