"""From the first vertex to the receipt, over HTTP against the practice service, in every version."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
import shapely

from plugin.practice.server import PracticeServer
from plugin.streetmanager.client import StreetManager
from plugin.streetmanager.environments import practice
from plugin.streetmanager.session import Session
from plugin.streetmanager.transport import Connection
from plugin.streetmanager.versions import Version
from plugin.streetmanager.work_records import WorkCreateRequest
from plugin.submission.draft import Draft
from plugin.submission.drafts import DraftStore
from plugin.submission.outbox import AlreadySent, Outbox, Refused, Submitted, Unknown
from plugin.submission.permit_application import starting_values
from plugin.submission.requests import applicant_for, problems_of, request_from
from plugin.submission.street_match import match
from plugin.submission.street_values import (
    authorities_of,
    designations,
    reinstatement_types_of,
    values_from_street,
)
from plugin.submission.submission_summary import summary

CENTRE = (470000.0, 310000.0)
DECLARED = {
    "activity_type": "utility_repair_and_maintenance_works",
    "description_of_work": "Renew a water main",
    "excavation": True,
    "works_location_description": "Outside number 12",
    "location_types": ["carriageway"],
    "traffic_management_type": "give_and_take",
    "is_ttro_required": False,
    "traffic_management_plan": False,
    "close_footway": "no",
    "close_footpath": "no",
    "lane_rental_applicable": False,
    "environmental_health_notifiable": False,
    "collaborative_working": False,
    "others_can_collaborate_on_work": False,
    "reason_for_non_collaboration": "A small trench of our own",
    "workstream_prefix": "001",
}


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with PracticeServer(tmp_path_factory.mktemp("practice")) as running:
        yield running


@pytest.fixture(autouse=True)
def good_manners(server):
    yield
    server.manners.drop_after_acting = False
    server.manners.fault_status = None


@dataclass
class Officer:
    """Somebody at a desk: signed in, with drafts."""

    server: PracticeServer
    version: Version
    folder: Path
    email: str = "planner@practice.example"
    minutes: float = 0.0

    def __post_init__(self) -> None:
        session = Session(
            practice(self.server.address), self.version, self.email, "anything", Connection(timeout_read=10)
        )
        self.service = StreetManager(session)
        self.service.sign_in()
        self.store = DraftStore(self.folder / "drafts.gpkg")
        self.outbox = Outbox(self.store, self.now)

    def now(self) -> datetime:
        return datetime.now(timezone.utc) + timedelta(minutes=self.minutes)

    def draw_and_fill(self, **given: Any) -> Draft:
        draft = self.store.new("permit_application", "LineString", "practice", self.version.value)
        for vertex in self.line_on_a_street():
            self.store.add_vertex(draft.id, *vertex)
        draft = self.store.get(draft.id)
        self.store.set_vertices(draft.id, draft.vertices, True)
        draft = self.store.get(draft.id)
        best = match(self.service, draft.geometry()).candidates[0]
        session = self.service.session
        assert session.organisation_reference
        workstreams = self.service.party.get_workstreams(session.organisation_reference)
        draft.values = {
            **starting_values(session.organisation, session.user, workstreams, date.today()),
            **values_from_street(best.street),
            **DECLARED,
            **given,
        }
        draft.values["highway_authority_swa_code"] = authorities_of(best.street)[0][0]
        draft.values["road_category"] = reinstatement_types_of(best.street)[0][0]
        draft.usrn = best.street.usrn
        return self.store.keep(draft)

    def line_on_a_street(self) -> list[tuple[float, float]]:
        streets = self.service.lookup.streets_near([CENTRE])
        assert streets, "the practice town has streets at its centre"
        line = streets[0].street_line or {}
        (east, north), (east2, north2) = line["coordinates"][0][:2]
        ahead = min(1.0, 20.0 / ((east2 - east) ** 2 + (north2 - north) ** 2) ** 0.5)
        return [(east, north), (east + (east2 - east) * ahead, north + (north2 - north) * ahead)]

    def request(self, draft: Draft) -> WorkCreateRequest:
        session = self.service.session
        assert session.organisation
        applicant = applicant_for(session.organisation, session.user, session.email)
        category = self.service.work.get_permit_category(
            "planned",
            draft.values["proposed_start_date"],
            draft.values["proposed_end_date"],
            draft.values["is_ttro_required"],
        )
        early = category.is_early_start
        assert problems_of(draft, self.version, self.now(), early, applicant) == []
        return request_from(draft, applicant, self.version, early)

    def works_of_ours(self) -> int:
        return self.server.works_held()


@pytest.fixture(params=list(Version), ids=[version.value for version in Version])
def officer(server: PracticeServer, request: pytest.FixtureRequest, tmp_path: Path) -> Officer:
    return Officer(server, request.param, tmp_path)


def test_from_the_first_vertex_to_the_receipt_and_never_twice(officer):
    draft = officer.draw_and_fill()
    found = match(officer.service, draft.geometry())
    best = found.candidates[0]
    assert best.street.usrn == draft.usrn and best.distance is not None and best.distance < 1.0
    request = officer.request(draft)
    session = officer.service.session
    said = dict(
        summary(request, officer.service.environment, officer.version, promoter=session.organisation.name)
    )
    assert said["Organisation"] == "Made-up Water (ZZ01)" and str(draft.usrn) in said["Street"]

    before = officer.works_of_ours()
    outcome = officer.outbox.send(draft, request, officer.service)
    assert isinstance(outcome, Submitted), outcome
    kept = officer.store.get(draft.id)
    assert kept.state == "submitted"
    assert kept.work_reference_number == request.work_reference_number
    assert kept.reference == f"{request.work_reference_number}-01"
    permit = officer.service.work.get_permit(kept.work_reference_number, kept.reference)
    assert permit.usrn == draft.usrn
    drawn = shapely.linestrings(draft.vertices)
    held = shapely.linestrings(permit.works_coordinates["coordinates"])
    assert shapely.hausdorff_distance(drawn, held) < 0.001
    assert outcome.receipt.category == permit.work_category and outcome.receipt.words

    with pytest.raises(AlreadySent):
        officer.outbox.send(kept, request, officer.service)
    assert officer.works_of_ours() == before + 1


def test_a_lost_answer_is_settled_and_makes_no_double(officer, server):
    draft = officer.draw_and_fill()
    request = officer.request(draft)
    before = officer.works_of_ours()
    server.manners.drop_after_acting = True
    outcome = officer.outbox.send(draft, request, officer.service)
    server.manners.drop_after_acting = False
    assert isinstance(outcome, Unknown), outcome
    assert officer.works_of_ours() == before + 1
    with pytest.raises(AlreadySent):
        officer.outbox.send(draft, request, officer.service)

    # A new window, as after a crash.
    again = Outbox(DraftStore(officer.store.path), officer.now)
    settled = again.settle(officer.store.get(draft.id), officer.service)
    assert isinstance(settled, Submitted), settled
    assert settled.receipt.work_reference_number == request.work_reference_number
    assert settled.receipt.category
    assert officer.store.get(draft.id).state == "submitted"
    assert officer.works_of_ours() == before + 1


def test_a_lost_request_is_resent_once_after_two_minutes(officer, server):
    draft = officer.draw_and_fill()
    request = officer.request(draft)
    before = officer.works_of_ours()
    server.manners.fault_status = 503
    assert isinstance(officer.outbox.send(draft, request, officer.service), Unknown)
    server.manners.fault_status = None
    early = officer.outbox.resend(draft, officer.service)
    assert isinstance(early, Unknown) and not early.may_resend, early
    assert officer.works_of_ours() == before
    officer.minutes = 3
    # The second answer is lost as well, and the third time it is a conflict with the second.
    server.manners.drop_after_acting = True
    assert isinstance(officer.outbox.resend(draft, officer.service), Unknown)
    server.manners.drop_after_acting = False
    officer.minutes = 6
    assert isinstance(officer.outbox.resend(draft, officer.service), Submitted)
    assert officer.works_of_ours() == before + 1


def test_a_conflict_after_a_lost_answer_is_compared(officer, server):
    draft = officer.draw_and_fill()
    request = officer.request(draft)
    server.manners.drop_after_acting = True
    assert isinstance(officer.outbox.send(draft, request, officer.service), Unknown)
    server.manners.drop_after_acting = False
    before = officer.works_of_ours()
    ready = officer.outbox.person_says(draft, False)
    outcome = officer.outbox.send(ready, officer.request(ready), officer.service)
    assert isinstance(outcome, Submitted), outcome
    assert officer.works_of_ours() == before


def test_a_reference_that_is_taken_is_refused_at_its_field(officer):
    first = officer.draw_and_fill(job_number=f"TAKEN-{officer.version.value}")
    assert isinstance(officer.outbox.send(first, officer.request(first), officer.service), Submitted)
    second = officer.draw_and_fill(job_number=f"taken-{officer.version.value}")
    outcome = officer.outbox.send(second, officer.request(second), officer.service)
    assert isinstance(outcome, Refused) and list(outcome.fields) == ["work_reference_number"], outcome
    kept = officer.store.get(second.id)
    assert kept.state == "refused" and kept.values == second.values and kept.vertices == second.vertices


def test_a_paa_is_said_to_be_one(officer):
    start = date.today() + timedelta(days=200)
    draft = officer.draw_and_fill(
        is_ttro_required=True,
        traffic_management_type="road_closure",
        proposed_start_date=start,
        proposed_end_date=start + timedelta(days=30),
    )
    outcome = officer.outbox.send(draft, officer.request(draft), officer.service)
    assert isinstance(outcome, Submitted), outcome
    assert outcome.receipt.category == "paa" and "not leave to work" in outcome.receipt.words[0]


def test_designations_of_the_towns_streets_can_be_declared(officer):
    streets = officer.service.lookup.streets_near([(CENTRE[0] + d, CENTRE[1]) for d in range(-60, 61, 30)])
    found = [one for street in streets for one in designations(street, street.street_line)]
    assert found, "the centre of the practice town has special designations"
    draft = officer.draw_and_fill(permit_asds=[one.asd for one in found if one.asd][:1])
    outcome = officer.outbox.send(draft, officer.request(draft), officer.service)
    assert isinstance(outcome, Submitted), outcome
    permit = officer.service.work.get_permit(
        outcome.receipt.work_reference_number, outcome.receipt.permit_reference_number
    )
    assert [one.street_special_desig_code for one in permit.permit_asds] == [found[0].code]


def test_an_account_that_may_not_apply_is_refused_and_nothing_is_lost(server, tmp_path):
    planner = Officer(server, Version.V2, tmp_path)
    draft = planner.draw_and_fill()
    request = planner.request(draft)
    authority = Officer(server, Version.V2, tmp_path, "authority@practice.example")
    outcome = authority.outbox.send(draft, request, authority.service)
    assert isinstance(outcome, Refused), outcome
    kept = planner.store.get(draft.id)
    assert kept.state == "refused" and kept.values == draft.values
    assert isinstance(planner.outbox.send(kept, request, planner.service), Submitted)


def test_somebody_elses_account_sees_it_by_its_permit(server, tmp_path):
    planner = Officer(server, Version.V2, tmp_path)
    draft = planner.draw_and_fill()
    server.manners.drop_after_acting = True
    planner.outbox.send(draft, planner.request(draft), planner.service)
    server.manners.drop_after_acting = False
    contractor = Officer(server, Version.V2, tmp_path, "contractor@practice.example")
    outcome = contractor.outbox.settle(draft, contractor.service)
    assert isinstance(outcome, Submitted), outcome
