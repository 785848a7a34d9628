"""Closed lists of fixed penalty notices, section 74s, section 81s and non-compliances."""

from __future__ import annotations

from ..choices import Choice, Choices, listed
from ..versions import Version

_NEW = Version.V6

# New Roads and Street Works Act 1991, schedule 4A, and the permit scheme regulations of 2007.
OFFENCE_CODES = listed(
    [
        ("offence_code_05", "05: no notice of the reinstatement, or a wrong one (section 70)"),
        ("offence_code_06", "06: no notice of start or end, or a wrong one (section 74)"),
        ("offence_code_08", "08: working without a permit"),
        ("offence_code_09", "09: breaking a condition of a permit"),
    ]
)

PAYMENT_METHODS = listed(
    [
        ("bank_transfer", "Bank transfer"),
        ("card_payment", "Card"),
        ("cash", "Cash"),
        ("cheque", "Cheque"),
    ]
)

FPN_STATUSES = listed(
    [
        ("issued", "Issued"),
        ("accepted", "Accepted"),
        ("disputed", "Disputed"),
        ("paid", "Paid"),
        ("paid_discounted", "Paid at the lower amount"),
        ("withdrawn", "Withdrawn"),
    ]
)

SECTION_81_TYPES = Choices(
    Choice("tee_valve_access_covers", "Tee, valve or access covers"),
    Choice("cabinet", "Cabinet"),
    Choice("marker_post", "Marker post"),
    Choice("pole_post", "Pole or post"),
    Choice(
        "overhead_cables_broken_low_encroaching_onto_highway",
        "Overhead cables, broken, low or reaching into the street",
    ),
    Choice("unattributed_works_live_site", "Works that nobody owns to, live site", since=_NEW),
    Choice("unattributed_works_completed", "Works that nobody owns to, completed", since=_NEW),
    Choice("other", "Something else"),
)

SECTION_81_SEVERITIES = listed([("high", "High"), ("low", "Low")])

SECTION_81_STATUSES = Choices(
    Choice("issued", "Issued"),
    Choice("acknowledged", "Acknowledged"),
    Choice("accepted", "Accepted"),
    Choice("accepted_fixed", "Accepted, and mended"),
    Choice("rejected", "Rejected"),
    Choice("resolved_by_ha", "Resolved by the highway authority"),
    Choice("cancelled", "Cancelled"),
    Choice("reassigned", "Reassigned", since=_NEW),
)

SECTION_81_WORK_TYPES = listed(
    [
        ("permit_works", "Works with a permit"),
        ("non_notifiable_works", "Works that need no notice"),
    ]
)

OVERRUN_REASONS = listed(
    [
        ("more_than_five_slg_items_left_on_site", "More than five signs, lights or guards left behind"),
        ("five_or_less_slg_items_left_on_site", "Up to five signs, lights or guards left behind"),
        ("open_excavation", "Open excavation"),
        ("spoil_left_on_site", "Spoil left behind"),
        ("missing_road_markings", "Road markings missing"),
        ("missing_street_apparatus", "Street furniture or apparatus missing"),
        ("active_traffic_management", "Traffic management still in place"),
    ]
)

SECTION_74_AUTHORITY_STATUSES = listed(
    [
        ("warning_issued", "Warning of an overrun issued"),
        ("charges_ended", "Charges ended, the site is clear"),
        ("warning_disputed", "Answer to the warning disputed"),
        ("draft_invoice_issued", "Draft invoice issued"),
        ("resolved", "Resolved, the amount is agreed"),
        ("withdrawn", "Withdrawn"),
    ]
)

SECTION_74_PROMOTER_STATUSES = listed(
    [
        ("acknowledge_overrun_warning", "Warning acknowledged"),
        ("site_visited_and_rectified", "Site visited and put right"),
        ("warning_disputed", "Warning disputed"),
        ("acknowledge_draft_invoice", "Draft invoice acknowledged"),
        ("charge_under_review", "Charge under review"),
        ("charge_agreed", "Charge agreed"),
    ]
)

NON_COMPLIANCE_RESPONSES = listed(
    [
        ("issued", "Issued"),
        ("works_complete_ready_for_inspection", "Works complete, ready to be inspected"),
        ("works_completed_and_passed", "Works complete and passed"),
        ("joint_site_meeting_suggested", "A joint site meeting is suggested"),
        ("accept_suggestion", "The suggestion is accepted"),
        ("will_attend_joint_site_meeting", "Will come to the joint site meeting"),
        ("joint_site_meeting_not_needed", "No joint site meeting needed"),
        ("withdrawn", "Withdrawn"),
    ]
)
