"""What a work's whole record is made of: its permits, sites, notices, comments and files, one part each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..streetmanager.operations import declared
from ..streetmanager.versions import Version
from ..streetmanager.work import Work
from ..streetmanager.work_service.comment_replies import CommentResponse

WORK, PERMIT, CHANGE, ANCILLARY = "work", "permit", "change", "ancillary"
FORWARD_PLAN, SECTION_81, PRIVATE_STREET = "forward_plan", "section_81", "private_street_notice"
SITE, REINSTATEMENT = "site", "reinstatement"
INSPECTION, NON_COMPLIANCE, SAMPLE = "inspection", "non_compliance", "sample_inspection"
FPN, SECTION_74 = "fpn", "section_74"
COMMENT, FILE = "comment", "file"

# The name of a part's own reference, as the operations' arguments have it, by the part's kind.
REFERENCE = {
    WORK: "work_reference_number",
    PERMIT: "permit_reference_number",
    CHANGE: "permit_alteration_reference_number",
    ANCILLARY: "ancillary_info_reference_number",
    FORWARD_PLAN: "forward_plan_reference_number",
    SECTION_81: "section_81_reference_number",
    PRIVATE_STREET: "private_street_reference_number",
    SITE: "site",
    REINSTATEMENT: "reinstatement_reference_number",
    INSPECTION: "inspection_reference_number",
    NON_COMPLIANCE: "non_compliance_reference_number",
    SAMPLE: "sample_inspection_reference_number",
    FPN: "fpn_reference_number",
    SECTION_74: "section_74_reference_number",
    COMMENT: "comment_reference_number",
    FILE: "file_id",
}
# What the history calls a comment, one to one's own organisation only, and one that was read.
COMMENTED = ("comment_submitted", "internal_comment_submitted")
COMMENT_READ = "comment_read"
# The operation that reads a part in full, where a list does not say all of it.
IN_FULL = {
    PERMIT: "get_permit",
    CHANGE: "get_permit_alteration",
    FORWARD_PLAN: "get_forward_plan",
    SECTION_81: "get_section81",
    PRIVATE_STREET: "get_private_street_notice",
    SITE: "get_site",
    INSPECTION: "get_inspection",
    NON_COMPLIANCE: "get_non_compliance",
    FPN: "get_fpn",
    SECTION_74: "get_section74",
}


@dataclass
class Part:
    """One thing on a work's record.

    references: of itself and of all that it belongs to, by the names of the operations' arguments. record: what
    the service says of it. full: whether that is all that it says. parts: what belongs to it. number: which of
    its kind it is, from 1, where it lies.
    """

    kind: str
    references: dict[str, str]
    record: Any
    full: bool = False
    parts: list[Part] = field(default_factory=list)
    number: int = 1

    @property
    def reference(self) -> str:
        """Its own reference; "" where the service gave none."""
        return self.references.get(REFERENCE[self.kind], "")

    @property
    def key(self) -> str:
        """What tells it from every other part of the work."""
        return f"{self.kind}/{'/'.join(self.references.values())}/{self.number}"

    def walk(self) -> Iterator[Part]:
        """It and all that belongs to it."""
        yield self
        for part in self.parts:
            yield from part.walk()

    def readable(self, version: Version) -> bool:
        """Whether a version can say more of it than is known."""
        if self.full or self.kind not in IN_FULL or not self.reference:
            return False
        operation = declared(Work, IN_FULL[self.kind])
        return operation.known_to(version) and operation.in_path <= set(self.references)


def read_in_full(part: Part, service: Any) -> Part:
    """The part with all that the service says of it. StreetManagerError."""
    operation = declared(Work, IN_FULL[part.kind])
    references = [part.references[name] for name in operation.arguments]
    record = getattr(service.work, IN_FULL[part.kind])(*references)
    made = Part(part.kind, part.references, record, True, number=part.number)
    made.parts = _inside(made) or part.parts
    return made


def parts_of_work(work: Any) -> list[Part]:
    """All that a WorkResponse lists, as parts; its own first."""
    own = {"work_reference_number": work.work_reference_number}
    parts = [Part(WORK, dict(own), work, True)]
    active = work.active_permit
    known = {permit.permit_reference_number: permit for permit in work.permits}
    if active is not None:
        known[active.permit_reference_number] = active
    parts += [_with_inside(one, full=one.record is active) for one in _parts(PERMIT, own, known.values())]
    for kind, one in (
        (FORWARD_PLAN, work.forward_plan),
        (SECTION_81, work.section_81),
        (PRIVATE_STREET, work.private_street_notice),
    ):
        parts += [_part(kind, own, one)] if one is not None else []
    for kind, listed in (
        (SITE, work.sites),
        (INSPECTION, work.inspections),
        (NON_COMPLIANCE, work.non_compliances),
        (FPN, work.fpns),
        (SECTION_74, work.section74s),
        (SAMPLE, [*work.pbi_sample_inspections] or work.sample_inspections),
        (COMMENT, comments_of(work.latest_comments, work.history)),
    ):
        parts += _parts(kind, own, listed)
    return parts


def parts_of_permits(work_reference: str, permits: Iterable[Any]) -> list[Part]:
    """What anybody may see of a work: its permits, in full."""
    own = {"work_reference_number": work_reference}
    return [_with_inside(one, full=True) for one in _parts(PERMIT, own, permits)]


def comments_of(latest: Iterable[Any], events: Iterable[Any]) -> list[CommentResponse]:
    """The comments on a work, the latest first. v1 and v2 tell of them in the history only, which gives no topic."""
    found = {comment.comment_reference_number: comment for comment in latest}
    read = {event.object_reference for event in events if event.event == COMMENT_READ}
    for event in events:
        if event.event in COMMENTED and event.object_reference and event.object_reference not in found:
            found[event.object_reference] = CommentResponse(
                comment_reference_number=event.object_reference,
                detail=event.details,
                author_email_address=event.username,
                date_created=event.action_date,
                is_read=event.object_reference in read,
                is_internal=event.event != COMMENTED[0],
            )
    return sorted(found.values(), key=lambda one: str(one.date_created or ""), reverse=True)


def comment_parts(work_reference: str, comments: Iterable[CommentResponse]) -> list[Part]:
    """Comments as parts of a work."""
    return _parts(COMMENT, {"work_reference_number": work_reference}, comments)


def files_of(parts: Iterable[Part]) -> list[Part]:
    """The files of all parts, each once, with the references of what they belong to."""
    found: dict[int, Part] = {}
    for part in (one for top in parts for one in top.walk()):
        for file in getattr(part.record, "files", None) or []:
            if file.file_id is not None and file.file_id not in found:
                references = {**part.references, "file_id": str(file.file_id)}
                found[file.file_id] = Part(FILE, references, file, True)
    return list(found.values())


def shapes_of(part: Part) -> list[tuple[str, Mapping[str, Any]]]:
    """The extents of a part, GeoJSON in EPSG:27700, each with the name of the field that it stands in.

    Of a change request that is another place than the permit's, where it asks for one.
    """
    names: tuple[str, ...] = ("works_coordinates",)
    record = part.record
    if part.kind == CHANGE:
        record = getattr(record, "proposed", None)
        names = ("permit_coordinates", "works_coordinates")
    elif part.kind == REINSTATEMENT:
        names = ("reinstatement_coordinates", "secondary_reinstatement_coordinates")
    elif part.kind == SITE:
        names = () if part.parts else ("site_coordinates",)
    elif part.kind == ANCILLARY:
        return [("ancillary_info_coordinates", one) for one in record.ancillary_info_coordinates]
    found = [(name, getattr(record, name, None)) for name in names]
    before = getattr(getattr(part.record, "before", None), "works_coordinates", None)
    return [(name, shape) for name, shape in found if shape and shape != before]


def _part(kind: str, own: Mapping[str, str], record: Any) -> Part:
    names = {
        CHANGE: ("change_request_reference_number", "permit_alteration_reference_number"),
        SITE: ("site_reference_number", "site_number"),
        SAMPLE: ("pbi_sample_inspection_reference_number", "sample_inspection_reference_number"),
    }.get(kind, (REFERENCE[kind],))
    given = (getattr(record, name, None) for name in names)
    reference = next((str(value) for value in given if value not in (None, "")), "")
    return Part(kind, {**own, REFERENCE[kind]: reference} if reference else dict(own), record)


def _parts(kind: str, own: Mapping[str, str], records: Iterable[Any]) -> list[Part]:
    found = [_part(kind, own, record) for record in records]
    for number, part in enumerate(found, 1):
        part.number = number
    return found


def _with_inside(part: Part, full: bool) -> Part:
    part.full = full
    part.parts = _inside(part)
    return part


def _inside(part: Part) -> list[Part]:
    """What a part that was read in full lists in turn."""
    record = part.record
    if part.kind == PERMIT:
        changes = (
            getattr(record, "change_requests", None) or getattr(record, "permit_alterations", None) or []
        )
        ancillary = getattr(record, "ancillary_informations", None) or []
        return [
            *_parts(CHANGE, part.references, changes),
            *_parts(ANCILLARY, part.references, ancillary),
        ]
    if part.kind == SITE:
        listed = getattr(record, "reinstatements", None) or []
        return [_with_inside(one, full=True) for one in _parts(REINSTATEMENT, part.references, listed)]
    return []
