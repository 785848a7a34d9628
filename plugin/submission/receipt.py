"""What an officer is told after an application has been taken: the references, and what they are worth."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from ..streetmanager.permit_records import PermitResponse
from ..streetmanager.uk_time import uk_local
from .kind import Told

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
UNREAD = (
    "The service took it but has not yet shown it, so what it makes of it is not known here. "
    "Look at it before you plan the start."
)


@dataclass(frozen=True)
class Receipt:
    """What the service gave for something that it has taken.

    references: by their names, work_reference_number and the like. category is the service's own value ("paa",
    "minor", ... or "" where it has none or could not be read). words are sentences to show, the most important
    first.
    """

    references: Mapping[str, str]
    category: str = ""
    words: list[str] = field(default_factory=list)

    @property
    def work_reference_number(self) -> str:
        """The work's reference, or ""."""
        return self.references.get("work_reference_number", "")

    @property
    def permit_reference_number(self) -> str:
        """The permit's reference, or ""."""
        return self.references.get("permit_reference_number", "")

    def to_text(self) -> str:
        """As JSON text, to be kept with the attempt."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_text(cls, text: str) -> Receipt:
        """The receipt that to_text wrote, this one's or that of a release before 0.2."""
        kept = json.loads(text)
        if "references" not in kept:
            names = ("work_reference_number", "permit_reference_number")
            kept["references"] = {name: kept.pop(name) for name in names}
        return cls(**kept)


def permit_told(references: Mapping[str, str], service: Any) -> Told:
    """What the service says of a new permit. Errors of the client, where it cannot be read.

    Nobody chooses the category: the service derives it from type, dates and traffic order (BR 3.4), so it is
    read and not worked out here. That a PAA is progressed to a permit by a further application is BR 3.4.
    """
    permit = service.work.get_permit(
        references["work_reference_number"], references["permit_reference_number"]
    )
    category = permit.work_category or ""
    return Told(category, tuple(_words(permit, category)))


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
