"""What a draft is, in words: what it is for, where it stands and belongs, when it was changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from ...streetmanager.uk_time import uk_local
from ...submission.kinds import KINDS
from ...submission.standing import is_whole, standing
from ..words import count, tr

if TYPE_CHECKING:
    from ...geometry.findings import Finding
    from ...submission.draft import Draft
    from ...submission.standing import Checked

# By submission.standing.STANDINGS.
STANDING_WORDS = {
    "unfinished": "unfinished",
    "findings": "has findings",
    "draft": "draft",
    "ready": "ready",
    "sending": "being sent",
    "submitted": "submitted",
    "refused": "refused",
    "unknown": "outcome unknown",
}
ENVIRONMENTS = {"practice": "Practice", "sandbox": "SANDBOX", "production": "PRODUCTION"}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SHAPES = {"Point": "point", "LineString": "line", "Polygon": "polygon", "MultiPoint": "points"}
MOST_TOLD = 8


def draft_state(draft: Draft, checked: Checked | None = None) -> str:
    """Where it stands. checked: what a check found, where there was one."""
    return tr(STANDING_WORDS[standing(draft, checked)])


def kind_words(key: str) -> str:
    """What a kind of submission is called; its key where this plugin does not know it."""
    kind = KINDS.get(key)
    return tr(kind.words) if kind is not None else key


def shape_of(draft: Draft) -> str:
    """What it is drawn as; empty where nothing is."""
    return tr(SHAPES.get(draft.shape_type, draft.shape_type)) if draft.vertices else ""


def list_words(draft: Draft, checked: Checked | None, now: datetime) -> str:
    """The two lines of a draft in a list of all."""
    whole = is_whole(draft) and not draft.sent
    told = (
        draft_state(draft, checked),
        found_words(checked) if whole and checked is not None else "",
        kind_words(draft.kind),
        shape_of(draft),
        when_words(draft.changed, now),
        f"{environment_words(draft.environment)} {draft.version}",
        draft.reference or "",
    )
    return f"{draft.name}\n" + " · ".join(part for part in told if part)


def found_words(checked: Checked) -> str:
    """What a check found, in brief: ✖ 1 ▲ 2, and how many answers are missing."""
    missing = len({problem.field.split(".")[0] for problem in checked.problems})
    words = findings_words(checked.findings)
    if missing:
        answers = count(missing, tr("answer missing"), tr("answers missing"))
        return f"{words} · {answers}"
    return words


def check_words(draft: Draft, checked: Checked | None) -> list[str]:
    """What a check found, in sentences, the worst first; and what is to be known of one that was sent."""
    if draft.sent or draft.state == "refused":
        return [draft.message] if draft.message else []
    if checked is None:
        return []
    told = [
        f"{'✖' if finding.severity == 'stops' else '▲'} {finding.words}"
        for finding in checked.findings
        if finding.severity != "tells"
    ]
    told += [problem.words for problem in checked.problems]
    if checked.outstanding:
        told.append(tr("Open it to confirm what its findings ask you to confirm."))
    more = len(told) - MOST_TOLD
    told = [*told[:MOST_TOLD], tr("And {number} more.").format(number=more)] if more > 0 else told
    return [*told, checked.note] if checked.note else told


def environment_words(key: str) -> str:
    """An environment by its key, as people call it; an address of one's own as it is."""
    return tr(ENVIRONMENTS.get(key.lower(), key))


def findings_words(findings: Sequence[Finding] | None) -> str:
    """How many findings, by how bad they are: ✖ 1 ▲ 2; what only tells is none of them.

    None is "not looked at yet", and says nothing.
    """
    if findings is None:
        return ""
    stops = sum(finding.severity == "stops" for finding in findings)
    warns = sum(finding.severity == "warns" for finding in findings)
    told = [f"✖ {stops}"] if stops else []
    if warns:
        told.append(f"▲ {warns}")
    return " ".join(told) or "✔"


def when_words(moment: datetime, now: datetime) -> str:
    """When, on the UK's clock: the time of day today, the date and the time this year, the date before.

    Without strftime, which is slow in QGIS: a list has hundreds of them.
    """
    local, today = uk_local(moment), uk_local(now)
    clock = f"{local.hour:02d}:{local.minute:02d}"
    if local.date() == today.date():
        return tr("today {time}").format(time=clock)
    date = f"{local.day} {tr(MONTHS[local.month - 1])}"
    return f"{date} {clock}" if local.year == today.year else f"{date} {local.year}"
