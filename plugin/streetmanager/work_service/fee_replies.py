"""What an authority charges for permits and for lane rental. v6."""

from __future__ import annotations

from ..records import Number, Reading, Text


class FeeMatrixResponse(Reading):
    """Fees in pounds, by category and by whether the street is traffic-sensitive; lane rental bands by the day."""

    internal_user_identifier: Text = None
    internal_user_name: Text = None
    major_paa_fee_traffic_sensitive: Number = None
    major_work_permit_fee_traffic_sensitive: Number = None
    standard_works_permit_fee_traffic_sensitive: Number = None
    minor_works_permit_fee_traffic_sensitive: Number = None
    immediate_works_permit_fee_traffic_sensitive: Number = None
    permit_variation_fee_traffic_sensitive: Number = None
    major_paa_fee_non_traffic_sensitive: Number = None
    major_work_permit_fee_non_traffic_sensitive: Number = None
    standard_works_permit_fee_non_traffic_sensitive: Number = None
    minor_works_permit_fee_non_traffic_sensitive: Number = None
    immediate_works_permit_fee_non_traffic_sensitive: Number = None
    permit_variation_fee_non_traffic_sensitive: Number = None
    discount_guidance: Text = None
    charge_band_one_cost: Number = None
    charge_band_one_description: Text = None
    charge_band_two_cost: Number = None
    charge_band_two_description: Text = None
    charge_band_three_cost: Number = None
    charge_band_three_description: Text = None
    charge_band_four_cost: Number = None
    charge_band_four_description: Text = None
    charge_band_five_cost: Number = None
    charge_band_five_description: Text = None
    charge_band_six_cost: Number = None
    charge_band_six_description: Text = None
    lane_rental_discount_guidance: Text = None
    lane_rental_guidance_link: Text = None
