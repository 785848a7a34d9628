"""What a draft is, in words: its state, where it belongs, when it was changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from ...streetmanager.uk_time import uk_local
from ..words import tr

if TYPE_CHECKING:
    from ...geometry.findings import Finding
    from ...submission.draft import Draft

STATES = {
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


def draft_state(draft: Draft) -> str:
    """What has become of it."""
    return tr(STATES[draft.state]) if draft.finished else tr("unfinished")


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
