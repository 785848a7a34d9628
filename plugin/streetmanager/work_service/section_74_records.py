"""What is sent about section 74s, which v6 has: works that overrun, and what that costs."""

# ruff: noqa: UP007, UP045 -- pydantic evaluates these annotations, on Python 3.9 too
from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Annotated, Optional

from ..acting_person import ActedBy
from ..fields import About, When
from ..records import Day
from ..street_fields import FILES, LocationDescription, LocationTypes
from .inspection_records import REINSPECTION_DATE, REINSPECTION_TIME
from .notice_choices import (
    OVERRUN_REASONS,
    SECTION_74_AUTHORITY_STATUSES,
    SECTION_74_PROMOTER_STATUSES,
)

_ENDED = When("status", "charges_ended")
_WITHDRAWN = When("status", "withdrawn")
_DISPUTED = When("status", "warning_disputed")
_DRAFT = When("status", "draft_invoice_issued")
_RESOLVED = When("status", "resolved")
_CHARGED = When("status", "draft_invoice_issued", "resolved")
_VISITED = When("status", "site_visited_and_rectified")
_FOLLOWED = When("schedule_follow_up_inspection", True)

_DISPUTE = About(
    "Reason for the dispute",
    "What the other side has wrong, and what holds instead.",
    "answer",
    longest=500,
    needed_when=_DISPUTED,
    shown_when=_DISPUTED,
    ask="Say why it is disputed, in up to 500 characters.",
    source="reason_for_dispute, v6",
)


class Section74CreateRequest(ActedBy):
    """The warning that works overrun (POST works/{work}/section-74s, v6)."""

    permit_reference_number: Annotated[
        str,
        About(
            "Permit",
            "The reference of the permit whose works overrun.",
            "notice",
            needed=True,
            ask="Choose the permit whose works overrun.",
            source="Section74CreateRequest.permit_reference_number, v6",
        ),
    ]
    overrun_warning_reasons: Annotated[
        list[str],
        About(
            "What is still there",
            "Everything that shows that the works are not over.",
            "notice",
            needed=True,
            unique=True,
            choices=OVERRUN_REASONS,
            ask="Choose at least one thing that is still there.",
            source="Section74CreateRequest.overrun_warning_reasons, v6",
        ),
    ]
    overrun_warning_details: Annotated[
        str,
        About(
            "Details",
            "What was seen, and where.",
            "notice",
            needed=True,
            longest=500,
            ask="Say what was seen, in up to 500 characters.",
            source="Section74CreateRequest.overrun_warning_details, v6",
        ),
    ]
    inspection_date: Annotated[
        Day,
        About(
            "Seen on",
            "The day of the inspection: today or earlier.",
            "inspection",
            needed=True,
            time="to_today",
            ask="Enter the day of the inspection.",
            source="Section74CreateRequest.inspection_date, v6",
        ),
    ]
    officer_name: Annotated[
        str,
        About(
            "Officer",
            "Who gives the warning.",
            "people",
            needed=True,
            longest=100,
            ask="Enter the officer's name.",
            source="Section74CreateRequest.officer_name, v6",
        ),
    ]
    officer_contact_details: Annotated[
        str,
        About(
            "Officer's contact details",
            "A telephone number or an email address.",
            "people",
            needed=True,
            longest=100,
            ask="Enter how the officer can be reached.",
            source="Section74CreateRequest.officer_contact_details, v6",
        ),
    ]
    location_description: LocationDescription
    location_types: LocationTypes
    schedule_follow_up_inspection: Annotated[
        bool,
        About(
            "Will the site be inspected again?",
            "Yes plans an inspection of whether the site is clear.",
            "again",
            needed=True,
            ask="Say whether the site will be inspected again.",
            source="Section74CreateRequest.schedule_follow_up_inspection, v6",
        ),
    ]
    reinspection_date: Annotated[Optional[Day], replace(REINSPECTION_DATE, shown_when=_FOLLOWED)] = None
    reinspection_date_time: Annotated[Optional[datetime], REINSPECTION_TIME] = None
    section_74_evidence: Annotated[
        bool,
        About(
            "Is there evidence?",
            "Such as photographs, uploaded as files.",
            "more",
            needed=True,
            ask="Say whether there is evidence.",
            source="Section74CreateRequest.section_74_evidence, v6",
        ),
    ]
    file_ids: Annotated[
        Optional[list[int]],
        replace(
            FILES,
            needed_when=When("section_74_evidence", True),
            ask="Upload the evidence, or say that there is none.",
        ),
    ] = None


class Section74UpdateHAStatusRequest(ActedBy):
    """What the authority says of an overrun (PUT …/section-74s/{section 74}/highway-authority-status, v6)."""

    status: Annotated[
        str,
        About(
            "New status",
            "From the warning over the end of the charges and the draft invoice to the amount agreed.",
            "answer",
            needed=True,
            choices=SECTION_74_AUTHORITY_STATUSES,
            ask="Choose the new status.",
            source="Section74UpdateHAStatusRequest.status, v6",
        ),
    ]
    site_cleared_date: Annotated[
        Optional[Day],
        About(
            "Site clear on",
            "The day until which charges run: today or earlier.",
            "charges",
            time="to_today",
            needed_when=_ENDED,
            shown_when=_ENDED,
            ask="Enter the day on which the site was clear.",
            source="Section74UpdateHAStatusRequest.site_cleared_date, v6",
        ),
    ] = None
    reason_for_dispute: Annotated[Optional[str], _DISPUTE] = None
    number_of_days_overrun: Annotated[
        Optional[int],
        About(
            "Days of overrun",
            "How many days are charged for.",
            "charges",
            least=1,
            needed_when=_CHARGED,
            shown_when=_CHARGED,
            ask="Enter how many days are charged for.",
            source="Section74UpdateHAStatusRequest.number_of_days_overrun, v6",
        ),
    ] = None
    draft_invoice_amount: Annotated[
        Optional[float],
        About(
            "Amount of the draft invoice, in pounds",
            "With up to two digits after the point.",
            "charges",
            least=0.01,
            decimals=2,
            needed_when=_DRAFT,
            shown_when=_DRAFT,
            ask="Enter the amount of the draft invoice.",
            source="Section74UpdateHAStatusRequest.draft_invoice_amount, v6",
        ),
    ] = None
    draft_invoice_reference: Annotated[
        Optional[str],
        About(
            "Reference of the draft invoice",
            "Optional.",
            "charges",
            longest=100,
            shown_when=_DRAFT,
            source="Section74UpdateHAStatusRequest.draft_invoice_reference, v6",
        ),
    ] = None
    final_agreed_amount: Annotated[
        Optional[float],
        About(
            "Amount agreed, in pounds",
            "What both sides have settled on. It may be nothing.",
            "charges",
            least=0,
            decimals=2,
            needed_when=_RESOLVED,
            shown_when=_RESOLVED,
            ask="Enter the amount that was agreed.",
            source="Section74UpdateHAStatusRequest.final_agreed_amount, v6",
        ),
    ] = None
    invoice_reference: Annotated[
        Optional[str],
        About(
            "Reference of the invoice",
            "Optional.",
            "charges",
            longest=100,
            shown_when=_RESOLVED,
            source="Section74UpdateHAStatusRequest.invoice_reference, v6",
        ),
    ] = None
    additional_details: Annotated[
        Optional[str],
        About(
            "Details",
            "Needed where the section 74 is withdrawn.",
            "answer",
            longest=500,
            needed_when=_WITHDRAWN,
            ask="Say why it is withdrawn, in up to 500 characters.",
            source="Section74UpdateHAStatusRequest.additional_details, v6",
        ),
    ] = None


class Section74UpdatePromoterStatusRequest(ActedBy):
    """What the promoter says of an overrun (PUT …/section-74s/{section 74}/promoter-status, v6)."""

    status: Annotated[
        str,
        About(
            "Your answer",
            "To the warning, or to the charges.",
            "answer",
            needed=True,
            choices=SECTION_74_PROMOTER_STATUSES,
            ask="Choose your answer.",
            source="Section74UpdatePromoterStatusRequest.status, v6",
        ),
    ]
    site_visited_date: Annotated[
        Optional[Day],
        About(
            "Site visited on",
            "The day on which it was put right: today or earlier.",
            "answer",
            time="to_today",
            needed_when=_VISITED,
            shown_when=_VISITED,
            ask="Enter the day on which the site was put right.",
            source="Section74UpdatePromoterStatusRequest.site_visited_date, v6",
        ),
    ] = None
    reason_for_dispute: Annotated[Optional[str], _DISPUTE] = None
    additional_details: Annotated[
        Optional[str],
        About(
            "Details",
            "Optional.",
            "answer",
            longest=500,
            source="Section74UpdatePromoterStatusRequest.additional_details, v6",
        ),
    ] = None
