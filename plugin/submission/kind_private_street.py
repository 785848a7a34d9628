"""A private street notice, which version 6 has: works in a street that no authority keeps up."""

from __future__ import annotations

from typing import Any

from ..streetmanager.work import Work
from .kind import Kind, References, Told
from .lost_answers import Held, OwnReference
from .permit_application import begins_with

REFERENCE = "private_street_reference_number"


def held(reference: str, service: Any) -> Held:
    """The notice under a work reference of ours."""
    work = service.work.get_work(reference)
    facts: dict[str, Any] = {"promoter_swa_code": work.promoter_swa_code, "usrn": work.usrn}
    references = {"work_reference_number": work.work_reference_number}
    notice = work.private_street_notice
    # Works without a notice are somebody's, but not these.
    facts["proposed_start_date"] = notice.proposed_start_date if notice else False
    facts["proposed_end_date"] = notice.proposed_end_date if notice else False
    if notice is not None and notice.private_street_reference_number:
        references[REFERENCE] = notice.private_street_reference_number
    return Held(references, facts)


def told(references: References, service: Any) -> Told:
    """What a notice is worth."""
    return Told("", ("It is a notice and no application: nobody grants it. The works are on record now.",))


PRIVATE_STREET_NOTICE = Kind(
    key="private_street_notice",
    words="Private street notice",
    begin="Give a private street notice",
    help="Works in a street that no authority keeps up. It creates the works.",
    service=Work,
    operation="create_private_street_notice",
    reference=REFERENCE,
    lost=OwnReference(held),
    tell=told,
    begins_with=begins_with,
)
