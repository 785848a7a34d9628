"""What stands on a page for the file: a submission with its extent, what was found, what was sent, its receipt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ..geometry.findings import Finding
from ..streetmanager.environments import PRODUCTION, SANDBOX, Environment
from ..streetmanager.fields import fields_in, relevant_values
from ..streetmanager.uk_time import uk_local
from ..streetmanager.versions import Version
from . import attempts
from .attachments import attached, size_words
from .attempts import Attempt
from .changes import original_of
from .draft import Draft
from .draft_kind import parts_of
from .drafts import DraftStore
from .kinds import kind_of
from .submission_summary import summary
from .value_words import reference_words

# Answers that are no fields of a request, of when it was sent: what was found of the shape, as whom it went, and
# the names of the promoter and the authority, which the request has by their codes.
FOUND = "found_at_sending"
ACTED = "acted_as"
NAMES = "names_at_sending"

Row = tuple[str, str]
Shape = Mapping[str, Any]

_STATES = {
    "draft": "a draft, not submitted",
    "ready": "a draft, not submitted",
    "refused": "refused",
    "sending": "being sent",
    "unknown": "sent, outcome unknown",
    "submitted": "submitted",
}


@dataclass(frozen=True)
class FilePage:
    """title: what kind it is. state: what became of it, where and when. reference: the main one, or "".

    shapes: (what it is, GeoJSON-like mapping in EPSG:27700), the draft's own first. findings: (severity, words).
    rows: what was sent, or would be. receipt: references, and what the service said of them.
    """

    title: str
    name: str
    state: str
    reference: str
    shapes: list[tuple[str, Shape]]
    findings: list[tuple[str, str]]
    rows: list[Row]
    receipt: list[Row]
    told: list[str]


def as_found(findings: Sequence[Finding]) -> list[list[str]]:
    """Findings as they stand in a draft's answers, so that the page can tell what was known at the sending."""
    return [[finding.severity, finding.words] for finding in findings]


def file_page(store: DraftStore, draft_id: str, findings: Sequence[Finding] = ()) -> FilePage:
    """The page of a draft, sent or not. NoSuchDraft, DraftsError.

    findings: those of its shape now, for a draft that has not been sent.
    """
    draft = store.get(draft_id)
    attempt = attempts.last(store, draft_id)
    sent = attempt if attempt is not None and draft.sent else None
    kind = kind_of(draft.kind)
    receipt = sent.receipt if sent is not None else None
    held = draft.values.get(FOUND)
    known = [(str(one[0]), str(one[1])) for one in held] if sent and isinstance(held, list) else None
    references = list(receipt.references.items()) if receipt is not None else []
    return FilePage(
        title=kind.words,
        name=draft.name,
        state=_state(draft, sent),
        reference=draft.reference or draft.work_reference_number or "",
        shapes=_shapes(store, draft),
        findings=known if known is not None else [(one.severity, one.words) for one in findings],
        rows=_rows(draft, sent),
        receipt=[(reference_words(name), said) for name, said in references],
        told=list(receipt.words) if receipt is not None else [draft.message] if draft.message else [],
    )


def _state(draft: Draft, sent: Attempt | None) -> str:
    words = _STATES.get(draft.state, draft.state)
    place = sent.environment if sent is not None else draft.environment
    where = f"{_environment(place).name}, {sent.version if sent is not None else draft.version}"
    if sent is None:
        return f"{words} · {where} · changed {_moment(draft.changed)}"
    acted = draft.values.get(ACTED)
    by = f" · {acted}" if acted else ""
    return f"{words} · {where}{by} · sent {_moment(sent.sent)}"


def _moment(moment: datetime) -> str:
    return f"{uk_local(moment):%d %B %Y, %H:%M}".lstrip("0")


def _environment(place: str) -> Environment:
    key, _, address = place.partition(" ")
    fixed = {"sandbox": SANDBOX, "production": PRODUCTION}
    if key in fixed:
        return fixed[key]
    return Environment(key, address or key.title(), address, live=key not in ("practice", "sandbox"))


def _shapes(store: DraftStore, draft: Draft) -> list[tuple[str, Shape]]:
    kind = kind_of(draft.kind)
    parts = parts_of(store, draft.id)
    known = fields_in(kind.request, Version(draft.version))
    further = [(known[name].label, part) for name, part in parts.items() if name in known]
    drawn = [("Extent", draft), *further] if kind.shape else further
    return [(label, shape) for label, one in drawn for shape in _parts(kind.several, one)]


def _parts(several: bool, draft: Draft) -> list[Shape]:
    if several:
        return [{"type": "Point", "coordinates": list(vertex)} for vertex in draft.vertices]
    shape = draft.geometry()
    return [shape] if shape is not None else []


def _rows(draft: Draft, sent: Attempt | None) -> list[Row]:
    """The summary without where it went and for whom, which the page says above."""
    kind = kind_of(draft.kind)
    version = Version(sent.version if sent is not None else draft.version)
    if sent is not None:
        request = kind.request.model_validate(sent.body)
    else:
        values = relevant_values(kind.request, draft.values, version)
        drawn = {kind.shape: draft.geometry()} if kind.shape and not kind.several else {}
        request = kind.request.model_construct(
            **{**dict.fromkeys(kind.request.model_fields), **values, **drawn}
        )
    held = draft.values.get(NAMES) if sent is not None else None
    names = {name: str(said) for name, said in held.items()} if isinstance(held, Mapping) else {}
    rows = summary(
        *(request, _environment(sent.environment if sent is not None else draft.environment), version),
        kind=kind,
        promoter=names.get("promoter", ""),
        authority=names.get("authority", ""),
        concerning=draft.concerning,
        original=original_of(draft.values),
        files=[f"{one.name} ({size_words(one.size)})" for one in attached(draft.values)],
    )
    return [row for row in rows if row[0] != "Environment"]
