"""A non-compliance as a work lists it."""

from __future__ import annotations

from ..records import Moment, Reading, Text


class NonComplianceSummaryResponse(Reading):
    """A non-compliance as a work lists it."""

    non_compliance_reference_number: Text = None
    non_compliance_date: Moment = None
    non_compliance_status: Text = None
    non_compliance_status_string: Text = None
