"""What is asked of an export of permits, change requests and fees."""

# ruff: noqa: UP007, UP045 -- pydantic evaluates these annotations, on Python 3.9 too
from __future__ import annotations

from datetime import datetime
from typing import Annotated, Optional

from ..records import Writing
from ..versions import Version
from . import filter_choices as choices
from .filters import InArea, OfOrganisation, narrowed


class PermitCSVExportRequest(OfOrganisation):
    """Which permits the file is to hold."""

    status: Annotated[Optional[list[str]], narrowed("status", choices=choices.PERMIT_STATUSES)] = None
    work_status: Annotated[Optional[list[str]], narrowed("work_status", choices=choices.WORK_STATUSES)] = None
    work_category: Annotated[
        Optional[list[str]], narrowed("work_category", choices=choices.WORK_CATEGORIES)
    ] = None
    lane_rental_assessment_outcome: Annotated[
        Optional[list[str]], narrowed("lane_rental_assessment_outcome", choices=choices.LANE_RENTAL_OUTCOMES)
    ] = None
    start_date: Annotated[Optional[datetime], narrowed("start_date")] = None
    end_date: Annotated[Optional[datetime], narrowed("end_date")] = None
    work_start_date_from: Annotated[Optional[datetime], narrowed("work_start_date_from")] = None
    work_start_date_to: Annotated[Optional[datetime], narrowed("work_start_date_to")] = None
    work_end_date_from: Annotated[Optional[datetime], narrowed("work_end_date_from")] = None
    work_end_date_to: Annotated[Optional[datetime], narrowed("work_end_date_to")] = None
    start_date_created: Annotated[Optional[datetime], narrowed("start_date_created")] = None
    end_date_created: Annotated[Optional[datetime], narrowed("end_date_created")] = None
    active_permit_only: Annotated[Optional[bool], narrowed("active_permit_only")] = None
    csv_export_prefix: Annotated[
        Optional[str], narrowed("csv_export_prefix", choices=choices.FILE_PREFIXES)
    ] = None
    is_traffic_sensitive: Annotated[Optional[bool], narrowed("is_traffic_sensitive")] = None
    is_high_impact_traffic_management: Annotated[
        Optional[bool], narrowed("is_high_impact_traffic_management")
    ] = None
    has_no_final_registration: Annotated[Optional[bool], narrowed("has_no_final_registration")] = None
    has_excavation: Annotated[Optional[bool], narrowed("has_excavation")] = None
    is_early_start: Annotated[Optional[bool], narrowed("is_early_start")] = None
    is_deemed: Annotated[Optional[bool], narrowed("is_deemed")] = None
    lane_rental_charges_not_agreed: Annotated[Optional[bool], narrowed("lane_rental_charges_not_agreed")] = (
        None
    )
    lane_rental_charges_potentially_apply: Annotated[
        Optional[bool], narrowed("lane_rental_charges_potentially_apply")
    ] = None
    ever_modification_requested: Annotated[Optional[bool], narrowed("ever_modification_requested")] = None
    hs2_works_only: Annotated[Optional[bool], narrowed("hs2_works_only")] = None
    consultation_works_only: Annotated[Optional[bool], narrowed("consultation_works_only")] = None
    consent_works_only: Annotated[Optional[bool], narrowed("consent_works_only")] = None
    unacknowledged_by_ha_only: Annotated[Optional[bool], narrowed("unacknowledged_by_ha_only")] = None
    is_duration_challenged: Annotated[Optional[bool], narrowed("is_duration_challenged")] = None
    permit_reference_number: Annotated[
        Optional[str], narrowed("permit_reference_number", since=Version.V6, longest=100)
    ] = None
    work_reference_number: Annotated[
        Optional[str], narrowed("work_reference_number", since=Version.V6, longest=100)
    ] = None
    reasonable_period_end_date_from: Annotated[
        Optional[datetime], narrowed("reasonable_period_end_date_from", since=Version.V6)
    ] = None
    reasonable_period_end_date_to: Annotated[
        Optional[datetime], narrowed("reasonable_period_end_date_to", since=Version.V6)
    ] = None
    query: Annotated[Optional[str], narrowed("query", until=Version.V2)] = None


class PermitAlterationCSVExportRequest(OfOrganisation):
    """Which change requests the file is to hold."""

    alteration_status: Annotated[
        Optional[list[str]], narrowed("alteration_status", choices=choices.CHANGE_REQUEST_STATUSES)
    ] = None
    alteration_type: Annotated[
        Optional[list[str]], narrowed("alteration_type", choices=choices.CHANGE_REQUEST_TYPES)
    ] = None
    work_status: Annotated[Optional[list[str]], narrowed("work_status", choices=choices.WORK_STATUSES)] = None
    work_category: Annotated[
        Optional[list[str]], narrowed("work_category", choices=choices.WORK_CATEGORIES)
    ] = None
    lane_rental_assessment_outcome: Annotated[
        Optional[list[str]], narrowed("lane_rental_assessment_outcome", choices=choices.LANE_RENTAL_OUTCOMES)
    ] = None
    start_date_created: Annotated[Optional[datetime], narrowed("start_date_created")] = None
    end_date_created: Annotated[Optional[datetime], narrowed("end_date_created")] = None
    is_traffic_sensitive: Annotated[Optional[bool], narrowed("is_traffic_sensitive")] = None
    is_high_impact_traffic_management: Annotated[
        Optional[bool], narrowed("is_high_impact_traffic_management")
    ] = None
    is_duration_extension: Annotated[Optional[bool], narrowed("is_duration_extension")] = None
    is_early_start: Annotated[Optional[bool], narrowed("is_early_start")] = None
    is_deemed: Annotated[Optional[bool], narrowed("is_deemed")] = None
    lane_rental_charges_not_agreed: Annotated[Optional[bool], narrowed("lane_rental_charges_not_agreed")] = (
        None
    )
    lane_rental_charges_potentially_apply: Annotated[
        Optional[bool], narrowed("lane_rental_charges_potentially_apply")
    ] = None
    status_update_date_from: Annotated[
        Optional[datetime], narrowed("status_update_date_from", since=Version.V6)
    ] = None
    status_update_date_to: Annotated[
        Optional[datetime], narrowed("status_update_date_to", since=Version.V6)
    ] = None
    permit_alteration_reference_number: Annotated[
        Optional[str], narrowed("permit_alteration_reference_number", since=Version.V6, longest=105)
    ] = None
    query: Annotated[Optional[str], narrowed("query", until=Version.V2)] = None


class InterestedPartyPermitsCSVExportRequest(InArea):
    """Which permits on streets in which one has an interest the file is to hold."""

    permit_reference_number: Annotated[Optional[str], narrowed("permit_reference_number", longest=100)] = None
    work_reference_number: Annotated[Optional[str], narrowed("work_reference_number", longest=100)] = None
    work_start_date_from: Annotated[Optional[datetime], narrowed("work_start_date_from")] = None
    work_start_date_to: Annotated[Optional[datetime], narrowed("work_start_date_to")] = None
    work_end_date_from: Annotated[Optional[datetime], narrowed("work_end_date_from")] = None
    work_end_date_to: Annotated[Optional[datetime], narrowed("work_end_date_to")] = None
    start_date_created: Annotated[Optional[datetime], narrowed("start_date_created")] = None
    end_date_created: Annotated[Optional[datetime], narrowed("end_date_created")] = None
    work_status: Annotated[Optional[list[str]], narrowed("work_status", choices=choices.WORK_STATUSES)] = None
    work_category: Annotated[
        Optional[list[str]], narrowed("work_category", choices=choices.WORK_CATEGORIES)
    ] = None
    is_high_impact_traffic_management: Annotated[
        Optional[bool], narrowed("is_high_impact_traffic_management")
    ] = None
    promoter_organisation_name: Annotated[
        Optional[str], narrowed("promoter_organisation_name", longest=100)
    ] = None
    ha_organisation_name: Annotated[Optional[str], narrowed("ha_organisation_name", longest=100)] = None


class FeesCSVExportRequest(Writing):
    """Which fees the file is to hold."""

    start_date: Annotated[datetime, narrowed("start_date", needed=True)]
    end_date: Annotated[datetime, narrowed("end_date", needed=True)]
    swa_code: Annotated[Optional[str], narrowed("swa_code", longest=4)] = None
    fee_report_format: Annotated[
        Optional[str],
        narrowed("fee_report_format", since=Version.V6, needed=True, choices=choices.FEE_REPORTS),
    ] = None
    swa_code_filter: Annotated[Optional[str], narrowed("swa_code_filter", since=Version.V6, longest=4)] = None
    export_description: Annotated[Optional[str], narrowed("export_description", since=Version.V6)] = None


class ForwardPlanCSVExportRequest(OfOrganisation):
    """Which forward plans the file is to hold."""

    forward_plan_status: Annotated[
        Optional[list[str]], narrowed("forward_plan_status", choices=choices.FORWARD_PLAN_STATUSES)
    ] = None
    proposed_start_date: Annotated[Optional[datetime], narrowed("proposed_start_date")] = None
    proposed_end_date: Annotated[Optional[datetime], narrowed("proposed_end_date")] = None
    work_start_date_from: Annotated[Optional[datetime], narrowed("work_start_date_from")] = None
    work_start_date_to: Annotated[Optional[datetime], narrowed("work_start_date_to")] = None
    work_end_date_from: Annotated[Optional[datetime], narrowed("work_end_date_from")] = None
    work_end_date_to: Annotated[Optional[datetime], narrowed("work_end_date_to")] = None
    forward_plan_reference_number: Annotated[
        Optional[str], narrowed("forward_plan_reference_number", since=Version.V6, longest=100)
    ] = None
    query: Annotated[Optional[str], narrowed("query", until=Version.V2)] = None
