"""The answers to a draft's questions: kept on disk as they are typed, and told what the service knows."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from datetime import date, datetime, timezone
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...host import settings, tasks
from ...streetmanager.fields import About
from ...streetmanager.uk_time import uk_day
from ...submission import requests, street_values
from ...submission.changes import original_of
from ...submission.draft_kind import parts_of
from ...submission.kind import Circumstances
from ...submission.kinds import kind_of
from ...submission.street_values import padded
from ...submission.submission_summary import summary
from ..notices import error_words
from ..words import day, tr
from .answers import NOT_ASKED, Answers, MakeEditor
from .condition_rows import conditions_editor
from .form_fields import ListEditor, ticks

if TYPE_CHECKING:
    from ...streetmanager.client import StreetManager
    from ...streetmanager.lookup_records import Street
    from ...streetmanager.problems import Problem
    from ...submission.drafts import Draft, DraftStore

KEEP_AFTER = 300
ASK_AFTER = 400
DECIDES_CATEGORY = (
    "work_type",
    "proposed_start_date",
    "proposed_end_date",
    "is_ttro_required",
    "immediate_risk",
)


# Settled on the drawing page, by the street that was chosen there; files have a place of their own.
SETTLED = NOT_ASKED | {
    "usrn",
    "street_name",
    "town",
    "area_name",
    "highway_authority_swa_code",
    "road_category",
    "file_ids",
}
# Not a field of the request: the last part of the work reference, which is made up from it.
JOB_NUMBER = About(
    "Job number",
    "Your own number for the job, up to 19 characters. With your prefix and the workstream it makes the work "
    "reference on the site board. Left blank, eight digits are made up.",
    "works",
    kind="text",
    longest=requests.LONGEST_JOB_NUMBER,
    source="BR 3.1",
)
WHOLE_REFERENCE = (
    "Only where the whole reference is given: otherwise it is made up of prefix, workstream and job number."
)


class DraftAnswers(Answers):
    """One draft's answers. `kept` comes when they are on disk.

    `category_told` comes when the service has said the category, or why it cannot.
    acting: the promoter and the workstream to begin with, as they were chosen at the sign-in.
    `promoter_told` comes when a contractor's chosen promoter is known: its workstreams are then to be offered.
    """

    kept = pyqtSignal()
    category_told = pyqtSignal()
    promoter_told = pyqtSignal()

    def __init__(
        self,
        draft: Draft,
        store: DraftStore,
        service: StreetManager,
        workstreams: list[Any],
        street: Street | None,
        acting: dict[str, Any],
        parent: QObject | None = None,
    ) -> None:
        kind = kind_of(draft.kind)
        settled = SETTLED | set(kind.shapes)
        if kind.asks is not None:
            settled |= set(kind.request.model_fields) - kind.asks
        super().__init__(kind.request, service.version, {}, settled, parent)
        self.kind = kind
        self._id = draft.id
        self._store = store
        self._street = street
        self.service = service
        self.early_start: bool | None = None
        self.category_words = ""
        self._task: tasks.BackgroundTask | None = None
        self._promoter_task: tasks.BackgroundTask | None = None
        session = service.session
        user = session.user
        self._contracts = list(user.contracts) if user is not None and "Contractor" in user.roles else []
        self.promoter = None if self._contracts else session.organisation
        # A contractor's are those of the promoter that it acts for, if it has said which.
        known = not self._contracts or "promoter_swa_code" in acting
        self._workstreams: list[Any] = workstreams if known else []
        self.values = {**self._to_begin_with(), **acting, **draft.values}
        self._keep_later = self._timer(KEEP_AFTER, self.keep)
        self._ask_later = self._timer(ASK_AFTER, self._ask_category)
        if self._contracts:
            self._ask_promoter()
        if self._has_category:
            self._ask_later.start()

    @property
    def _has_category(self) -> bool:
        return {"work_type", "proposed_start_date"} <= set(self.model.model_fields)

    def _timer(self, milliseconds: int, act) -> QTimer:  # type: ignore[no-untyped-def]
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(act)
        return timer

    def _to_begin_with(self) -> dict[str, Any]:
        today = uk_day(datetime.now(timezone.utc))
        user = self.service.session.user
        found = self.kind.begins_with(Circumstances(self.promoter, user, self._workstreams, today))
        return {name: value for name, value in found.items() if name in self.model.model_fields}

    def draft(self) -> Draft:
        """The draft as it is on disk, with these answers."""
        draft = self._store.get(self._id)
        draft.values = dict(self.values)
        return draft

    def set(self, name: str, value: Any) -> None:
        """Take an answer; it is on disk a moment later."""
        if self.values.get(name) == value:
            return
        self.values[name] = value
        if not self._keep_later.isActive():
            self._keep_later.start()
        if name in DECIDES_CATEGORY and self._has_category:
            self._ask_later.start()
        if name == "promoter_swa_code":
            self._ask_promoter()

    def keep(self) -> None:
        """Write the answers to disk now."""
        self._keep_later.stop()
        self._store.keep(self.draft())
        self.kept.emit()

    def questions(self) -> dict[str, About]:
        """What is asked; where the work reference is ours to make, the job number stands before it."""
        asked: dict[str, About] = {}
        for name, about in super().questions().items():
            if name == "work_reference_number" and self.kind.own_reference:
                asked[requests.JOB_NUMBER] = JOB_NUMBER
                about = replace(about, section="more", help=WHOLE_REFERENCE)
            asked[name] = about
        return asked

    def editors(self) -> dict[str, MakeEditor]:
        """The lists that the street, the version and the sign-in fill."""
        return {
            "permit_asds": lambda parent: ticks(self.designations(), parent),
            "permit_conditions": lambda parent: conditions_editor(self.version, parent),
            "workstream_prefix": lambda parent: ListEditor(self.workstreams(), parent),
            "promoter_swa_code": lambda parent: ListEditor(self.promoters(), parent),
        }

    def asked_as(self, name: str) -> str:
        """A reference that was not given whole is made up from the job number."""
        if name == "work_reference_number" and self.kind.own_reference and not self.values.get(name):
            return requests.JOB_NUMBER
        return name

    def asked_values(self) -> dict[str, Any]:
        """The answers with what they are judged beside: what the service says of the dates."""
        return {**self.values, "is_early_start": bool(self.early_start)}

    @property
    def applicant(self) -> requests.Applicant | None:
        """Who applies; none while a contractor's promoter is not known."""
        if self.promoter is None:
            return None
        session = self.service.session
        made = requests.applicant_for(self.promoter, session.user, session.email)
        return requests.Applicant(
            made.promoter_swa_code,
            made.prefix,
            settings.USER_IDENTIFIER.get() or made.user_identifier,
            settings.USER_NAME.get() or made.user_name,
        )

    def problems(self) -> list[Problem]:
        """What keeps the draft from being sent."""
        now = datetime.now(timezone.utc)
        parts = parts_of(self._store, self._id)
        return requests.problems_of(self.draft(), self.version, now, self.early_start, self.applicant, parts)

    def request(self) -> Any:
        """The request that the answers make. NotReady where something is missing."""
        applicant = self.applicant
        if applicant is None:
            raise requests.NotReady(self.problems())
        parts = parts_of(self._store, self._id)
        return requests.request_from(self.draft(), applicant, self.version, self.early_start, parts=parts)

    def summary(self, request: Any, acting: str, authority: str) -> list[tuple[str, str]]:
        """All that will be sent, in words. acting: as whom; authority: the name of the one that assesses."""
        rows = summary(
            *(request, self.service.environment, self.version),
            kind=self.kind,
            promoter=self.promoter.name if self.promoter is not None and self.kind.for_promoter else "",
            acting=acting,
            authority=authority,
            concerning=self.draft().concerning,
            original=original_of(self.values),
        )
        return [*rows, (tr("The service says"), self.category_words)] if self.category_words else rows

    def promoters(self) -> list[tuple[str, str]]:
        """Whom the application can be for: one's own organisation, or those that a contractor acts for."""
        known = self._contracts or ([self.promoter] if self.promoter is not None else [])
        return [(padded(one.organisation_reference), one.name) for one in known]

    def workstreams(self) -> list[tuple[str, str]]:
        """The promoter's workstreams that the person may write to."""
        user = self.service.session.user
        levels = {one.workstream_prefix: one.access_level for one in (user.workstreams if user else [])}
        offered = []
        for one in self._workstreams:
            prefix = getattr(one, "prefix", None) or getattr(one, "workstream_prefix", "")
            level = getattr(one, "access_level", None) or levels.get(prefix or "", "full_write")
            name = getattr(one, "name", None) or getattr(one, "workstream_name", "")
            if prefix and level == "full_write" and getattr(one, "status", None) in (None, "active"):
                offered.append((prefix, f"{prefix} {name}"))
        return offered

    def designations(self) -> list[tuple[dict[str, Any], str]]:
        """The street's special designations as they can be declared, with words; never ticked for the person."""
        if self._street is None:
            return []
        found = street_values.designations(self._street, self.draft().geometry())
        return [(one.asd, suggestion_words(one)) for one in found if one.asd is not None]

    def place_words(self) -> str:
        """Where the works are, as settled on the drawing page."""
        values = self.values
        where = ", ".join(str(part) for part in (values.get("street_name"), values.get("town")) if part)
        return tr("{where} · USRN {usrn} · reinstatement type {kind} · assessed by {authority}").format(
            where=where,
            usrn=values.get("usrn"),
            kind=values.get("road_category"),
            authority=values.get("highway_authority_swa_code"),
        )

    def _ask_promoter(self) -> None:
        code = self.values.get("promoter_swa_code")
        reference = next(
            (
                one.organisation_reference
                for one in self._contracts
                if padded(one.organisation_reference) == code
            ),
            None,
        )
        if reference is None:
            return
        self._drop(self._promoter_task)
        own = self.service.fork()
        self._promoter_task = tasks.start(
            tasks.BackgroundTask(
                tr("Asking for the promoter"),
                lambda task: (own.party.get_organisation(reference), own.party.get_workstreams(reference)),
                done=self._take_promoter,
                failed=lambda error: self._tell_category(error_words(error)),
                line=own,
            )
        )

    def _take_promoter(self, told: tuple[Any, list[Any]]) -> None:
        self._promoter_task = None
        self.promoter, self._workstreams = told
        self.promoter_told.emit()

    def _ask_category(self) -> None:
        answers = [self.values.get(name) for name in DECIDES_CATEGORY]
        work_type, start, end, order, risk = answers
        self._drop(self._task)
        self._task = None
        self.early_start = None
        if not work_type or not isinstance(start, date) or not isinstance(end, date) or end < start:
            self._tell_category("")
            return
        own = self.service.fork()
        self._task = tasks.start(
            tasks.BackgroundTask(
                tr("Asking for the category"),
                lambda task: own.work.get_permit_category(
                    work_type,
                    start,
                    end,
                    bool(order) if work_type == "planned" else None,
                    bool(risk) if work_type == "immediate" else None,
                ),
                done=self._take_category,
                failed=lambda error: self._tell_category(
                    tr("The category could not be asked: {why}").format(why=error_words(error))
                ),
                line=own,
            )
        )

    def _take_category(self, told: Any) -> None:
        self._task = None
        self.early_start = bool(told.is_early_start)
        self._tell_category(category_words(told, self.early_start))

    def _tell_category(self, words: str) -> None:
        self.category_words = words
        self.category_told.emit()

    @staticmethod
    def _drop(task: tasks.BackgroundTask | None) -> None:
        if task is not None:
            task.drop()

    def leave(self) -> None:
        """Keep what was typed; ask nothing any more."""
        self._ask_later.stop()
        self._drop(self._task)
        self._drop(self._promoter_task)
        with contextlib.suppress(RuntimeError):  # the store may have been closed already
            self.keep()


def category_words(told: Any, early: bool) -> str:
    """What the service makes of the dates: category, duration, until when the permit would be valid."""
    name = told.work_category_string or str(told.work_category or "").replace("_", " ")
    if told.work_category == "paa":
        name = tr("PAA (provisional advance authorisation, for major works)")
    parts = [tr("Category: {name}").format(name=name)]
    length = getattr(told.duration, "working_days", None) if told.duration else None
    if length is not None:
        parts.append(tr("{days} working days").format(days=length))
    if told.validity_period_end_date:
        parts.append(tr("valid until {day}").format(day=day(uk_day(told.validity_period_end_date))))
    words = ", ".join(parts) + "."
    if early:
        words += " " + tr("It is an early start: there is less notice than this category needs.")
    return words


def suggestion_words(one: street_values.Designation) -> str:
    """A special designation in words, and whether it is suggested: declaring it is for the person."""
    words = designation_words(one)
    if one.applies == "here":
        return tr("{words} — suggested: the extent lies in it").format(words=words)
    if one.applies == "whole street":
        return tr("{words} — suggested: it holds wherever on the street the extent lies").format(words=words)
    return words


def designation_words(one: street_values.Designation) -> str:
    """A special designation: what, where, when, and whether the shape lies in it."""
    place = {
        "here": tr("here"),
        "whole street": tr("whole street"),
        "elsewhere": tr("elsewhere on the street"),
    }
    details = ", ".join(part for part in (one.where, one.when, place.get(one.applies, "")) if part)
    return f"{one.words} ({details})" if details else one.words
