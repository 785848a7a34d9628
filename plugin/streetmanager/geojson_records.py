"""What a search by area answers, as records: FeatureCollections in EPSG:27700.

The search itself reads plain data, which is many times faster for thousands of features.
"""

# ruff: noqa: UP007, UP045 -- pydantic evaluates these annotations, on Python 3.9 too
from __future__ import annotations

from typing import Annotated, Optional

from .records import Flag, Maybe, Moment, Reading, Rows, Shape, Shapes, Text, Texts, Whole, Wholes


class Feature(Reading):
    """A feature of a collection. The geometry is GeoJSON's."""

    type: Text = None
    geometry: Shape = None


class Collection(Reading):
    """A FeatureCollection."""

    type: Text = None


class WorkProperties(Reading):
    """What is said of works in a search by area; the street and the authority from version 6 on."""

    work_reference_number: Text = None
    permit_reference_number: Text = None
    promoter_organisation: Text = None
    promoter_swa_code: Text = None
    work_category: Text = None
    work_category_string: Text = None
    start_date: Moment = None
    end_date: Moment = None
    traffic_management_type: Text = None
    traffic_management_type_string: Text = None
    current_traffic_management_type: Text = None
    current_traffic_management_type_string: Text = None
    current_traffic_management_update_date: Moment = None
    street: Text = None
    usrn: Whole = None
    town: Text = None
    area: Text = None
    highway_authority: Text = None
    work_centre_point: Shape = None
    permit_status: Text = None
    permit_status_string: Text = None
    industry_sector: Text = None
    industry_sector_string: Text = None


class WorkFeature(Feature):
    """Works, with their extent."""

    properties: Annotated[Optional[WorkProperties], Maybe] = None


class WorkCollection(Collection):
    """The works in a box."""

    features: Annotated[list[WorkFeature], Rows] = []


class ActivityProperties(Reading):
    """What is said of an activity in a search by area."""

    activity_centre_point: Shape = None
    activity_name: Text = None
    activity_location_description: Text = None
    activity_reference_number: Text = None
    activity_type: Text = None
    activity_type_string: Text = None
    area_name: Text = None
    cancelled: Flag = None
    end_date: Moment = None
    street_name: Text = None
    start_date: Moment = None


class ActivityFeature(Feature):
    """An activity, with its extent."""

    properties: Annotated[Optional[ActivityProperties], Maybe] = None


class ActivityCollection(Collection):
    """The activities in a box."""

    features: Annotated[list[ActivityFeature], Rows] = []


class ForwardPlanProperties(Reading):
    """What is said of a forward plan in a search by area."""

    forward_plan_reference_number: Text = None
    work_reference_number: Text = None
    forward_plan_status: Text = None
    forward_plan_status_string: Text = None
    work_centre_point: Shape = None
    street: Text = None
    area: Text = None
    start_date: Moment = None
    end_date: Moment = None
    description_of_work: Text = None
    promoter_organisation: Text = None
    location_description: Text = None


class ForwardPlanFeature(Feature):
    """A forward plan, with its extent."""

    properties: Annotated[Optional[ForwardPlanProperties], Maybe] = None


class ForwardPlanCollection(Collection):
    """The forward plans in a box."""

    features: Annotated[list[ForwardPlanFeature], Rows] = []


class ActLimitsFeature(Feature):
    """A part of the limits of the HS2 Acts."""


class ActLimitsCollection(Collection):
    """The limits of the HS2 Acts in a box."""

    features: Annotated[list[ActLimitsFeature], Rows] = []


class Section58Properties(Reading):
    """What is said of a section 58 restriction in a search by area."""

    section_58_centre_point: Shape = None
    section_58_reference_number: Text = None
    section_58_status: Text = None
    section_58_status_string: Text = None
    street_name: Text = None
    area_name: Text = None
    organisation_name: Text = None
    start_date: Moment = None
    end_date: Moment = None
    restriction_duration: Text = None
    restriction_duration_string: Text = None
    restriction_extent: Text = None
    restriction_extent_string: Text = None
    location_types: Texts = []
    location_types_string: Texts = []


class Section58Feature(Feature):
    """A section 58 restriction, with its extent."""

    properties: Annotated[Optional[Section58Properties], Maybe] = None


class Section58Collection(Collection):
    """The section 58 restrictions in a box."""

    features: Annotated[list[Section58Feature], Rows] = []


class AncillaryInformationProperties(Reading):
    """What is said of ancillary information in a search by area."""

    work_reference_number: Text = None
    permit_reference_number: Text = None
    ancillary_info_reference_number: Text = None
    location_description: Text = None
    ancillary_info_type: Text = None
    ancillary_info_status: Text = None
    ancillary_info_type_string: Text = None
    ancillary_info_status_string: Text = None
    ancillary_info_centre_point: Shape = None
    ancillary_info_coordinates: Shapes = []
    promoter_organisation: Text = None
    date_created: Moment = None
    usrns: Wholes = []


class AncillaryInformationFeature(Feature):
    """Ancillary information to a permit, with its points."""

    properties: Annotated[Optional[AncillaryInformationProperties], Maybe] = None


class AncillaryInformationCollection(Collection):
    """The ancillary informations in a box."""

    features: Annotated[list[AncillaryInformationFeature], Rows] = []


class MaterialClassificationProperties(Reading):
    """What a sample of a road showed it to be made of."""

    material_classification_reference_number: Text = None
    material_classification_classification: Text = None
    material_classification_classification_string: Text = None
    sample_date: Moment = None
    recorded_by_swa_code: Text = None
    recorded_by_organisation_name: Text = None
    usrn: Whole = None
    material_type: Texts = []
    material_type_string: Texts = []
    material_classification_centre_point: Shape = None


class MaterialClassificationFeature(Feature):
    """A material classification, with the point of its sample."""

    properties: Annotated[Optional[MaterialClassificationProperties], Maybe] = None


class MaterialClassificationCollection(Collection):
    """The material classifications in a box."""

    features: Annotated[list[MaterialClassificationFeature], Rows] = []
