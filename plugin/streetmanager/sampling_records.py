"""What Sampling answers, from version 6 on."""

from __future__ import annotations

from typing import Annotated

from .records import Flag, Moment, Number, Reading, Rows, Text, Whole


class AnnualInspectionUnits(Reading):
    """How many inspection units a promoter had in a financial year."""

    financial_year_start_date: Moment = None
    annual_inspection_units: Whole = None
    is_auto_calculated: Flag = None


class AnnualInspectionUnitsResponse(Reading):
    """A promoter's inspection units, year by year."""

    annual_inspection_units: Annotated[list[AnnualInspectionUnits], Rows] = []


class SampleInspectionQuotaResponse(Reading):
    """How many inspections may be made in a quarter."""

    quota: Whole = None


class SampleInspectionTargetCreateResponse(Reading):
    """The reference of a new target."""

    sample_inspection_target_reference_number: Text = None


class SampleInspectionTargetResponse(Reading):
    """A target for one promoter's works, and how far it was met, in the categories A, B and C."""

    sample_inspection_target_reference_number: Text = None
    org_ref: Text = None
    organisation_name: Text = None
    yearly_inspection_units: Whole = None
    inspection_rate: Number = None
    target_a: Whole = None
    target_b: Whole = None
    target_c: Whole = None
    completed_a: Whole = None
    completed_b: Whole = None
    completed_c: Whole = None
    generated_b: Number = None
    generated_c: Number = None
