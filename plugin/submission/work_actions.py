"""When what is done to a work on record can be done, what it means, and what its form begins with.

The service decides; what stands here spares people what it would refuse, and says why (BR 3.3 to 3.4, 6, 7, 8).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ..streetmanager.operations import AUTHORITIES
from ..streetmanager.records import UPCOMING, words
from ..streetmanager.versions import Version
from . import action_kinds as kinds
from .kind import Kind

OPEN = {"submitted", "under_assessment", "permit_modification_request", "granted"}
EXCAVATION = "excavation"
# What an action is done to: the work, or one of the parts of its record, as search.record_parts calls them.
WORK, PERMIT, PLAN, NOTICE = "work", "permit", "forward_plan", "private_street_notice"
ANCILLARY, SITE, COMMENT = "ancillary", "site", "comment"


@dataclass(frozen=True)
class Concerned:
    """What an action is done to. work: the whole work as it was read last; record: the part of it that was chosen,
    the work itself where none was. organisation, email: whose account it is. roles: of the account."""

    work: Any
    record: Any
    organisation: str
    roles: frozenset[str]
    email: str = ""

    @property
    def permit(self) -> Any:
        """The permit that counts now; None where the work has none."""
        return self.work.active_permit or (self.work.permits[-1] if self.work.permits else None)


@dataclass(frozen=True)
class Action:
    """Something that can be done. on: what it is done to. means: what comes of it, to be read before it is sent.

    why_not: why it cannot be done now, in a sentence; "" where nothing is known against it. begins_with: answers
    that are known. settled: the answers that are not asked for, because there is but one.
    """

    kind: Kind
    on: str
    means: str
    why_not: Callable[[Concerned], str]
    begins_with: Callable[[Concerned], Mapping[str, Any]] = lambda concerned: {}
    settled: tuple[tuple[str, Any], ...] = ()

    @property
    def key(self) -> str:
        """As of its kind."""
        return self.kind.key

    @property
    def asks_nothing(self) -> bool:
        """Whether there is nothing to answer and nothing to think over: it is done at once."""
        return self.kind is kinds.COMMENT_READING


def offered(version: Version, roles: frozenset[str], on: str) -> list[Action]:
    """What a role may do to a thing in a version, whether or not it can be done now."""
    return [action for action in ACTIONS if action.on == on and action.kind.offered(version, roles)]


def action_of(key: str) -> Action:
    """An action by its key. KeyError."""
    return _BY_KEY[key]


def _status(concerned: Concerned) -> str:
    return str(concerned.work.work_status or "")


def _is(status: str, *wanted: str) -> bool:
    """Whether a status is one of these; one that this version does not know may be."""
    return status in wanted or status in ("", *UPCOMING)


def _stands(concerned: Concerned) -> str:
    """The works are in progress."""
    said = words(concerned.work.work_status, concerned.work.work_status_string).lower()
    return f"The works are {said}." if said else "Nothing is known of how the works stand."


def _start(concerned: Concerned) -> str:
    if not _is(_status(concerned), "planned"):
        return _stands(concerned)
    permit = concerned.permit
    if permit is None:
        return "There is no permit yet."
    if permit.work_category == "paa":
        return "A PAA is not leave to work: progress it to a permit first."
    immediate = str(permit.work_category or "").startswith("immediate")
    if _is(str(permit.permit_status or ""), "granted") or (immediate and permit.permit_status in OPEN):
        return ""
    said = words(permit.permit_status, permit.permit_status_string).lower()
    return f"The permit is not granted: it is {said}."


def _start_revert(concerned: Concerned) -> str:
    if not _is(_status(concerned), "in_progress"):
        return _stands(concerned)
    if concerned.work.sites:
        return "A site is registered already, so the works have started."
    if str(getattr(concerned.permit, "work_category", "") or "").startswith("immediate"):
        return "Only the start of planned works can be taken back."
    return ""


def _stop(concerned: Concerned) -> str:
    if concerned.roles & AUTHORITIES and _status(concerned) != "unattributable":
        return "The promoter logs it; you can for works that nobody has owned up to."
    return "" if _is(_status(concerned), "in_progress", "unattributable") else _stands(concerned)


def _stop_revert(concerned: Concerned) -> str:
    return "" if _is(_status(concerned), "completed") else _stands(concerned)


def _dug(concerned: Concerned) -> bool:
    return any(site.reinstatement_type == EXCAVATION for site in concerned.work.sites)


def _excavation(concerned: Concerned) -> str:
    if not _is(_status(concerned), "in_progress", "completed"):
        return _stands(concerned)
    if getattr(concerned.permit, "excavation", None) is False:
        return "The permit says that the ground is not opened."
    return "The reinstatement of an excavation is registered already." if _dug(concerned) else ""


def _final(concerned: Concerned) -> str:
    return "" if _dug(concerned) else "No excavation is registered yet."


def _units(concerned: Concerned) -> str:
    return "" if concerned.work.sites else "No site is registered yet."


def _traffic(concerned: Concerned) -> str:
    if concerned.permit is None or concerned.record.permit_reference_number != (
        concerned.permit.permit_reference_number
    ):
        return "This is not the permit that counts now."
    return "" if _is(_status(concerned), "in_progress") else _stands(concerned)


def _cancel_permit(concerned: Concerned) -> str:
    record = concerned.record
    if not _is(str(record.permit_status or ""), *OPEN):
        return f"It is {words(record.permit_status, record.permit_status_string).lower()}."
    immediate = str(record.work_category or "").startswith("immediate")
    allowed = ("planned", "in_progress") if immediate else ("planned",)
    return "" if _is(_status(concerned), *allowed) else _stands(concerned)


def _cancel_plan(concerned: Concerned) -> str:
    status, string = concerned.record.forward_plan_status, concerned.record.forward_plan_status_string
    return "" if _is(str(status or ""), "raised") else f"It is {words(status, string).lower()}."


def _cancel_notice(concerned: Concerned) -> str:
    status, string = concerned.record.private_street_status, concerned.record.private_street_status_string
    return f"It is {words(status, string).lower()}." if status == "cancelled" else ""


def _remove_ancillary(concerned: Concerned) -> str:
    return "It has been removed." if concerned.record.date_removed else ""


def _subsume(concerned: Concerned) -> str:
    return "It is subsumed already." if concerned.record.is_subsumed else ""


def is_own_comment(record: Any, organisation: str, email: str) -> bool:
    """Whether a comment is one's own organisation's; before v6 only the address of its author is known."""
    author = str(record.author_organisation_ref or "").lstrip("0")
    if author:
        return author == organisation.lstrip("0")
    return bool(email) and str(record.author_email_address or "").casefold() == email.casefold()


def _mark_read(concerned: Concerned) -> str:
    record = concerned.record
    if record.is_read:
        return "It has been read."
    if is_own_comment(record, concerned.organisation, concerned.email):
        return "It is your own organisation's."
    return "" if record.comment_reference_number else "The service gave no reference for it."


def _always(concerned: Concerned) -> str:
    return ""


def _units_now(concerned: Concerned) -> dict[str, Any]:
    return {"inspection_units": concerned.work.inspection_units}


ACTIONS: tuple[Action, ...] = (
    Action(
        kinds.WORK_START,
        WORK,
        "The highway authority is told that the works have started. The start of planned works can be taken back "
        "until they stop or a site is registered.",
        _start,
    ),
    Action(
        kinds.WORK_STOP,
        WORK,
        "The highway authority is told that the street is clear again, and the permit is closed.",
        _stop,
    ),
    Action(
        kinds.WORK_START_REVERT,
        WORK,
        "The works count as planned again, as if they had not started.",
        _start_revert,
    ),
    Action(
        kinds.WORK_STOP_REVERT,
        WORK,
        "The works count as in progress again, and every day from now on counts.",
        _stop_revert,
    ),
    Action(
        kinds.EXCAVATION,
        WORK,
        "It says whether a reinstatement is to be registered. It cannot be changed once one is.",
        _excavation,
    ),
    Action(
        kinds.FINAL_REINSTATEMENT,
        WORK,
        "Once you say so, the authority takes all excavations under this permit as registered.",
        _final,
    ),
    Action(
        kinds.INSPECTION_UNITS,
        WORK,
        "The works count for so many units when sample inspections are drawn.",
        _units,
        _units_now,
    ),
    Action(
        kinds.COMMENT,
        WORK,
        "It cannot be changed or taken away later. Unless it is only for your own organisation, the other side "
        "reads it.",
        _always,
    ),
    Action(kinds.WORK_FILES, WORK, "Both sides see the files, and they stay with the work.", _always),
    Action(
        kinds.CURRENT_TRAFFIC,
        PERMIT,
        "Everybody is told what drivers meet at the works now. The permit keeps what was applied for.",
        _traffic,
    ),
    Action(
        kinds.PERMIT_CANCELLING,
        PERMIT,
        "A cancelled permit does not come back: the works would need a new one. Where it is the work's only permit, "
        "the works are cancelled too.",
        _cancel_permit,
        settled=(("permit_status", "cancelled"),),
    ),
    Action(
        kinds.PLAN_CANCELLING,
        PLAN,
        "The plan and the work that it made are cancelled, and do not come back.",
        _cancel_plan,
    ),
    Action(
        kinds.NOTICE_CANCELLING, NOTICE, "The notice is cancelled, and does not come back.", _cancel_notice
    ),
    Action(
        kinds.ANCILLARY_REMOVING,
        ANCILLARY,
        "It no longer stands on the map. It stays on record that it was there.",
        _remove_ancillary,
    ),
    Action(kinds.SUBSUMING, SITE, "The site counts as part of another work's site from now on.", _subsume),
    Action(kinds.COMMENT_READING, COMMENT, "The other side sees that it was read.", _mark_read),
)
_BY_KEY = {action.key: action for action in ACTIONS}
