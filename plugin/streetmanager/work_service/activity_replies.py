"""What the Work service answers of activities. Read tolerantly."""

from __future__ import annotations

from ..records import Flag, Moment, Reading, Shape, Text, Texts, Whole


class ActivityCreateResponse(Reading):
    """The reference of the new activity."""

    activity_reference_number: str


class ActivityResponse(Reading):
    """An activity in full. `activity_coordinates` is GeoJSON in EPSG:27700, metres."""

    activity_reference_number: str
    activity_name: Text = None
    activity_activity_type: Text = None
    activity_activity_type_string: Text = None
    activity_type_details: Text = None
    activity_coordinates: Shape = None
    activity_location_description: Text = None
    usrn: Whole = None
    street_name: Text = None
    town: Text = None
    area_name: Text = None
    road_category: Whole = None
    highway_authority_swa_code: Text = None
    location_types: Texts = []
    location_types_string: Texts = []
    start_date: Moment = None
    start_time: Moment = None
    end_date: Moment = None
    end_time: Moment = None
    traffic_management_type: Text = None
    traffic_management_type_string: Text = None
    collaborative_working: Flag = None
    contact_name: Text = None
    contact_details: Text = None
    additional_info: Text = None
    cancelled: Flag = None
    cancelled_reason: Text = None
