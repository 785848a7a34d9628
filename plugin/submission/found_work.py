"""Works that the service holds under a reference of ours: are they the ones that we sent?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from ..streetmanager.errors import AccessRestricted, NotFound
from ..streetmanager.work_records import PermitResponse
from ..streetmanager.written_values import moment_of
from .street_values import padded

# A service that stores a day as midnight UK time gives it back an hour off in summer.
_SAME_DAY = timedelta(hours=1)


@dataclass(frozen=True)
class Found:
    """verdict: "ours", "theirs", or "cannot say", with words for that. permit: as far as it could be read."""

    verdict: str
    work_reference_number: str
    permit_reference_number: str
    permit: PermitResponse | None = None
    words: str = ""


def look_up(reference: str, sent: Sequence[Mapping[str, Any]], service: Any) -> Found:
    """What the service holds under a work reference, against the bodies that were sent under it.

    The works are shown to those concerned only; where they are not shown to us, their first permit is asked
    for, which anybody signed in may read. Not to be shown is not to be free. NotFound if there are none;
    StreetManagerError if it cannot be asked.
    """
    permit_reference = f"{reference}-01"
    try:
        work = service.work.get_work(reference)
    except AccessRestricted:
        permit = _permit(reference, permit_reference, service)
        if permit is None:
            words = (
                f"Street Manager does not show your account whether {reference} exists, "
                "which does not mean that it is free."
            )
            return Found("cannot say", reference, permit_reference, None, words)
        return _judged(reference, permit_reference, permit.promoter_swa_code, permit.usrn, permit, sent)
    permit = _permit(work.work_reference_number, permit_reference, service) or work.active_permit
    return _judged(
        work.work_reference_number, permit_reference, work.promoter_swa_code, work.usrn, permit, sent
    )


def _permit(reference: str, permit_reference: str, service: Any) -> PermitResponse | None:
    try:
        return service.work.get_permit(reference, permit_reference)
    except (NotFound, AccessRestricted):
        return None


def _judged(
    reference: str,
    permit_reference: str,
    promoter: str | None,
    usrn: int | None,
    permit: PermitResponse | None,
    sent: Sequence[Mapping[str, Any]],
) -> Found:
    held = (promoter, usrn, *(_dates(permit) if permit else (None, None)))
    verdicts = [_verdict(held, body) for body in sent]
    verdict = next((name for name in ("ours", "cannot say") if name in verdicts), "theirs")
    named = permit.permit_reference_number if permit else permit_reference
    words = (
        f"Street Manager has works as {reference}, but does not show enough of them to tell whose they are."
    )
    return Found(verdict, reference, named, permit, words if verdict == "cannot say" else "")


def _dates(permit: PermitResponse) -> tuple[datetime | None, datetime | None]:
    return permit.proposed_start_date, permit.proposed_end_date


def _verdict(held: tuple[Any, ...], body: Mapping[str, Any]) -> str:
    promoter, usrn, start, end = held
    equal = [
        None
        if promoter is None
        else padded(promoter).casefold() == padded(body["promoter_swa_code"]).casefold(),
        None if usrn is None else int(usrn) == int(body["usrn"]),
        _same_day(start, body["proposed_start_date"]),
        _same_day(end, body["proposed_end_date"]),
    ]
    if False in equal:
        return "theirs"
    return "cannot say" if None in equal else "ours"


def _same_day(held: datetime | None, written: Any) -> bool | None:
    sent = moment_of(written)
    if held is None or sent is None:
        return None
    return abs(held - sent) <= _SAME_DAY
