"""Closed lists of what is decided about permits and change requests, and why."""

from __future__ import annotations

from ..choices import listed

ASSESSMENT_STATUSES = listed(
    [
        ("granted", "Grant"),
        ("refused", "Refuse"),
        ("permit_modification_request", "Ask for changes"),
        ("revoked", "Revoke"),
    ]
)

# The meanings are in the national guidance on refusing permits; the service itself knows only the codes.
REASONS_FOR_REFUSAL = listed(
    (code, code)
    for code in (
        "RC10",
        "RC11",
        "RC12",
        "RC20",
        "RC21",
        "RC22",
        "RC23",
        "RC30",
        "RC31",
        "RC32",
        "RC33",
        "RC40",
        "RC41",
        "RC42",
        "RC43",
        "RC44",
        "RC50",
    )
)

PERMIT_STATUSES = listed([("cancelled", "Cancelled")])

PERMIT_CANCELLATION_REASONS = listed(
    [
        ("admin_error", "Administrative error"),
        ("customer_reasons", "The customer's reasons"),
        ("requested_by_highway_authority", "The highway authority asked for it"),
        ("private_works", "The works turned out to be private"),
        ("clash_of_works_on_site", "Clash with other works on site"),
        ("traffic_management_issues", "Trouble with traffic management"),
        ("parking_issues", "Trouble with parking"),
        ("no_staff_or_resource", "No staff or equipment"),
        ("higher_priority_works", "Other works had to come first"),
        ("weather", "Weather"),
        ("further_action_required", "More has to be done first"),
        ("other", "Another reason"),
    ]
)

LANE_RENTAL_OUTCOMES = listed(
    [
        ("chargeable", "Chargeable"),
        ("potentially_chargeable", "Potentially chargeable, to be followed up"),
        ("charges_waived", "Charges waived, such as for works together"),
        ("exempt", "Exempt, outside the lane rental scheme"),
        ("charges_not_applicable", "Charges do not apply to these works"),
    ]
)

LANE_RENTAL_CHARGE_BANDS = listed((f"charge_band_{band}", f"Charge band {band}") for band in range(1, 6))

CHANGE_REQUEST_STATUSES = listed(
    [
        ("granted", "Grant"),
        ("granted_with_duration_challenge", "Grant, but challenge the duration"),
        ("refused", "Refuse"),
    ]
)

DURATION_CHALLENGE_REVIEWS = listed(
    [
        ("duration_challenge_accepted", "Accept the challenge"),
        ("duration_challenge_not_accepted", "Do not accept the challenge"),
    ]
)

NON_ACCEPTANCE_RESPONSES = listed(
    [
        ("reasonable_period_end_date_changed", "Change the end of the reasonable period"),
        ("reasonable_period_end_date_not_changed", "Keep the end of the reasonable period"),
    ]
)
