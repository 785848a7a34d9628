"""What is asked of an export of inspections and non-compliances."""

# ruff: noqa: UP007, UP045 -- pydantic evaluates these annotations, on Python 3.9 too
from __future__ import annotations

from datetime import datetime
from typing import Annotated, Optional

from ..records import Writing
from ..versions import Version
from . import filter_choices as choices
from .filters import OfOrganisation, narrowed


class InspectionCSVExportRequest(OfOrganisation):
    """Which inspections the file is to hold."""

    start_date: Annotated[Optional[datetime], narrowed("start_date")] = None
    end_date: Annotated[Optional[datetime], narrowed("end_date")] = None
    inspection_type: Annotated[
        Optional[list[str]], narrowed("inspection_type", since=Version.V2, choices=choices.INSPECTION_TYPES)
    ] = None
    start_date_created: Annotated[Optional[datetime], narrowed("start_date_created", since=Version.V2)] = None
    end_date_created: Annotated[Optional[datetime], narrowed("end_date_created", since=Version.V2)] = None
    work_reference_number: Annotated[
        Optional[str], narrowed("work_reference_number", since=Version.V6, longest=100)
    ] = None
    inspection_category: Annotated[
        Optional[list[str]],
        narrowed("inspection_category", since=Version.V6, choices=choices.INSPECTION_CATEGORIES),
    ] = None
    inspection_outcome: Annotated[
        Optional[list[str]],
        narrowed("inspection_outcome", since=Version.V2, choices=choices.INSPECTION_OUTCOMES),
    ] = None
    promoter_outcome_status: Annotated[
        Optional[list[str]],
        narrowed("promoter_outcome_status", since=Version.V6, choices=choices.PROMOTER_ANSWERS),
    ] = None
    ha_outcome_status: Annotated[
        Optional[list[str]],
        narrowed("ha_outcome_status", since=Version.V6, choices=choices.AUTHORITY_ANSWERS),
    ] = None
    is_auto_accepted: Annotated[Optional[bool], narrowed("is_auto_accepted", since=Version.V6)] = None
    query: Annotated[Optional[str], narrowed("query", until=Version.V2)] = None
    inspection_response_type: Annotated[
        Optional[list[str]],
        narrowed("inspection_response_type", until=Version.V2, choices=choices.INSPECTION_RESPONSES),
    ] = None


class ReinspectionCSVExportRequest(OfOrganisation):
    """Which inspections that are to be made again the file is to hold."""

    start_date: Annotated[Optional[datetime], narrowed("start_date")] = None
    end_date: Annotated[Optional[datetime], narrowed("end_date")] = None
    inspection_type: Annotated[
        Optional[list[str]], narrowed("inspection_type", choices=choices.INSPECTION_TYPES)
    ] = None
    start_date_created: Annotated[Optional[datetime], narrowed("start_date_created")] = None
    end_date_created: Annotated[Optional[datetime], narrowed("end_date_created")] = None
    work_reference_number: Annotated[Optional[str], narrowed("work_reference_number", longest=100)] = None
    inspection_category: Annotated[
        Optional[list[str]], narrowed("inspection_category", choices=choices.INSPECTION_CATEGORIES)
    ] = None


class NonComplianceCSVExportRequest(OfOrganisation):
    """Which non-compliances the file is to hold."""

    non_compliance_reference_number: Annotated[
        Optional[str], narrowed("non_compliance_reference_number", longest=106)
    ] = None
    non_compliance_status: Annotated[
        Optional[list[str]], narrowed("non_compliance_status", choices=choices.NON_COMPLIANCE_STATUSES)
    ] = None
    ha_response_status: Annotated[
        Optional[list[str]], narrowed("ha_response_status", choices=choices.NON_COMPLIANCE_ANSWERS)
    ] = None
    promoter_response_status: Annotated[
        Optional[list[str]], narrowed("promoter_response_status", choices=choices.NON_COMPLIANCE_ANSWERS)
    ] = None
    non_compliance_date_created_from: Annotated[
        Optional[datetime], narrowed("non_compliance_date_created_from")
    ] = None
    non_compliance_date_created_to: Annotated[
        Optional[datetime], narrowed("non_compliance_date_created_to")
    ] = None
    most_recent_inspection_type: Annotated[
        Optional[list[str]], narrowed("most_recent_inspection_type", choices=choices.INSPECTION_TYPES)
    ] = None
    most_recent_inspection_outcome: Annotated[
        Optional[list[str]], narrowed("most_recent_inspection_outcome", choices=choices.INSPECTION_OUTCOMES)
    ] = None
    most_recent_inspection_promoter_response_status: Annotated[
        Optional[list[str]],
        narrowed("most_recent_inspection_promoter_response_status", choices=choices.PROMOTER_ANSWERS),
    ] = None
    most_recent_inspection_ha_response_status: Annotated[
        Optional[list[str]],
        narrowed("most_recent_inspection_ha_response_status", choices=choices.AUTHORITY_ANSWERS),
    ] = None


class PbiSampleInspectionTargetCSVExportRequest(Writing):
    """Which targets for inspections drawn by performance the file is to hold."""

    date_from: Annotated[datetime, narrowed("date_from", needed=True)]
    date_to: Annotated[datetime, narrowed("date_to", needed=True)]


class PbiSampleInspectionsDueCSVExportRequest(OfOrganisation):
    """Which inspections drawn by performance that are due the file is to hold."""

    work_reference_number: Annotated[Optional[str], narrowed("work_reference_number", longest=100)] = None
    sample_expiry_date_from: Annotated[Optional[datetime], narrowed("sample_expiry_date_from")] = None
    sample_expiry_date_to: Annotated[Optional[datetime], narrowed("sample_expiry_date_to")] = None
