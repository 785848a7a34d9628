"""Every kind of submission drawn, filled in and sent, over HTTP against the practice service, in any version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from functools import cached_property
from pathlib import Path
from typing import Any

from plugin.practice.server import PracticeServer
from plugin.streetmanager.client import StreetManager
from plugin.streetmanager.environments import practice
from plugin.streetmanager.session import Session
from plugin.streetmanager.transport import Connection
from plugin.streetmanager.versions import Version
from plugin.submission.draft import Draft
from plugin.submission.draft_kind import part_for, parts_of
from plugin.submission.drafts import DraftStore
from plugin.submission.kind import Circumstances, Kind
from plugin.submission.kinds import KINDS
from plugin.submission.originals import Original
from plugin.submission.outbox import Outbox, Outcome, Submitted
from plugin.submission.requests import applicant_for, problems_of, request_from

TODAY = datetime.now(timezone.utc).date()
SOON = TODAY + timedelta(days=40)
HIGH_STREET, COUNTY, WATER = 99900003, "ZZ10", "ZZ01"
LINE = {"type": "LineString", "coordinates": [[470060.0, 309880.0], [470064.0, 309886.0]]}
POINT = {"type": "Point", "coordinates": [470061.5, 309882.25]}
SQUARE = {
    "type": "Polygon",
    "coordinates": [[[470060.0, 309880.0], [470064.0, 309880.0], [470064.0, 309886.0], [470060.0, 309880.0]]],
}
OF_STREET = {
    "usrn": HIGH_STREET,
    "street_name": "HIGH STREET",
    "town": "MARKET REHEARSAL",
    "highway_authority_swa_code": COUNTY,
    "road_category": 3,
}
WORKS = {
    "work_type": "planned",
    "application_type": "permit",
    "activity_type": "utility_repair_and_maintenance_works",
    "description_of_work": "Renew a water main",
    "excavation": True,
    "workstream_prefix": "001",
    "works_location_description": "Outside number 12",
    "location_types": ["carriageway"],
    "proposed_start_date": SOON,
    "proposed_end_date": SOON + timedelta(days=3),
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
    "secondary_contact": "A. Planner",
    "secondary_contact_number": "01632 960000",
}
REINSTATED = {
    "reinstatement_type": "excavation",
    "reinstatement_status": "interim",
    "reinstatement_date": TODAY,
    "location_description": "Outside number 12",
    "location_types": ["footway"],
    "reinstatement_evidence": False,
    "depth": 0.6,
    "length": 2.5,
    "width": 1.0,
    "final_reinstatement": False,
}
HISTORIC = {
    **OF_STREET,
    "works_location_description": "Outside number 12",
    "promoter_swa_code": "ZZ02",
}
DECLARED: dict[str, dict[str, Any]] = {
    "permit_application": {**OF_STREET, **WORKS},
    "further_permit": {**WORKS, "description_of_work": "Come back for the surface"},
    "change_request": {
        "permit_alteration_reason": "The crew comes a day later",
        "change_request_reason": "The crew comes a day later",
        "proposed_end_date": SOON + timedelta(days=4),
    },
    "forward_plan": {
        **OF_STREET,
        "description_of_work": "Renew all mains",
        "workstream_prefix": "001",
        "works_location_description": "All of it",
    },
    "forward_plan_update": {"description_of_work": "Renew half of the mains"},
    "reinstatement": REINSTATED,
    "further_reinstatement": {**REINSTATED, "reinstatement_status": "permanent"},
    "non_notifiable_site": {
        **OF_STREET,
        **REINSTATED,
        "reinstatement_type": "bar_holes",
        "number_of_holes": 4,
        "workstream_prefix": "001",
    },
    "private_street_notice": {**OF_STREET, **WORKS},
    "ancillary_information": {
        "ancillary_info_type": "site_welfare_facilities",
        "ancillary_info_description": "A cabin",
        "usrns": [HIGH_STREET],
        "location_description": "On the green",
    },
    "activity": {
        **OF_STREET,
        "activity_name": "Spring fair",
        "activity_activity_type": "event",
        "activity_location_description": "The market place",
        "location_types": ["carriageway"],
        "start_date": TODAY,
        "end_date": TODAY + timedelta(days=2),
        "traffic_management_type": "road_closure",
        "collaborative_working": False,
    },
    "activity_update": {"activity_name": "Spring fair and market", "contact_name": "Harry"},
    "activity_cancelling": {"cancellation_reason": "Rain"},
    "section_81": {
        **OF_STREET,
        "section_81_type": "cabinet",
        "section_81_severity": "low",
        "made_safe_by_ha": False,
        "additional_details": "The door hangs open",
        "inspection_date": TODAY,
        "location_description": "Outside number 12",
        "location_types": ["footway"],
        "promoter_swa_code": WATER,
        "section_81_evidence": False,
    },
    "historic_inspection": {
        **HISTORIC,
        "inspection_type": "section_81",
        "inspection_start_date": datetime(2026, 1, 5, 9, 30),
        "inspection_outcome": "passed",
        "inspection_evidence": False,
    },
    "historic_notice": {
        **HISTORIC,
        "offence_code": "offence_code_08",
        "offence_date": datetime(2026, 1, 5, 9, 30),
        "offence_details": "Dug without a permit",
        "officer_contact_details": "01632 960003",
        "officer_address": "1 Market Place",
        "representations_contact": "The street works desk",
        "representations_contact_address": "1 Market Place",
        "payment_methods": ["cheque"],
        "fpn_evidence": False,
    },
    "section_58": {
        **OF_STREET,
        "restriction_duration": "one_year",
        "restriction_extent": "whole_road",
        "location_types": ["carriageway"],
    },
    "conditions_change": {
        "permit_alteration_reason": "Schools are back",
        "permit_conditions": [{"condition": "NCT02a", "comment": "Not before 9:30"}],
    },
    "imposed_change": {
        "change_request_reason": "Schools are back",
        "permit_conditions": [{"condition": "NCT02a", "comment": "Not before 9:30"}],
    },
    "material_classification": {
        **OF_STREET,
        "material_classification_classification": "hazardous",
        "hazardous_material_type": ["coal_tar"],
        "layer_affected": ["surface_course"],
        "sample_date": TODAY,
        "location_description": "Outside number 12",
        "location_types": ["carriageway"],
    },
    "geographical_area": {"usrns": [HIGH_STREET, HIGH_STREET + 1]},
    "geographical_area_update": {"usrns": [HIGH_STREET]},
}
DRAWN = {"section_58": LINE, "material_classification": POINT, "activity": POINT, "section_81": POINT}


@dataclass
class KindsDesk:
    """Officers of a promoter and of an authority, with one store of drafts."""

    server: PracticeServer
    version: Version
    folder: Path
    minutes: float = 0.0
    count: int = 0
    services: dict[str, StreetManager] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.store = DraftStore(self.folder / "drafts.gpkg")
        self.outbox = Outbox(self.store, self.now)

    def now(self) -> datetime:
        return datetime.now(timezone.utc) + timedelta(minutes=self.minutes)

    def as_(self, name: str) -> StreetManager:
        """Somebody signed in."""
        if name not in self.services:
            email = f"{name}@practice.example"
            connection = Connection(timeout_read=10)
            session = Session(practice(self.server.address), self.version, email, "anything", connection)
            self.services[name] = StreetManager(session)
            self.services[name].sign_in()
        return self.services[name]

    @cached_property
    def planner(self) -> StreetManager:
        return self.as_("planner")

    @cached_property
    def authority(self) -> StreetManager:
        return self.as_("authority")

    def service_for(self, kind: Kind) -> StreetManager:
        return self.planner if "Planner" in kind.who else self.authority

    def original(self, kind: Kind, typed: str) -> Original:
        """What a kind hangs on, found by a reference as somebody types it."""
        assert kind.hangs_on is not None
        service = self.service_for(kind)
        candidates = kind.hangs_on.find(typed, service)
        return kind.hangs_on.read(candidates[0].references, service)

    def draft(self, key: str, original: Original | None = None, **given: Any) -> Draft:
        """A draft of a kind, drawn and filled in so that every version takes it."""
        kind, service = KINDS[key], self.service_for(KINDS[key])
        session = service.session
        concerning = dict(original.references) if original is not None else {}
        draft = self.store.new(key, "LineString", "practice", self.version.value, concerning=concerning)
        if kind.several:
            self.store.set_geometry(
                draft.id, {"type": "MultiPoint", "coordinates": [[470061.0, 309882.0], [470065.0, 309883.0]]}
            )
        elif kind.shape and not (original is not None and kind.for_promoter and original.geometry is None):
            self.store.set_geometry(draft.id, DRAWN.get(key, LINE))
        draft = self.store.get(draft.id)
        begun = kind.begins_with(Circumstances(session.organisation, session.user, [], TODAY))
        known = dict(original.values) if original is not None else {}
        self.count += 1
        draft.values = {**begun, **known, **DECLARED[key], **self._named(key), **given}
        draft.usrn = HIGH_STREET
        return self.store.keep(draft)

    def _named(self, key: str) -> dict[str, Any]:
        mark = f"{self.version.value}-{self.folder.name[-12:]}-{self.count}"
        if key in ("historic_inspection", "historic_notice"):
            return {"historical_permit_reference": f"OLD-{abs(hash(mark)) % 10**9}"}
        return {"geographical_area_name": f"Area {mark}"} if key == "geographical_area" else {}

    def draw_part(self, draft: Draft, name: str, geometry: Mapping[str, Any]) -> None:
        """A further shape of a draft."""
        part = part_for(self.store, draft, name, geometry["type"])
        self.store.set_geometry(part.id, geometry)

    def problems(self, draft: Draft) -> list[str]:
        """What keeps a draft from being sent."""
        kind, service = KINDS[draft.kind], self.service_for(KINDS[draft.kind])
        applicant = applicant_for(service.session.organisation, service.session.user, service.session.email)
        found = problems_of(draft, self.version, self.now(), False, applicant, parts_of(self.store, draft.id))
        return [f"{kind.key} {problem.field}: {problem.words}" for problem in found]

    def request(self, draft: Draft) -> Any:
        assert self.problems(draft) == []
        service = self.service_for(KINDS[draft.kind])
        applicant = applicant_for(service.session.organisation, service.session.user, service.session.email)
        return request_from(draft, applicant, self.version, False, parts=parts_of(self.store, draft.id))

    def send(self, draft: Draft) -> Outcome:
        """Send it as whoever may."""
        return self.outbox.send(draft, self.request(draft), self.service_for(KINDS[draft.kind]))

    def submitted(self, draft: Draft) -> Submitted:
        """Send it; it is taken."""
        outcome = self.send(draft)
        assert isinstance(outcome, Submitted), outcome
        return outcome

    def ready(self, key: str) -> Draft:
        """A draft of a kind that can be sent, with what it hangs on made first."""
        kind = KINDS[key]
        if kind.hangs_on is None:
            return self.draft(key)
        return self.draft(key, self.original(kind, self.hung_on(key)))

    def hung_on(self, key: str) -> str:
        """The reference of a record that a kind can hang on, as somebody would type it."""
        if key in ("change_request", "conditions_change", "imposed_change", "ancillary_information"):
            return self.submitted(self.draft("permit_application")).receipt.permit_reference_number
        if key == "further_permit":
            return self.refused_work()
        if key == "forward_plan_update":
            return self.submitted(self.draft("forward_plan")).receipt.work_reference_number
        if key in ("reinstatement", "further_reinstatement"):
            work = self.started_work()
            if key == "further_reinstatement":
                self.submitted(self.draft("reinstatement", self.original(KINDS["reinstatement"], work)))
            return work
        if key.startswith("activity"):
            return self.submitted(self.draft("activity")).receipt.references["activity_reference_number"]
        area = self.submitted(self.draft("geographical_area"))
        return area.receipt.references["geographical_area_reference_number"]

    def refused_work(self) -> str:
        """A work whose permit has come to its end."""
        receipt = self.submitted(self.draft("permit_application")).receipt
        self.cancel(receipt.work_reference_number, receipt.permit_reference_number)
        return receipt.work_reference_number

    def cancel(self, work: str, permit: str) -> None:
        """The promoter cancels a permit."""
        self._change("update_permit_status", work, permit, permit_status="cancelled", reason=True)

    def _change(self, name: str, *references: str, reason: bool = False, **body: Any) -> None:
        act = getattr(self.planner.work, name)
        model = act.operation.request
        if reason and "permit_cancellation_reason" in model.model_fields and self.version >= Version.V6:
            body |= {"permit_cancellation_reason": "other", "permit_cancellation_reason_other": "No need"}
        act(*references, model.model_validate(body))

    def started_work(self) -> str:
        """Works of ours that go on."""
        page = self.planner.reporting.get_permits(work_status=["in_progress"])
        own = [row for row in page.rows if row.work_status == "in_progress"]
        self.count += 1
        return str(own[self.count % len(own)].work_reference_number)


def as_date(value: Any) -> date:
    return value.date() if isinstance(value, datetime) else value
