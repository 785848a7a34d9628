"""What the Work service answers of sample inspections. Read tolerantly."""

from __future__ import annotations

from ..records import Moment, Reading, Text, Whole


class SampleInspectionTargetCreateResponse(Reading):
    """The reference of a new target for sample inspections."""

    sample_inspection_target_reference_number: str


class SampleInspectionTargetResponse(Reading):
    """A target for sample inspections of a promoter's works: how many were agreed, and their cap."""

    sample_inspection_target_reference_number: str
    promoter_organisation: Text = None
    agreed_category_a: Whole = None
    agreed_category_b: Whole = None
    agreed_category_c: Whole = None
    cap_category_a: Whole = None
    cap_category_b: Whole = None
    cap_category_c: Whole = None


class SampleInspectionSummaryResponse(Reading):
    """A sample inspection as a v2 work lists it."""

    sample_inspection_reference_number: Text = None
    inspection_category: Text = None
    inspection_category_string: Text = None
    expiry_date: Moment = None


class PbiSampleInspectionSummaryResponse(Reading):
    """A sample inspection as a v6 work lists it."""

    pbi_sample_inspection_reference_number: Text = None
    inspection_category: Text = None
    inspection_category_string: Text = None
    sample_expiry_date: Moment = None
