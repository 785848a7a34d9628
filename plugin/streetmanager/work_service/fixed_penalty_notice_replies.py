"""What the Work service answers of fixed penalty notices. Read tolerantly."""

from __future__ import annotations

from typing import Annotated

from ..file_summary import FileSummaryResponse
from ..records import Moment, Reading, Rows, Text, Texts


class FPNCreateResponse(Reading):
    """The reference of a new fixed penalty notice."""

    fpn_reference_number: str


class HistoricFPNCreateResponse(Reading):
    """The references of a new fixed penalty notice and of the historic works made for it."""

    work_reference_number: str
    fpn_reference_number: str


class FPNSummaryResponse(Reading):
    """A fixed penalty notice as a work lists it."""

    fpn_reference_number: Text = None
    fpn_offence_type: Text = None
    fpn_offence_type_string: Text = None
    issue_date_time: Moment = None
    fpn_status: Text = None
    fpn_status_string: Text = None
    status_changed_date: Moment = None


class FPNResponse(Reading):
    """A fixed penalty notice in full."""

    fpn_reference_number: str
    fpn_offence_type: Text = None
    fpn_offence_type_string: Text = None
    issue_date_time: Moment = None
    fpn_status: Text = None
    fpn_status_string: Text = None
    status_changed_date: Moment = None
    location: Text = None
    offence_date: Moment = None
    offence_details: Text = None
    authorised_officer: Text = None
    officer_contact_details: Text = None
    officer_address: Text = None
    representations_contact: Text = None
    representations_contact_address: Text = None
    payment_methods: Texts = []
    payment_methods_string: Texts = []
    work_reference_number: Text = None
    promoter_organisation: Text = None
    ha_organisation: Text = None
    files: Annotated[list[FileSummaryResponse], Rows] = []
    permit_reference_number: Text = None
