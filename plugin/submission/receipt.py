"""What an officer is told after an application has been taken: the references, and what they are worth."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from datetime import datetime

from ..streetmanager.uk_time import uk_local
from ..streetmanager.work_records import PermitResponse, WorkCreateResponse

_PAA = (
    "This is a provisional advance authorisation (PAA), as for every planned major work. "
    "It is not leave to work. Once it is granted, progress it to a permit, and start only on that permit."
)
_EARLY_START = (
    "It is an early start: there is less notice than this category needs. "
    "The authority may refuse it for that alone."
)
_NOTICE = "It went as a notice, because you chose a notice and not a permit."
_AWAIT = "It is not granted yet. Wait for the authority's answer before you start."
_IMMEDIATE = "Immediate works may go on while the authority assesses the application."
_UNREAD = (
    "The service took the application but has not yet shown the permit, so its category is not known here. "
    "Look at the permit before you plan the start."
)


@dataclass(frozen=True)
class Receipt:
    """The references of an application that was taken.

    category is the service's own value ("paa", "minor", ... or "" where it could not be read). words are
    sentences to show, the most important first.
    """

    work_reference_number: str
    permit_reference_number: str
    category: str = ""
    words: list[str] = field(default_factory=list)

    def to_text(self) -> str:
        """As JSON text, to be kept with the attempt."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_text(cls, text: str) -> Receipt:
        """The receipt that to_text wrote."""
        return cls(**json.loads(text))


def receipt_for(response: WorkCreateResponse, permit: PermitResponse | None) -> Receipt:
    """The receipt of an application.

    permit: the new permit as the service shows it, or None where it could not be read. Nobody chooses the
    category: the service derives it from type, dates and traffic order (BR 3.4), so it is read and not worked
    out here. That a PAA is progressed to a permit by a further application is BR 3.4.
    """
    category = (permit.work_category or "") if permit else ""
    return Receipt(
        response.work_reference_number,
        response.permit_reference_number,
        category,
        _words(permit, category) if permit else [_UNREAD],
    )


def _words(permit: PermitResponse, category: str) -> list[str]:
    sentences = [_standing(category, permit.permit_status or "")]
    name = _category_words(permit)
    if name and category != "paa":
        sentences.append(f"Category: {name}.")
    if permit.is_early_start:
        sentences.append(_EARLY_START)
    if permit.application_type == "notice":
        sentences.append(_NOTICE)
    if permit.highway_authority:
        by = f" by {_local(permit.deadline_date)}" if permit.deadline_date else ""
        sentences.append(f"{permit.highway_authority} assesses it{by}.")
    return [sentence for sentence in sentences if sentence]


def _standing(category: str, status: str) -> str:
    if category == "paa":
        return _PAA
    if category.startswith("immediate"):
        return _IMMEDIATE
    return "" if status == "granted" else _AWAIT


def _category_words(permit: PermitResponse) -> str:
    if permit.work_category_string:
        return permit.work_category_string.lower()
    return (permit.work_category or "").replace("upcoming_enum", "").replace("_", " ")


def _local(moment: datetime) -> str:
    return f"{uk_local(moment):%d %B %Y, %H:%M}".lstrip("0")
