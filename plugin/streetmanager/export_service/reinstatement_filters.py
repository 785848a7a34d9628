"""What is asked of an export of reinstatements and material classifications."""

# ruff: noqa: UP007, UP045 -- pydantic evaluates these annotations, on Python 3.9 too
from __future__ import annotations

from datetime import datetime
from typing import Annotated, Optional

from ..records import Writing
from ..versions import Version
from . import filter_choices as choices
from .filters import OfOrganisation, narrowed


class ReinstatementCSVExportRequest(OfOrganisation):
    """Which reinstatements the file is to hold."""

    status: Annotated[Optional[list[str]], narrowed("status", choices=choices.REINSTATEMENT_STATUSES)] = None
    latest_reinstatements_only: Annotated[Optional[bool], narrowed("latest_reinstatements_only")] = None
    registration_date_from: Annotated[Optional[datetime], narrowed("registration_date_from")] = None
    registration_date_to: Annotated[Optional[datetime], narrowed("registration_date_to")] = None
    end_date_from: Annotated[Optional[datetime], narrowed("end_date_from")] = None
    end_date_to: Annotated[Optional[datetime], narrowed("end_date_to")] = None
    work_reference_number: Annotated[
        Optional[str], narrowed("work_reference_number", since=Version.V6, longest=100)
    ] = None
    query: Annotated[Optional[str], narrowed("query", until=Version.V2)] = None


class ExpiringInterimReinstatementCSVExportRequest(OfOrganisation):
    """Which interim reinstatements that are soon to be made permanent the file is to hold."""

    registration_date_from: Annotated[Optional[datetime], narrowed("registration_date_from")] = None
    registration_date_to: Annotated[Optional[datetime], narrowed("registration_date_to")] = None
    end_date_from: Annotated[Optional[datetime], narrowed("end_date_from")] = None
    end_date_to: Annotated[Optional[datetime], narrowed("end_date_to")] = None
    work_reference_number: Annotated[Optional[str], narrowed("work_reference_number", longest=100)] = None


class ReinstatementsDueCSVExportRequest(OfOrganisation):
    """Which works whose reinstatement is to be registered the file is to hold."""

    work_reference_number: Annotated[Optional[str], narrowed("work_reference_number", longest=100)] = None
    work_end_date_from: Annotated[Optional[datetime], narrowed("work_end_date_from")] = None
    work_end_date_to: Annotated[Optional[datetime], narrowed("work_end_date_to")] = None
    registration_due_date_from: Annotated[Optional[datetime], narrowed("registration_due_date_from")] = None
    registration_due_date_to: Annotated[Optional[datetime], narrowed("registration_due_date_to")] = None


class MaterialClassificationCSVExportRequest(Writing):
    """Which material classifications the file is to hold."""

    material_classification_classification: Annotated[
        str, narrowed("material_classification_classification", needed=True, choices=choices.CLASSIFICATIONS)
    ]
    material_classification_reference_number: Annotated[
        Optional[str], narrowed("material_classification_reference_number", longest=50)
    ] = None
    street_descriptor: Annotated[Optional[str], narrowed("street_descriptor", longest=100)] = None
    usrn: Annotated[Optional[str], narrowed("usrn", longest=100)] = None
    sample_date_from: Annotated[Optional[datetime], narrowed("sample_date_from")] = None
    sample_date_to: Annotated[Optional[datetime], narrowed("sample_date_to")] = None
    date_created_from: Annotated[Optional[datetime], narrowed("date_created_from")] = None
    date_created_to: Annotated[Optional[datetime], narrowed("date_created_to")] = None
    export_description: Annotated[Optional[str], narrowed("export_description", longest=50)] = None
