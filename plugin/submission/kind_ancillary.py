"""Ancillary information of a permit, which version 6 has: signals, compounds, welfare facilities; up to ten points."""

from __future__ import annotations

from typing import Any

from ..streetmanager.work import Work
from .kind import HangsOn, Kind, References, Told
from .lost_answers import Facts, Held, Listed
from .originals import Candidate, NothingToHangOn, Original
from .work_on_record import dates_words, permit_by, status_words, work_of

REFERENCE = "ancillary_info_reference_number"
_SAYS = ("ancillary_info_type", "ancillary_info_description", "usrns", "location_description")


def find(reference: str, service: Any) -> list[Candidate]:
    """The permit whose reference was typed, or those of the work, the latest first."""
    typed = permit_by(reference, service)
    if typed is not None:
        return [_candidate(typed.work_reference_number, typed)]
    work = work_of(reference, service)
    if not work.permits:
        raise NothingToHangOn("This work has no permit.")
    return [_candidate(work.work_reference_number, permit) for permit in reversed(work.permits)]


def _candidate(work: str, permit: Any) -> Candidate:
    reference = permit.permit_reference_number
    told = (
        *(reference, dates_words(permit.proposed_start_date, permit.proposed_end_date)),
        status_words(permit.permit_status, permit.permit_status_string),
    )
    return Candidate(
        {"work_reference_number": work, "permit_reference_number": reference},
        " · ".join(part for part in told if part),
    )


def read(references: References, service: Any) -> Original:
    """The permit: its street is where it stands to begin with."""
    permit = service.work.get_permit(
        references["work_reference_number"], references["permit_reference_number"]
    )
    number = len(permit.ancillary_informations)
    told = [_candidate(permit.work_reference_number, permit).words]
    told += [", ".join(part for part in (permit.street_name, permit.town) if part)]
    told += [f"It has {number} of these already."] if number else []
    answers = {"usrns": [permit.usrn]} if permit.usrn else {}
    return Original(references, tuple(told), permit.works_coordinates, answers, permit.usrn)


def listed(references: References, body: Facts, service: Any) -> list[Held]:
    """What the permit has of it."""
    permit = service.work.get_permit(
        references["work_reference_number"], references["permit_reference_number"]
    )
    return [
        Held({REFERENCE: one.ancillary_info_reference_number}, {name: getattr(one, name) for name in _SAYS})
        for one in permit.ancillary_informations
        if one.ancillary_info_reference_number
    ]


ANCILLARY_INFORMATION = Kind(
    key="ancillary_information",
    words="Ancillary information",
    begin="Add ancillary information",
    help="What else of a permit's works stands in the street: signals, a compound, welfare facilities.",
    service=Work,
    operation="create_ancillary_info",
    reference=REFERENCE,
    lost=Listed(REFERENCE, listed),
    shape="ancillary_info_coordinates",
    several=True,
    tell=lambda references, service: Told("", ("It is shown with the permit, and can be removed again.",)),
    hangs_on=HangsOn("Reference of the permit or its work", find, read),
)
