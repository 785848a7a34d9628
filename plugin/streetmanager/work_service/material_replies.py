"""What the Work service answers of material classifications. Read tolerantly."""

# ruff: noqa: UP007, UP045 -- pydantic evaluates these annotations, on Python 3.9 too
from __future__ import annotations

from typing import Annotated, Optional

from ..file_summary import FileSummaryResponse
from ..records import Maybe, Moment, Reading, Shape, Text, Texts, Whole


class MaterialClassificationCreateResponse(Reading):
    """The reference of a new material classification."""

    material_classification_reference_number: str


class MaterialClassificationResponse(Reading):
    """A material classification in full: what a sample of the street was found to be."""

    material_classification_reference_number: str
    material_classification_coordinates: Shape = None
    material_classification_classification: Text = None
    material_classification_classification_string: Text = None
    hazardous_material_type: Texts = []
    hazardous_material_type_string: Texts = []
    hazardous_material_type_other_description: Text = None
    layer_affected: Texts = []
    layer_affected_string: Texts = []
    location_types: Texts = []
    location_types_string: Texts = []
    sample_date: Moment = None
    location_description: Text = None
    date_created: Moment = None
    ha_swa_code: Text = None
    ha_organisation_name: Text = None
    usrn: Whole = None
    street_name: Text = None
    town: Text = None
    area_name: Text = None
    raised_by_swa_code: Text = None
    raised_by_organisation_name: Text = None
    file: Annotated[Optional[FileSummaryResponse], Maybe] = None
