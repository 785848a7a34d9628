"""What each kind of submission takes for a shape, in its types, parts and size."""

from __future__ import annotations

from dataclasses import dataclass

ALL_TYPES = ("Point", "LineString", "Polygon")


@dataclass(frozen=True)
class SubmissionKind:
    """types: the GeoJSON types taken. most_points: how many separate points at most (1 but for some).

    may_be_large: whether it may be longer than a kilometre or larger than a hectare without a warning.
    words: what it is called in a sentence.
    """

    words: str
    types: tuple[str, ...] = ALL_TYPES
    most_points: int = 1
    may_be_large: bool = False


KINDS: dict[str, SubmissionKind] = {
    "permit_application": SubmissionKind("A permit application"),
    "further_permit": SubmissionKind("A further permit"),
    "change_request": SubmissionKind("A change request"),
    "forward_plan": SubmissionKind("A forward plan", may_be_large=True),
    "forward_plan_update": SubmissionKind("A forward plan", may_be_large=True),
    "reinstatement": SubmissionKind("A reinstatement"),
    "further_reinstatement": SubmissionKind("A reinstatement"),
    "non_notifiable_site": SubmissionKind("A site that is not notifiable"),
    "activity": SubmissionKind("An activity"),
    "section_81": SubmissionKind("A section 81"),
    "historic_inspection": SubmissionKind("An inspection"),
    "historic_notice": SubmissionKind("A fixed penalty notice"),
    "private_street_notice": SubmissionKind("A private street notice"),
    # Drawn to gather the streets under it, and not sent.
    "geographical_area": SubmissionKind("A geographical area", ("Polygon",), may_be_large=True),
    "geographical_area_update": SubmissionKind("A geographical area", ("Polygon",), may_be_large=True),
    # Version 6 only.
    "section_58": SubmissionKind("A section 58", ("LineString", "Polygon"), may_be_large=True),
    "ancillary_information": SubmissionKind("Ancillary information", ("Point",), most_points=10),
    "material_classification": SubmissionKind("A material classification", ("Point",)),
}
# Where the kind is not known, what every kind of drawing takes.
ANY = SubmissionKind("This")


def kind_of(key: str) -> SubmissionKind:
    """The kind of a key; `ANY` where it is "" or not known."""
    return KINDS.get(key, ANY)
