"""What Lookup answers: streets of the National Street Gazetteer and their special designations."""

from __future__ import annotations

from typing import Annotated

from .records import Flag, Moment, Name, Reading, Rows, Shape, Text, Whole


class ReinstatementType(Reading):
    """How heavily a street, or a stretch of it, is built."""

    reinstatement_type_code: Whole = None
    reinstatement_type_code_string: Text = None
    reinstatement_type_location_text: Text = None
    is_active: Flag = None


class NoticeAuthority(Reading):
    """An authority that assesses applications on a street, or on the stretch that is described."""

    swa_code: Text = None
    name: Text = None
    location_description: Text = None
    record_end_date: Moment = None


class InterestedAuthority(Reading):
    """An authority that is to be told of works on a street."""

    swa_code: Text = None
    name: Text = None
    location_description: Text = None
    record_end_date: Moment = None


class SpecialDesignation(Reading):
    """A special designation of a street: of the whole road, or where its geometry (EPSG:27700) says.

    Times of day are whole numbers from 0 to 2400: 730 is half past seven.
    """

    street_special_desig_code: Whole = None
    street_special_desig_code_string: Text = None
    special_desig_location_text: Text = None
    special_desig_description: Text = None
    special_desig_start_date: Moment = None
    special_desig_end_date: Moment = None
    special_desig_start_time: Whole = None
    special_desig_end_time: Whole = None
    special_desig_periodicity_code: Whole = None
    special_desig_periodicity_code_string: Text = None
    asd_coordinate_geometry: Shape = None
    whole_road: Flag = None


class Street(Reading):
    """A street. `street_line` is a MultiLineString, `street_centre_point` a Point, both in EPSG:27700.

    Who assesses an application is in `primary_notice_authorities`, not in `authority_swa_code`.
    """

    usrn: int
    street_descriptor: Name = ""
    area: Name = ""
    town: Name = ""
    authority: Text = None
    authority_swa_code: Text = None
    road_category: Whole = None
    reinstatement_types: Annotated[list[ReinstatementType], Rows] = []
    traffic_sensitive: Flag = None
    primary_notice_authorities: Annotated[list[NoticeAuthority], Rows] = []
    interest_authorities: Annotated[list[InterestedAuthority], Rows] = []
    additional_special_designations_response: Annotated[list[SpecialDesignation], Rows] = []
    street_line: Shape = None
    street_centre_point: Shape = None

    @property
    def designations(self) -> list[SpecialDesignation]:
        """The special designations, by a shorter name."""
        return self.additional_special_designations_response


class StreetSummary(Reading):
    """A street as a search by text lists it. `street_centre_point` is a Point in EPSG:27700."""

    usrn: int
    street_descriptor: Name = ""
    area: Name = ""
    town: Name = ""
    administrative_area: Text = None
    street_centre_point: Shape = None
