"""What is asked of an export of notices, charges and comments."""

# ruff: noqa: UP007, UP045 -- pydantic evaluates these annotations, on Python 3.9 too
from __future__ import annotations

from datetime import datetime
from typing import Annotated, Optional

from ..versions import Version
from . import filter_choices as choices
from .filters import InArea, OfOrganisation, narrowed


class FPNCSVExportRequest(OfOrganisation):
    """Which fixed penalty notices the file is to hold."""

    status: Annotated[Optional[list[str]], narrowed("status", choices=choices.PENALTY_STATUSES)] = None
    start_date: Annotated[Optional[datetime], narrowed("start_date")] = None
    end_date: Annotated[Optional[datetime], narrowed("end_date")] = None
    offence_code: Annotated[
        Optional[list[str]], narrowed("offence_code", since=Version.V2, choices=choices.OFFENCES)
    ] = None
    status_changed_date_from: Annotated[
        Optional[datetime], narrowed("status_changed_date_from", since=Version.V2)
    ] = None
    status_changed_date_to: Annotated[
        Optional[datetime], narrowed("status_changed_date_to", since=Version.V2)
    ] = None
    work_reference_number: Annotated[
        Optional[str], narrowed("work_reference_number", since=Version.V6, longest=100)
    ] = None
    query: Annotated[Optional[str], narrowed("query", until=Version.V2)] = None


class Section58CSVExportRequest(InArea):
    """Which section 58 restrictions the file is to hold."""

    ha_organisation_name: Annotated[Optional[str], narrowed("ha_organisation_name")] = None
    start_date_from: Annotated[Optional[datetime], narrowed("start_date_from")] = None
    start_date_to: Annotated[Optional[datetime], narrowed("start_date_to")] = None
    section_58_status: Annotated[
        Optional[list[str]], narrowed("section_58_status", choices=choices.SECTION_58_STATUSES)
    ] = None
    section_58_reference_number: Annotated[
        Optional[str], narrowed("section_58_reference_number", longest=100)
    ] = None


class Section74CSVExportRequest(OfOrganisation):
    """Which section 74 charges the file is to hold."""

    section_74_ha_status: Annotated[
        Optional[list[str]], narrowed("section_74_ha_status", choices=choices.SECTION_74_STATUSES)
    ] = None
    date_created_from: Annotated[Optional[datetime], narrowed("date_created_from")] = None
    date_created_to: Annotated[Optional[datetime], narrowed("date_created_to")] = None
    section_74_reference_number: Annotated[
        Optional[str], narrowed("section_74_reference_number", longest=100)
    ] = None


class Section81CSVExportRequest(OfOrganisation):
    """Which section 81 notices the file is to hold."""

    status: Annotated[Optional[list[str]], narrowed("status", choices=choices.SECTION_81_STATUSES)] = None
    severity: Annotated[Optional[list[str]], narrowed("severity", choices=choices.SECTION_81_SEVERITIES)] = (
        None
    )
    issue_date_from: Annotated[Optional[datetime], narrowed("issue_date_from", since=Version.V6)] = None
    issue_date_to: Annotated[Optional[datetime], narrowed("issue_date_to", since=Version.V6)] = None
    status_changed_date_from: Annotated[
        Optional[datetime], narrowed("status_changed_date_from", since=Version.V6)
    ] = None
    status_changed_date_to: Annotated[
        Optional[datetime], narrowed("status_changed_date_to", since=Version.V6)
    ] = None
    type: Annotated[
        Optional[list[str]], narrowed("type", since=Version.V6, choices=choices.SECTION_81_TYPES)
    ] = None
    section_81_reference_number: Annotated[
        Optional[str], narrowed("section_81_reference_number", since=Version.V6, longest=100)
    ] = None
    query: Annotated[Optional[str], narrowed("query", until=Version.V2)] = None


class PrivateStreetCSVExportRequest(OfOrganisation):
    """Which private street notices the file is to hold."""

    private_street_reference_number: Annotated[
        Optional[str], narrowed("private_street_reference_number", longest=100)
    ] = None
    start_date_from: Annotated[Optional[datetime], narrowed("start_date_from")] = None
    start_date_to: Annotated[Optional[datetime], narrowed("start_date_to")] = None
    end_date_from: Annotated[Optional[datetime], narrowed("end_date_from")] = None
    end_date_to: Annotated[Optional[datetime], narrowed("end_date_to")] = None
    date_created_from: Annotated[Optional[datetime], narrowed("date_created_from")] = None
    date_created_to: Annotated[Optional[datetime], narrowed("date_created_to")] = None
    private_street_status: Annotated[
        Optional[list[str]], narrowed("private_street_status", choices=choices.PRIVATE_STREET_STATUSES)
    ] = None


class CommentCSVExportRequest(OfOrganisation):
    """Which comments the file is to hold."""

    date_created_from: Annotated[Optional[datetime], narrowed("date_created_from")] = None
    date_created_to: Annotated[Optional[datetime], narrowed("date_created_to")] = None
    topic: Annotated[Optional[list[str]], narrowed("topic", choices=choices.COMMENT_TOPICS)] = None
    is_internal: Annotated[Optional[bool], narrowed("is_internal")] = None
    is_read: Annotated[Optional[bool], narrowed("is_read")] = None
    is_not_read: Annotated[Optional[bool], narrowed("is_not_read")] = None
    work_reference_number: Annotated[
        Optional[str], narrowed("work_reference_number", since=Version.V6, longest=100)
    ] = None
    author_email_address: Annotated[
        Optional[str], narrowed("author_email_address", since=Version.V6, longest=100)
    ] = None
    is_incoming: Annotated[Optional[bool], narrowed("is_incoming", since=Version.V6)] = None
    is_outgoing: Annotated[Optional[bool], narrowed("is_outgoing", since=Version.V6)] = None
    query: Annotated[Optional[str], narrowed("query", until=Version.V2)] = None
