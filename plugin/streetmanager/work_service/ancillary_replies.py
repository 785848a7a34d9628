"""What the Work service answers of ancillary information. Read tolerantly."""

from __future__ import annotations

from ..records import Moment, Reading, Shapes, Text, Wholes


class CreateAncillaryInfoResponse(Reading):
    """The reference of new ancillary information."""

    ancillary_info_reference_number: str


class RemoveAncillaryInfoResponse(Reading):
    """The reference of ancillary information that was removed."""

    ancillary_info_reference_number: str


class AncillaryInfoSummaryResponse(Reading):
    """Ancillary information as a permit lists it."""

    ancillary_info_reference_number: Text = None
    location_description: Text = None
    ancillary_info_type: Text = None
    ancillary_info_status: Text = None
    ancillary_info_type_string: Text = None
    ancillary_info_status_string: Text = None
    date_created: Moment = None
    date_removed: Moment = None
    ancillary_info_description: Text = None
    ancillary_info_removal_reason: Text = None
    ancillary_info_coordinates: Shapes = []
    usrns: Wholes = []


class AncillaryInfoResponse(AncillaryInfoSummaryResponse):
    """Ancillary information in full. The service says no more of it than in a list."""
