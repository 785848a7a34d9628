"""What the Work service answers of section 74s. Read tolerantly."""

from __future__ import annotations

from typing import Annotated

from ..file_summary import FileSummaryResponse
from ..records import Flag, Moment, Number, Reading, Rows, Text, Texts, Whole


class Section74CreateResponse(Reading):
    """The reference of a new section 74."""

    section_74_reference_number: str


class Section74SummaryResponse(Reading):
    """A section 74 as a work lists it."""

    permit_reference_number: Text = None
    section_74_reference_number: Text = None
    date_created: Moment = None
    overrun_warning_reasons: Texts = []
    overrun_warning_reasons_string: Texts = []
    ha_status: Text = None
    ha_status_string: Text = None


class Section74Response(Reading):
    """A section 74 in full: an overrun, what it costs, and what both sides say."""

    permit_reference_number: Text = None
    section_74_reference_number: str
    date_created: Moment = None
    overrun_warning_reasons: Texts = []
    overrun_warning_reasons_string: Texts = []
    ha_status: Text = None
    ha_status_string: Text = None
    location_description: Text = None
    location_types: Texts = []
    location_types_string: Texts = []
    inspection_date: Moment = None
    overrun_warning_details: Text = None
    officer_name: Text = None
    officer_contact_details: Text = None
    section_74_evidence: Flag = None
    files: Annotated[list[FileSummaryResponse], Rows] = []
    latest_ha_response_date: Moment = None
    latest_promoter_response_date: Moment = None
    latest_ha_additional_details: Text = None
    latest_promoter_additional_details: Text = None
    ha_reason_for_dispute: Text = None
    promoter_reason_for_dispute: Text = None
    site_visited_date: Moment = None
    site_cleared_date: Moment = None
    ha_response_number_of_days_overrun: Whole = None
    draft_invoice_reference: Text = None
    invoice_reference: Text = None
    draft_invoice_amount: Number = None
    final_agreed_amount: Number = None
    promoter_status: Text = None
    promoter_status_string: Text = None
