"""The answers to a draft's questions: kept on disk as they are typed, and told what the service knows."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...host import settings, tasks
from ...streetmanager.fields import About
from ...streetmanager.problems import Problem
from ...streetmanager.uk_time import uk_day
from ...submission import requests, street_values
from ...submission.attachments import ATTACHMENTS, FILES, Attachment, attached, size_words, wrong_files
from ...submission.changes import original_of
from ...submission.draft_kind import parts_of
from ...submission.file_page import ACTED, FOUND, NAMES, as_found
from ...submission.kind import Circumstances
from ...submission.kinds import kind_of
from ...submission.submission_summary import summary
from ...submission.told_category import DECIDES, TOLD, as_told
from ...submission.uploads import Uploads, place_of
from ...submission.value_words import value_words
from ..areas.streets_editor import streets_editor
from ..words import tr
from .answers import NOT_ASKED, Answers, MakeEditor
from .category_question import CategoryQuestion
from .condition_rows import conditions_editor
from .files_editor import files_editor
from .form_fields import ListEditor, ticks
from .promoters import Promoters
from .service_words import suggestion_words

if TYPE_CHECKING:
    from ...geometry.findings import Finding
    from ...streetmanager.client import StreetManager
    from ...streetmanager.lookup_records import Street
    from ...streetmanager.party_records import OrganisationResponse
    from ...submission.draft import Draft
    from ...submission.drafts import DraftStore

KEEP_AFTER = 300

# Settled on the drawing page, by the street that was chosen there; files have a place of their own.
SETTLED = NOT_ASKED | {
    "usrn",
    "street_name",
    "town",
    "area_name",
    "highway_authority_swa_code",
    "road_category",
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
    promoter_failed = pyqtSignal(object)

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
        self._promoters = Promoters(service, workstreams, self)
        self._promoters.told.connect(self.promoter_told)
        self._promoters.failed.connect(self.promoter_failed)
        self.values = {**self._to_begin_with(), **acting, **draft.values}
        self._keep_later = self._timer(KEEP_AFTER, self.keep)
        self.category = CategoryQuestion(service, lambda: self.values, self)
        self.category.told.connect(self._take_category)
        self._ask_promoter()
        if self._has_category:
            self.category.ask_soon()

    @property
    def promoter(self) -> OrganisationResponse | None:
        """The organisation for which it is sent; none while a contractor's is not known."""
        return self._promoters.chosen

    @property
    def early_start(self) -> bool | None:
        """What the service says of the dates; None while it has not been asked."""
        return self.category.early_start

    @property
    def category_words(self) -> str:
        """What the service makes of the dates, or why that is not known; "" before."""
        return self.category.words

    @property
    def _has_category(self) -> bool:
        return {"work_type", "proposed_start_date"} <= set(self.model.model_fields)

    def _take_category(self) -> None:
        """What the works are decides which others count as near them in time: the draft keeps it."""
        if self.category.category:
            self.set(TOLD, as_told(self.category.category, self.values))
        self.category_told.emit()

    def _timer(self, milliseconds: int, act) -> QTimer:  # type: ignore[no-untyped-def]
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(act)
        return timer

    def _to_begin_with(self) -> dict[str, Any]:
        today = uk_day(datetime.now(timezone.utc))
        user = self.service.session.user
        found = self.kind.begins_with(Circumstances(self.promoter, user, self._promoters.workstreams, today))
        return {name: value for name, value in found.items() if name in self.model.model_fields}

    def draft(self) -> Draft:
        """The draft as it is on disk, with these answers."""
        draft = self._store.get(self._id)
        draft.values = dict(self.values)
        return draft

    def value_of(self, name: str) -> Any:
        """The answer to a question; of the files, what is attached: their numbers come when they are sent."""
        return self.values.get(ATTACHMENTS if name == FILES else name)

    def original(self) -> Mapping[str, Any] | None:
        """The answers of the permit that a change request changes."""
        return original_of(self.values)

    def set(self, name: str, value: Any) -> None:
        """Take an answer; it is on disk a moment later."""
        name = ATTACHMENTS if name == FILES else name
        if self.values.get(name) == value:
            return
        if name == ATTACHMENTS:
            self._take_back(value)
        self.values[name] = value
        if not self._keep_later.isActive():
            self._keep_later.start()
        if name in DECIDES and self._has_category:
            self.category.ask_soon()
        if name == "promoter_swa_code":
            self._ask_promoter()

    def keep(self) -> None:
        """Write the answers to disk now."""
        self._keep_later.stop()
        self._store.keep(self.draft())
        self.kept.emit()

    def note_sending(self, findings: Sequence[Finding], acting: str, authority: str = "") -> None:
        """Keep with the draft what is known of its shape, as whom it goes, and names: it is about to be sent."""
        self.values[FOUND] = as_found(findings)
        self.values[ACTED] = acting
        self.values[NAMES] = {"promoter": self.promoter_name, "authority": authority}
        self.keep()

    @property
    def promoter_name(self) -> str:
        """The name of the promoter for whom it is sent; "" for what an authority sends."""
        return self.promoter.name if self.promoter is not None and self.kind.for_promoter else ""

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
        made: dict[str, MakeEditor] = {
            FILES: files_editor,
            "permit_asds": lambda parent: ticks(self.designations(), parent),
            "permit_conditions": lambda parent: conditions_editor(self.version, parent),
            "workstream_prefix": lambda parent: ListEditor(self.workstreams(), parent),
            "usrns": lambda parent: streets_editor(self, parent),
        }
        # Of what authorities submit the promoter is somebody else.
        if self.kind.for_promoter:
            made["promoter_swa_code"] = lambda parent: ListEditor(self.promoters(), parent)
        return made

    def asked_as(self, name: str) -> str:
        """A reference that was not given whole is made up from the job number."""
        if name == "work_reference_number" and self.kind.own_reference and not self.values.get(name):
            return requests.JOB_NUMBER
        return name

    def asked_values(self) -> dict[str, Any]:
        """The answers with what they are judged beside: what the service says of the dates."""
        return {**self._with_files(self.values), "is_early_start": bool(self.early_start)}

    @staticmethod
    def _with_files(values: Mapping[str, Any]) -> dict[str, Any]:
        """The answers with a number for each file that is attached, in the place of the one that it will have."""
        numbers = list(range(1, len(attached(values)) + 1))
        return {**values, FILES: numbers} if numbers else dict(values)

    @property
    def attachments(self) -> list[Attachment]:
        """The files that go with it."""
        return attached(self.values) if FILES in self.model.model_fields else []

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
        found = requests.problems_of(
            *(self._to_send(), self.version, now, self.early_start, self.applicant), parts=self.parts()
        )
        wrong = wrong_files(self.attachments)
        return [*found, Problem(FILES, wrong, "BR 1.5")] if wrong else found

    def request(self) -> Any:
        """The request that the answers make, the files by stand-ins. NotReady where something is missing."""
        applicant = self.applicant
        if applicant is None:
            raise requests.NotReady(self.problems())
        return requests.request_from(
            *(self._to_send(), applicant, self.version, self.early_start), parts=self.parts()
        )

    def parts(self) -> dict[str, Draft]:
        """The further shapes that are drawn for it, by the fields of the request."""
        return parts_of(self._store, self._id) if self.kind.more_shapes else {}

    def _to_send(self) -> Draft:
        draft = self.draft()
        draft.values = self._with_files(draft.values)
        return draft

    def _take_back(self, value: Any) -> None:
        """What went ahead to the service and is not wanted any more is deleted there; if it cannot be, let be."""
        kept, uploads, identity = attached({ATTACHMENTS: value}), Uploads(self._store), self._id
        place = place_of(self.service.environment)
        away = [one for one in self.attachments if one not in kept]
        gone = [one for one in away if uploads.number(identity, one, place) is not None]
        if not gone:
            return
        own = self.service.fork()
        tasks.start(
            tasks.BackgroundTask(
                tr("Taking files back"),
                lambda task: uploads.take_back(identity, gone, own),
                line=own,
            )
        )

    def files_for(self) -> str | None:
        """For which promoter a contractor sends files; None for everybody else."""
        return self.values.get("promoter_swa_code") if self._promoters.contracts else None

    def summary(self, request: Any, acting: str, authority: str) -> list[tuple[str, str]]:
        """All that will be sent, in words. acting: as whom; authority: the name of the one that assesses."""
        rows = summary(
            *(request, self.service.environment, self.version),
            kind=self.kind,
            promoter=self.promoter_name,
            acting=acting,
            authority=authority,
            concerning=self.draft().concerning,
            original=self.original(),
            files=[f"{one.name} ({size_words(one.size)})" for one in self.attachments],
        )
        return [*rows, (tr("The service says"), self.category_words)] if self.category_words else rows

    def promoters(self) -> list[tuple[str, str]]:
        """Whom the application can be for: one's own organisation, or those that a contractor acts for."""
        return self._promoters.offered()

    def workstreams(self) -> list[tuple[str, str]]:
        """The promoter's workstreams that the person may write to."""
        return self._promoters.writable()

    def designations(self) -> list[tuple[dict[str, Any], str]]:
        """The street's special designations as they can be declared, with words; never ticked for the person.

        What has been declared before is among them, as it was declared.
        """
        held = [one for one in self.values.get("permit_asds") or [] if isinstance(one, Mapping)]
        offered: list[tuple[dict[str, Any], str]] = []
        if self._street is not None:
            found = street_values.designations(self._street, self.draft().geometry())
            for one in found:
                if one.asd is not None:
                    before = next((asd for asd in held if _same_designation(asd, one.asd)), None)
                    offered.append((dict(before or one.asd), suggestion_words(one)))
        about = self.questions()["permit_asds"]
        rest = [dict(asd) for asd in held if asd not in [given for given, _ in offered]]
        said = [value_words(self.model, "permit_asds", about, [asd], self.version) for asd in rest]
        return [*offered, *zip(rest, said)]

    def place_words(self) -> str:
        """Where it is and what it hangs on, as settled on the drawing page."""
        values, draft = self.values, self.draft()
        usrn = values.get("usrn") or draft.usrn
        named = {
            tr("USRN {it}"): usrn,
            tr("reinstatement type {it}"): values.get("road_category"),
            tr("assessed by {it}"): values.get("highway_authority_swa_code"),
        }
        where = ", ".join(str(part) for part in (values.get("street_name"), values.get("town")) if part)
        hangs_on = next(reversed(list(draft.concerning.values())), "")
        said = [hangs_on, where, *(words.format(it=it) for words, it in named.items() if it is not None)]
        return " · ".join(part for part in said if part)

    def _ask_promoter(self) -> None:
        self._promoters.ask(self.values.get("promoter_swa_code"))

    def leave(self) -> None:
        """Keep what was typed; ask nothing any more."""
        self.category.leave()
        self._promoters.leave()
        with contextlib.suppress(RuntimeError):  # the store may have been closed already
            self.keep()


def _same_designation(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether both declare the same: the permit's and the street's may differ in how they write its times."""
    names = ("street_special_desig_code", "special_desig_location_text")
    return all((one.get(name) or None) == (other.get(name) or None) for name in names)
