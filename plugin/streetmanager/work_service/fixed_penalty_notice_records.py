"""What is sent about fixed penalty notices: the offence, and how it goes on."""

# ruff: noqa: UP007, UP045 -- pydantic evaluates these annotations, on Python 3.9 too
from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Annotated, Optional

from ..acting_person import ActedBy
from ..fields import About, When
from ..street_fields import FILES
from ..versions import Version
from .notice_choices import FPN_STATUSES, OFFENCE_CODES, PAYMENT_METHODS


class Offence(ActedBy):
    """What every fixed penalty notice says, for works of today or of long ago."""

    offence_code: Annotated[
        str,
        About(
            "Offence",
            "The code of the offence, as the law numbers them.",
            "offence",
            needed=True,
            choices=OFFENCE_CODES,
            ask="Choose the offence.",
            source="BR 11",
        ),
    ]
    offence_date: Annotated[
        datetime,
        About(
            "Date and time of the offence",
            "UK local time.",
            "offence",
            needed=True,
            time="past",
            ask="Enter when the offence took place.",
            source="BR 11",
        ),
    ]
    offence_details: Annotated[
        str,
        About(
            "What was done",
            "What the notice is given for, so that the promoter can find it.",
            "offence",
            needed=True,
            longest=500,
            ask="Say what the notice is given for, in up to 500 characters.",
            source="BR 11",
        ),
    ]
    authorised_officer: Annotated[
        str,
        About(
            "Authorised officer",
            "The name of the officer who gives the notice.",
            "notice",
            needed=True,
            longest=100,
            ask="Enter the name of the authorised officer.",
            source="BR 11",
        ),
    ]
    officer_contact_details: Annotated[
        str,
        About(
            "Officer's contact details",
            "A telephone number or an email address.",
            "notice",
            needed=True,
            longest=100,
            ask="Enter how the officer can be reached.",
            source="BR 11",
        ),
    ]
    officer_address: Annotated[
        Optional[str],
        About(
            "Officer's address",
            "The postal address of the authority's office.",
            "notice",
            since=Version.V2,
            needed=True,
            longest=500,
            ask="Enter the officer's address.",
            source="officer_address, from v2",
        ),
    ] = None
    representations_contact: Annotated[
        Optional[str],
        About(
            "Contact for objections",
            "Whom the promoter can write to against the notice.",
            "notice",
            since=Version.V2,
            needed=True,
            longest=100,
            ask="Enter whom the promoter can write to against the notice.",
            source="representations_contact, from v2",
        ),
    ] = None
    representations_contact_address: Annotated[
        Optional[str],
        About(
            "Address for objections",
            "Where a letter against the notice is sent to.",
            "notice",
            since=Version.V2,
            needed=True,
            longest=500,
            ask="Enter the address for objections.",
            source="representations_contact_address, from v2",
        ),
    ] = None
    payment_methods: Annotated[
        Optional[list[str]],
        About(
            "Ways to pay",
            "Every way in which the penalty can be paid.",
            "notice",
            since=Version.V2,
            needed=True,
            choices=PAYMENT_METHODS,
            ask="Choose at least one way to pay.",
            source="payment_methods, from v2",
        ),
    ] = None
    fpn_evidence: Annotated[
        bool,
        About(
            "Is there evidence of the offence?",
            "Such as photographs, uploaded as files.",
            "more",
            needed=True,
            ask="Say whether there is evidence of the offence.",
            source="fpn_evidence",
        ),
    ]
    file_ids: Annotated[
        Optional[list[int]],
        replace(
            FILES,
            needed_when=When("fpn_evidence", True),
            ask="Upload the evidence, or say that there is none.",
        ),
    ] = None


class FPNCreateRequest(Offence):
    """A fixed penalty notice for a work (POST works/{work}/fixed-penalty-notices)."""

    permit_reference_number: Annotated[
        Optional[str],
        About(
            "Permit",
            "The reference of the permit that the offence belongs to, if there is one.",
            "offence",
            source="FPNCreateRequest.permit_reference_number",
        ),
    ] = None


class FPNStatusUpdateRequest(ActedBy):
    """How a fixed penalty notice goes on (PUT …/fixed-penalty-notices/{notice}/status)."""

    fpn_status: Annotated[
        str,
        About(
            "New status",
            "The promoter accepts or disputes the notice. The authority takes payments and withdraws it.",
            "answer",
            needed=True,
            choices=FPN_STATUSES,
            ask="Choose the new status.",
            source="BR 11.2",
        ),
    ]
    status_reason: Annotated[
        Optional[str],
        About(
            "Reason",
            "Needed where the notice is disputed or withdrawn.",
            "answer",
            longest=500,
            needed_when=When("fpn_status", "withdrawn", "disputed"),
            shown_when=When("fpn_status", "withdrawn", "disputed", "accepted"),
            ask="Give the reason, in up to 500 characters.",
            source="BR 11.2",
        ),
    ] = None
