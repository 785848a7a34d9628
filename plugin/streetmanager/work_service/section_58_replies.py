"""What the Work service answers of section 58s. Read tolerantly."""

from __future__ import annotations

from ..records import Moment, Reading, Shape, Text, Texts, Whole


class Section58CreateResponse(Reading):
    """The reference of a new section 58."""

    section_58_reference_number: str


class Section58Response(Reading):
    """A section 58 in full: a street that is not to be opened for a while."""

    section_58_reference_number: str
    usrn: Whole = None
    street_name: Text = None
    town: Text = None
    area_name: Text = None
    section_58_coordinates: Shape = None
    contact_organisation: Text = None
    contact_details: Text = None
    start_date: Moment = None
    end_date: Moment = None
    location_types: Texts = []
    location_types_string: Texts = []
    additional_information: Text = None
    highway_authority_swa_code: Text = None
    status_change_date: Moment = None
    section_58_status: Text = None
    section_58_status_string: Text = None
    restriction_duration: Text = None
    restriction_duration_string: Text = None
    restriction_extent: Text = None
    restriction_extent_string: Text = None
    cancellation_reason: Text = None
