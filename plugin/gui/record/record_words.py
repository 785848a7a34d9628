"""What is said of each part of a work's record: its line in the list, and all of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...search import record_parts
from ...search.record_parts import Part
from ..search.details_words import permit_sections, words_of
from ..sections import Section
from ..words import moment_words, short_day, tr

Fields = tuple[tuple[str, str], ...]

# What the parts of a kind are called, in the order in which they are listed.
GROUPS: tuple[tuple[str, str], ...] = (
    (record_parts.PERMIT, "Permits"),
    (record_parts.FORWARD_PLAN, "Forward plan"),
    (record_parts.SECTION_81, "Section 81"),
    (record_parts.PRIVATE_STREET, "Private street notice"),
    (record_parts.SITE, "Sites"),
    (record_parts.INSPECTION, "Inspections"),
    (record_parts.NON_COMPLIANCE, "Non-compliances"),
    (record_parts.SAMPLE, "Sample inspections"),
    (record_parts.FPN, "Fixed penalty notices"),
    (record_parts.SECTION_74, "Section 74s (overruns)"),
    (record_parts.COMMENT, "Comments"),
    (record_parts.FILE, "Files"),
)
# One of a kind, as a title begins.
NAMES = {
    record_parts.WORK: "Work",
    record_parts.PERMIT: "Permit",
    record_parts.CHANGE: "Change request",
    record_parts.ANCILLARY: "Ancillary information",
    record_parts.FORWARD_PLAN: "Forward plan",
    record_parts.SECTION_81: "Section 81",
    record_parts.PRIVATE_STREET: "Private street notice",
    record_parts.SITE: "Site",
    record_parts.REINSTATEMENT: "Reinstatement",
    record_parts.INSPECTION: "Inspection",
    record_parts.NON_COMPLIANCE: "Non-compliance",
    record_parts.SAMPLE: "Sample inspection",
    record_parts.FPN: "Fixed penalty notice",
    record_parts.SECTION_74: "Section 74",
    record_parts.COMMENT: "Comment",
    record_parts.FILE: "File",
}
# For the line of a part: what tells it from others, how it stands, and when.
LINES: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    record_parts.PERMIT: (
        "work_category",
        ("permit_status",),
        ("actual_start_date", "proposed_start_date"),
    ),
    record_parts.CHANGE: (
        "",
        ("change_request_status", "alteration_status"),
        ("date_created",),
    ),
    record_parts.ANCILLARY: ("ancillary_info_type", ("ancillary_info_status",), ("date_created",)),
    record_parts.FORWARD_PLAN: ("", ("forward_plan_status",), ("start_date",)),
    record_parts.SECTION_81: ("section_81_type", ("section_81_status",), ("date_created",)),
    record_parts.PRIVATE_STREET: ("", ("private_street_status",), ("proposed_start_date",)),
    record_parts.SITE: ("site_description", ("site_status",), ("completed_date",)),
    record_parts.REINSTATEMENT: ("location_description", ("reinstatement_status",), ("reinstatement_date",)),
    record_parts.INSPECTION: (
        "inspection_type",
        ("inspection_outcome", "inspection_status"),
        ("inspection_start_date", "inspection_date", "reinspection_date_time"),
    ),
    record_parts.NON_COMPLIANCE: ("", ("non_compliance_status",), ("non_compliance_date", "date_created")),
    record_parts.SAMPLE: ("inspection_category", (), ("sample_expiry_date", "expiry_date")),
    record_parts.FPN: ("fpn_offence_type", ("fpn_status",), ("issue_date_time",)),
    record_parts.SECTION_74: ("overrun_warning_reasons", ("ha_status",), ("date_created",)),
    record_parts.COMMENT: ("detail", (), ("date_created",)),
    record_parts.FILE: ("name", (), ("created_date",)),
}
# Of a record inside another one so many of its fields are said.
MOST_IN_SHORT = 4
# Fields of which nothing is said: they stand in the title, on the map, or say the same again.
UNSAID = {
    "work_reference_number",
    "work_start_time",
    "work_end_time",
    "proposed_start_time",
    "proposed_end_time",
    "street_line",
    "road_category_is_active",
    "files",
    "history",
    "permits",
    "active_permit",
    "original",
    "current",
    "proposed",
    "reinstatements",
    "read_by",
    "update_id",
}
# Fields whose own names do not say it as people do.
LABELS = {
    "date_created": "Created",
    "date_modified": "Changed",
    "date_removed": "Removed",
    "is_subsumed": "Subsumed",
    "end_date": "Period ends",
    "completed_date": "Reinstated",
    "reinstatement_date": "Reinstated",
    "depth": "Depth (m)",
    "length": "Length (m)",
    "width": "Width (m)",
    "usrns": "USRNs",
    "ancillary_info_type": "What",
    "ancillary_info_status": "Status",
    "ancillary_info_description": "Description",
    "ancillary_info_removal_reason": "Why it was removed",
    "location_description": "Where",
    "location_types": "Parts of the road",
    "file_id": "Number",
    "user_created_by": "By",
    "is_auto_accepted": "Accepted by itself",
    "is_active_reinstatement": "The one that counts",
    "was_call_logged": "Call logged",
    "made_safe_by_ha": "Made safe by the authority",
    "issue_date_time": "Issued",
    "offence_date": "Day of the offence",
    "inspection_date": "Inspected",
    "inspection_start_date": "Inspected",
    "deadline_date": "Answer due",
    "reasonable_period_end_date": "Reasonable period ends",
    "username": "By",
}
# Of a forward plan the same name says something else.
PLAN_LABELS = {"end_date": "End", "start_date": "Start"}
ABBREVIATIONS = {
    "fpn": "FPN",
    "ha": "Authority's",
    "usrn": "USRN",
    "swa": "SWA",
    "asd": "ASD",
    "asds": "ASDs",
    "hs2": "HS2",
}
WORK_FIELDS: Fields = (
    ("Works", "work_status"),
    ("Street", "street_name"),
    ("Town", "town"),
    ("Area", "area_name"),
    ("USRN", "usrn"),
    ("Where", "works_location_description"),
    ("What", "description_of_work"),
    ("Promoter", "promoter_organisation"),
    ("Highway authority", "highway_authority"),
    ("Started", "work_start_date"),
    ("Ended", "work_end_date"),
    ("Workstream", "workstream_prefix"),
    ("Reinstatement type", "road_category"),
    ("Inspection units", "inspection_units"),
)
ACTIVE_FIELDS: Fields = (
    ("Permit", "permit_reference_number"),
    ("Status", "permit_status"),
    ("Category", "work_category"),
    ("Proposed start", "proposed_start_date"),
    ("Proposed end", "proposed_end_date"),
    ("Reasonable period ends", "reasonable_period_end_date"),
    ("Traffic management", "traffic_management_type"),
    ("There now", "current_traffic_management_type"),
    ("Ground opened", "excavation_carried_out"),
    ("Last site registered", "final_reinstatement"),
    ("Register sites by", "reinstatement_registration_due_date"),
    ("Response due", "deadline_date"),
)


def title_of(part: Part) -> str:
    """What a part is called: its kind, and its reference or number."""
    name = tr(NAMES[part.kind])
    if part.kind == record_parts.FILE:
        return str(part.record.name or name)
    if part.reference and not part.reference.isdecimal():
        return f"{name} {part.reference}"
    return f"{name} {part.reference or part.number}"


def line_of(part: Part, ours: bool = False) -> tuple[str, str, str]:
    """A part in a list: what it is, how it stands, when. ours: a comment is one's own organisation's."""
    telling, statuses, dates = LINES.get(part.kind, ("", (), ()))
    record = part.record
    status = next((words for words in (words_of(record, name) for name in statuses) if words), "")
    when = next((short_day(day) for day in (getattr(record, name, None) for name in dates) if day), "")
    told = words_of(record, telling) if telling else ""
    if part.kind == record_parts.COMMENT:
        return told, comment_state(record, ours), when
    if part.kind == record_parts.FILE:
        return told, "", when
    return _short(part, told), status, when


def comment_state(record: Any, ours: bool) -> str:
    """Whether a comment was read, and whom it is for."""
    if record.is_internal:
        return tr("Internal")
    if ours and record.is_read is False:
        return tr("Sent")
    if record.is_read is None:
        return ""
    return tr("Read") if record.is_read else tr("Unread")


def _short(part: Part, told: str) -> str:
    """The end of its reference, which is what tells it from the others of the work, and what it is."""
    whole, work = part.reference, part.references.get("work_reference_number", "")
    end = whole[len(work) :] if whole.casefold().startswith(work.casefold()) and whole != work else whole
    name = tr(NAMES[part.kind]) if part.kind in (record_parts.CHANGE, record_parts.REINSTATEMENT) else ""
    if not end or end.isdecimal():
        end = f"{tr(NAMES[part.kind])} {end or part.number}"
        name = ""
    return " · ".join(
        piece for piece in (end.lstrip("-") if end.startswith("-") else end, name, told) if piece
    )


def sections_of(part: Part) -> list[Section]:
    """All that is known of a part, in sections."""
    record = part.record
    if part.kind == record_parts.WORK:
        return work_overview(record)
    if part.kind == record_parts.PERMIT and part.full:
        return permit_sections(record)
    if part.kind == record_parts.COMMENT:
        return [Section("", _comment_rows(record)), Section("", items=[str(record.detail or "")])]
    rows = [(label, words) for label, words in all_rows(record) if words != part.reference]
    sections = [Section("", rows)]
    proposed = getattr(record, "proposed", None)
    if proposed is not None:
        before = getattr(record, "before", None)
        sections.append(
            Section(tr("What it changes"), _changes(before, proposed, bool(record_parts.shapes_of(part))))
        )
    return [section for section in sections if section.rows or section.items]


def work_overview(work: Any) -> list[Section]:
    """The work in short: itself, and the permit that counts now."""
    sections = [Section("", _rows(work, WORK_FIELDS))]
    if work.active_permit is not None:
        sections.append(Section(tr("The permit that counts now"), _rows(work.active_permit, ACTIVE_FIELDS)))
    return sections


def _rows(record: Any, fields: Fields) -> list[tuple[str, str]]:
    rows = [(tr(label), words_of(record, name)) for label, name in fields]
    return [(label, words) for label, words in rows if words]


def _comment_rows(record: Any) -> list[tuple[str, str]]:
    rows = [
        (tr("Topic"), words_of(record, "comment_topic")),
        (tr("Written"), words_of(record, "date_created")),
        (tr("By"), words_of(record, "author_email_address")),
        (tr("Read"), _read_words(record)),
        (tr("For"), tr("One organisation only") if record.is_internal else ""),
    ]
    return [(label, words) for label, words in rows if words]


def _read_words(record: Any) -> str:
    if record.is_read is None:
        return ""
    if not record.is_read:
        return tr("Not yet")
    when = moment_words(record.read_on) if record.read_on else ""
    return tr("Yes, {when}").format(when=when) if when else tr("Yes")


def all_rows(record: Any) -> list[tuple[str, str]]:
    """Every field that says something, labelled by its own name; what is inside in the list under it."""
    rows = []
    plan = "forward_plan_reference_number" in type(record).model_fields
    for name in type(record).model_fields:
        if name in UNSAID or name.endswith(("_string", "_coordinates")):
            continue
        words = _words(record, name)
        if words:
            label = tr(PLAN_LABELS[name]) if plan and name in PLAN_LABELS else label_of(name)
            rows.append((label, words))
    return rows


def _words(record: Any, name: str) -> str:
    value = getattr(record, name, None)
    if isinstance(value, list) and value and hasattr(type(value[0]), "model_fields"):
        return "; ".join(_in_short(one) for one in value)
    if hasattr(type(value), "model_fields"):
        return _in_short(value)
    return words_of(record, name)


def _in_short(record: Any) -> str:
    return ", ".join(words for _, words in all_rows(record)[:MOST_IN_SHORT])


def label_of(name: str) -> str:
    """A field's name as it is read: site_cleared_date is "Site cleared"."""
    if name in LABELS:
        return tr(LABELS[name])
    plain = name
    for ending in ("_date_time", "_date"):
        if plain.endswith(ending) and plain != ending[1:]:
            plain = plain[: -len(ending)]
            break
    words = plain.removesuffix("_number").split("_")
    told = " ".join(ABBREVIATIONS.get(word, word) for word in words)
    told = told.replace(f" {ABBREVIATIONS['ha']}", " authority")
    return tr(told[:1].upper() + told[1:])


def _changes(before: Any, proposed: Any, moved: bool) -> list[tuple[str, str]]:
    """What a change request proposes: each field that says something else, before → after."""
    rows = []
    for name in type(proposed).model_fields:
        if name in UNSAID or name.endswith(("_string", "_coordinates")):
            continue
        after = _words(proposed, name)
        earlier = _words(before, name) if before is not None and name in type(before).model_fields else ""
        if after and after != earlier:
            rows.append((label_of(name), f"{earlier} → {after}" if earlier else after))
    return [*rows, *([(tr("Place"), tr("Another one, on the map"))] if moved else [])]


def event_line(event: Any) -> tuple[str, str, str]:
    """An event of the history: what happened, who did it, when."""
    what = words_of(event, "event") or str(event.topic or "")
    who = event.internal_user_name or event.username or ""
    return what, who, short_day(event.action_date) if event.action_date else ""


def event_sections(event: Any) -> list[Section]:
    """All that the history says of an event."""
    rows: Sequence[tuple[str, str]] = (
        (tr("When"), moment_words(event.action_date) if event.action_date else ""),
        (tr("What"), words_of(event, "event")),
        (tr("Topic"), event.topic or ""),
        (tr("Details"), event.details or ""),
        (tr("By"), " ".join(part for part in (event.internal_user_name, event.username) if part)),
        (tr("Concerns"), event.object_reference or ""),
    )
    return [Section("", [(label, words) for label, words in rows if words])]
