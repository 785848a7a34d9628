"""Where a draft stands: how far it has come, and what is still wrong with it. For a list of many."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from ..geometry.findings import STOPS, Finding
from ..streetmanager.problems import Problem
from ..streetmanager.versions import Version
from .draft import Draft
from .kinds import KINDS
from .requests import Applicant, problems_of

# Where a draft can stand: what the outbox says, and for what was never sent, how far it has come.
UNFINISHED, HAS_FINDINGS, DRAFT, READY = "unfinished", "findings", "draft", "ready"
SENDING, SUBMITTED, REFUSED, UNKNOWN = "sending", "submitted", "refused", "unknown"
STANDINGS = (UNFINISHED, HAS_FINDINGS, DRAFT, READY, SENDING, SUBMITTED, REFUSED, UNKNOWN)
# Who acts is known from the sign-in, and no answer of the draft's.
_FROM_SIGN_IN = (
    "internal_user_identifier",
    "internal_user_name",
    "work_reference_number",
    "promoter_swa_code",
)


@dataclass(frozen=True)
class Checked:
    """What a check of a draft found. problems: of its answers, the shape's are findings.

    outstanding: how many findings ask for something to be confirmed that was not. around: whether the service was
    asked for the streets and the works around it, too. note: what could not be looked at, in words.
    """

    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
    outstanding: int = 0
    around: bool = False
    note: str = ""

    @property
    def stops(self) -> bool:
        """Whether the shape cannot be sent as it is."""
        return any(finding.severity == STOPS for finding in self.findings)


def is_whole(draft: Draft) -> bool:
    """Whether there is nothing left to draw."""
    kind = KINDS.get(draft.kind)
    if draft.finished or kind is None:
        return draft.finished
    # Where a shape may be left out, a begun one is not whole, and none at all is.
    return not kind.shape or not (draft.vertices or kind.shape_needed(Version(draft.version)))


def standing(draft: Draft, checked: Checked | None = None) -> str:
    """Where it stands (one of STANDINGS). checked: what a check found; without one nothing is known to be wrong."""
    if draft.sent or draft.state == REFUSED:
        return draft.state
    if not is_whole(draft):
        return UNFINISHED
    if checked is None:
        return DRAFT
    if checked.stops:
        return HAS_FINDINGS
    return READY if not checked.problems and not checked.outstanding else DRAFT


def answers_missing(
    draft: Draft,
    now: datetime,
    applicant: Applicant | None = None,
    parts: Mapping[str, Draft] | None = None,
) -> list[Problem]:
    """What of a draft's answers keeps it from being sent; never of its first shape. Never raises.

    Without an applicant nothing is said of what the sign-in settles: who acts, for whom.
    """
    kind = KINDS.get(draft.kind)
    if kind is None:
        return []
    found = problems_of(draft, Version(draft.version), now, None, applicant, parts)
    settled = {kind.shape, *(_FROM_SIGN_IN if applicant is None else ())}
    return [problem for problem in found if problem.field.split(".")[0] not in settled]


class Checks:
    """What is known of drafts, each as it was when it was changed last. May be used from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: dict[tuple[str, datetime], Checked] = {}

    def of(self, draft: Draft) -> Checked | None:
        """What is known of a draft as it is now."""
        with self._lock:
            return self._known.get((draft.id, draft.changed))

    def take(self, draft: Draft, checked: Checked) -> None:
        """What was found. What rests on the service's answers stays until the draft changes."""
        with self._lock:
            before = self._known.get((draft.id, draft.changed))
            if before is None or checked.around or not before.around:
                self._known[(draft.id, draft.changed)] = checked

    def standing(self, draft: Draft) -> str:
        """Where a draft stands, as far as is known."""
        return standing(draft, self.of(draft))
