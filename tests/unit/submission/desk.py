"""Somebody's desk: a store with a draft that is ready to go, its outbox, and a service that can be told."""

from __future__ import annotations

from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from plugin.streetmanager.versions import Version
from plugin.streetmanager.work_records import WorkCreateRequest
from plugin.submission.draft import Draft
from plugin.submission.drafts import DraftStore
from plugin.submission.outbox import Outbox, Outcome, Unknown
from plugin.submission.requests import Applicant, request_from
from tests.unit.submission.service_stand_in import answers, stand_in, timed_out

APPLICANT = Applicant("ZZ01", "ZA", "planner@practice.example", "A. Planner")
START = datetime(2031, 5, 1, 9, 0, tzinfo=timezone.utc)


class Clock:
    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


class Desk:
    """A store with a draft that is ready to go, its outbox, and a service."""

    def __init__(self, folder: Path, version: Version = Version.V2) -> None:
        self.store = DraftStore(folder / "drafts.gpkg")
        self.clock = Clock()
        self.outbox = Outbox(self.store, self.clock)
        self.service = stand_in(version)
        self.version = version
        self.draft = self.new_draft()
        self.request = self.request_for(self.draft)

    def new_draft(self, **given: Any) -> Draft:
        draft = self.store.new("permit_application", "LineString", "practice", self.version.value)
        self.store.set_vertices(draft.id, [(470000, 310000), (470020, 310000)], True)
        draft.values = answers(**given)
        return self.store.keep(draft)

    def request_for(self, draft: Draft) -> WorkCreateRequest:
        return request_from(draft, APPLICANT, self.version, now=START)

    def send(self) -> Outcome:
        return self.outbox.send(self.draft, self.request, self.service)

    def lose_the_answer(self, error: Exception | None = None) -> Unknown:
        self.service.work.after = error or timed_out()
        outcome = self.send()
        self.service.work.after = None
        assert isinstance(outcome, Unknown)
        return outcome

    def lose_the_request(self) -> None:
        self.service.work.before = timed_out()
        assert isinstance(self.send(), Unknown)
        self.service.work.before = None

    @property
    def kept(self) -> Draft:
        return self.store.get(self.draft.id)

    @property
    def reference(self) -> str:
        return str(self.request.work_reference_number)
