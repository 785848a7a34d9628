"""What is done to a work that is on record: works start and stop, taking them back, cancelling, commenting …

Each is a Kind without a drawing, so that the outbox sends it once and only once, and a lost answer is settled by
reading the work again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from itertools import islice
from typing import Any

from ..streetmanager.errors import NotFound
from ..streetmanager.versions import Version
from ..streetmanager.work import Work
from ..streetmanager.written_values import moment_of
from .kind import Kind, References
from .lost_answers import Facts, Found

Says = Callable[[References, Facts, Any], "bool | None"]

# Of a history, so many events are looked through for a comment that was just sent.
LATEST_EVENTS = 100
COMMENTED = ("comment_submitted", "internal_comment_submitted")
COMMENT_READ = "comment_read"
_SAME_MOMENT = timedelta(minutes=1)


class Shown:
    """For what changes a record that exists: it was taken if the record now says so.

    says: the references of what it was done to, what was sent, and the service → whether the record says it; None
    where that is not shown.
    """

    settling = timedelta(minutes=2)
    protected = True

    def __init__(self, says: Says) -> None:
        self._says = says

    def before(self, concerning: References, body: Facts, service: Any) -> list[str] | None:
        """Nothing: the record says it or does not."""
        return None

    def look_up(
        self, concerning: References, sent: Sequence[Facts], known_before: Sequence[str] | None, service: Any
    ) -> Found:
        """Whether the record says what was sent last."""
        said = self._says(concerning, sent[-1], service)
        if said is None:
            return Found(
                "cannot say", dict(concerning), "Street Manager does not show whether this was taken."
            )
        return Found("ours" if said else "nothing", dict(concerning))


class NewComment:
    """For a comment: the history tells of it, and what it says; v6 lists it with the work too."""

    settling = timedelta(minutes=10)
    protected = False

    def before(self, concerning: References, body: Facts, service: Any) -> list[str] | None:
        """The comments that there are."""
        return [str(event.update_id) for event in _commented(concerning, service)]

    def look_up(
        self, concerning: References, sent: Sequence[Facts], known_before: Sequence[str] | None, service: Any
    ) -> Found:
        """Whether there is a new one that says what was sent."""
        known = set(known_before or ())
        new = [event for event in _commented(concerning, service) if str(event.update_id) not in known]
        texts = {str(body.get("detail", "")).strip() for body in sent}
        for event in new:
            if any(text and text in _text_of(event, concerning, service) for text in texts):
                reference = {"comment_reference_number": event.object_reference or ""}
                return Found("ours", {**concerning, **reference})
        if new:
            words = (
                "There is a new comment on the work, which may be yours. Look at it, and say whether it is."
            )
            return Found("cannot say", dict(concerning), words)
        return Found("nothing", dict(concerning))


def _commented(concerning: References, service: Any) -> list[Any]:
    latest = islice(service.work.whole_history(concerning["work_reference_number"]), LATEST_EVENTS)
    return [event for event in latest if event.event in COMMENTED]


def _text_of(event: Any, concerning: References, service: Any) -> str:
    """What a comment says: in v6 itself, before that as the history has it."""
    reference = event.object_reference
    if service.version < Version.V6 or not reference:
        return str(event.details or "")
    try:
        comment = service.work.get_comment(concerning["work_reference_number"], reference)
    except NotFound:
        return str(event.details or "")
    return str(comment.detail or "")


def _work(concerning: References, service: Any) -> Any:
    return service.work.get_work(concerning["work_reference_number"])


def _permit(concerning: References, service: Any) -> Any:
    return service.work.get_permit(concerning["work_reference_number"], concerning["permit_reference_number"])


def _of_active_permit(name: str) -> Says:
    """Whether the permit that counts now says what was sent of a field."""

    def says(concerning: References, sent: Facts, service: Any) -> bool | None:
        work = _work(concerning, service)
        return _same(getattr(_active(work), name, None), sent.get(name))

    return says


def _of_work(name: str) -> Says:
    def says(concerning: References, sent: Facts, service: Any) -> bool | None:
        return _same(getattr(_work(concerning, service), name, None), sent.get(name))

    return says


def _no_longer(name: str) -> Says:
    """Whether the permit that counts now says nothing of a field any more."""

    def says(concerning: References, sent: Facts, service: Any) -> bool | None:
        permit = _active(_work(concerning, service))
        return None if permit is None else getattr(permit, name, None) is None

    return says


def _active(work: Any) -> Any:
    return work.active_permit or (work.permits[-1] if work.permits else None)


def _same(held: Any, sent: Any) -> bool | None:
    moments = moment_of(held), moment_of(sent)
    if all(moments):
        return abs(moments[0] - moments[1]) <= _SAME_MOMENT  # type: ignore[operator]
    return bool(held == sent)


def _cancelled_permit(concerning: References, sent: Facts, service: Any) -> bool | None:
    return bool(_permit(concerning, service).permit_status == "cancelled")


def _cancelled_plan(concerning: References, sent: Facts, service: Any) -> bool | None:
    plan = service.work.get_forward_plan(*concerning.values())
    return bool(plan.forward_plan_status == "cancelled")


def _cancelled_notice(concerning: References, sent: Facts, service: Any) -> bool | None:
    notice = service.work.get_private_street_notice(*concerning.values())
    return bool(notice.private_street_status == "cancelled")


def _traffic(concerning: References, sent: Facts, service: Any) -> bool | None:
    name = "current_traffic_management_type"
    return _same(getattr(_permit(concerning, service), name), sent.get(name))


def _removed(concerning: References, sent: Facts, service: Any) -> bool | None:
    found = service.work.get_ancillary_info(*concerning.values())
    return bool(found.date_removed or found.ancillary_info_status == "removed")


def _subsumed(concerning: References, sent: Facts, service: Any) -> bool | None:
    return service.work.get_site(*concerning.values()).is_subsumed


def _read(concerning: References, sent: Facts, service: Any) -> bool | None:
    reference = concerning["comment_reference_number"]
    if service.version >= Version.V6:
        return service.work.get_comment(*concerning.values()).is_read
    events = islice(service.work.whole_history(concerning["work_reference_number"]), LATEST_EVENTS)
    return any(event.event == COMMENT_READ and event.object_reference == reference for event in events)


def _files_on_work(concerning: References, sent: Facts, service: Any) -> bool | None:
    held = {file.file_id for file in _work(concerning, service).files}
    return set(sent.get("file_ids") or ()) <= held


def _kind(
    key: str,
    words: str,
    begin: str,
    operation: str,
    lost: Any,
    reference: str = "work_reference_number",
    **more: Any,
) -> Kind:
    return Kind(
        key=key,
        words=words,
        begin=begin,
        service=Work,
        operation=operation,
        reference=reference,
        lost=lost,
        shape="",
        **more,
    )


WORK_START = _kind(
    "work_start",
    "Works start",
    "Log works start",
    "update_actual_start_date",
    Shown(_of_active_permit("actual_start_date")),
)
WORK_START_REVERT = _kind(
    "work_start_revert",
    "Taking back of works start",
    "Take works start back",
    "revert_actual_start_date",
    Shown(_no_longer("actual_start_date")),
)
WORK_STOP = _kind(
    "work_stop",
    "Works stop",
    "Log works stop",
    "update_actual_stop_date",
    Shown(_of_active_permit("actual_stop_date")),
)
WORK_STOP_REVERT = _kind(
    "work_stop_revert",
    "Taking back of works stop",
    "Take works stop back",
    "revert_actual_stop_date",
    Shown(_no_longer("actual_stop_date")),
)
EXCAVATION = _kind(
    "excavation_carried_out",
    "Word on the excavation",
    "Say whether the ground was opened",
    "update_excavation_carried_out",
    Shown(_of_active_permit("excavation_carried_out")),
)
FINAL_REINSTATEMENT = _kind(
    "final_reinstatement",
    "Word on the last site",
    "Say whether the last site is registered",
    "update_final_reinstatement",
    Shown(_of_active_permit("final_reinstatement")),
)
INSPECTION_UNITS = _kind(
    "inspection_units",
    "Change of inspection units",
    "Change the inspection units",
    "update_inspection_units",
    Shown(_of_work("inspection_units")),
)
CURRENT_TRAFFIC = _kind(
    "current_traffic_management",
    "Word on the traffic management",
    "Say what traffic management is there now",
    "update_current_traffic_management_type",
    Shown(_traffic),
    "permit_reference_number",
)
PERMIT_CANCELLING = _kind(
    "permit_cancelling",
    "Cancelling of a permit",
    "Cancel this permit",
    "update_permit_status",
    Shown(_cancelled_permit),
    "permit_reference_number",
    asks=frozenset({"permit_cancellation_reason", "permit_cancellation_reason_other", "additional_comments"}),
)
PLAN_CANCELLING = _kind(
    "forward_plan_cancelling",
    "Cancelling of a forward plan",
    "Cancel this forward plan",
    "cancel_forward_plan",
    Shown(_cancelled_plan),
    "forward_plan_reference_number",
)
NOTICE_CANCELLING = _kind(
    "private_street_cancelling",
    "Cancelling of a private street notice",
    "Cancel this notice",
    "cancel_private_street_notice",
    Shown(_cancelled_notice),
    "private_street_reference_number",
)
ANCILLARY_REMOVING = _kind(
    "ancillary_removing",
    "Removal of ancillary information",
    "Remove this ancillary information",
    "remove_ancillary_info",
    Shown(_removed),
    "ancillary_info_reference_number",
)
SUBSUMING = _kind(
    "site_subsuming",
    "Word that a site is subsumed",
    "Say that this site is subsumed",
    "subsume_site",
    Shown(_subsumed),
    "site",
)
COMMENT = _kind(
    "comment",
    "Comment",
    "Write a comment",
    "post_comment",
    NewComment(),
    "comment_reference_number",
)
COMMENT_READING = _kind(
    "comment_reading",
    "Mark on a comment",
    "Mark as read",
    "mark_comment_as_read",
    Shown(_read),
    "comment_reference_number",
)
WORK_FILES = _kind(
    "work_files",
    "Files for a work",
    "Add files",
    "add_file_to_work",
    Shown(_files_on_work),
)

ACTION_KINDS: Mapping[str, Kind] = {
    kind.key: kind
    for kind in (
        *(WORK_START, WORK_START_REVERT, WORK_STOP, WORK_STOP_REVERT),
        *(EXCAVATION, FINAL_REINSTATEMENT, INSPECTION_UNITS, CURRENT_TRAFFIC),
        *(PERMIT_CANCELLING, PLAN_CANCELLING, NOTICE_CANCELLING, ANCILLARY_REMOVING, SUBSUMING),
        *(COMMENT, COMMENT_READING, WORK_FILES),
    )
}
