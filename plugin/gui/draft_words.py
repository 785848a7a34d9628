"""What a draft is, in words: its state, where it belongs, when it was changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timezone
from typing import TYPE_CHECKING

from ..streetmanager.uk_time import uk_local
from .words import tr

if TYPE_CHECKING:
    from ..geometry.findings import Finding
    from ..submission.draft import Draft

STATES = {
    "draft": "draft",
    "ready": "ready",
    "sending": "being sent",
    "submitted": "submitted",
    "refused": "refused",
    "unknown": "outcome unknown",
}
ENVIRONMENTS = {"practice": "Practice", "sandbox": "SANDBOX", "production": "PRODUCTION"}
SHAPES = {"Point": "point", "LineString": "line", "Polygon": "polygon"}


def draft_state(draft: Draft) -> str:
    """What has become of it."""
    return tr(STATES[draft.state]) if draft.finished else tr("unfinished")


def environment_words(key: str) -> str:
    """An environment by its key, as people call it; an address of one's own as it is."""
    return tr(ENVIRONMENTS.get(key.lower(), key))


def findings_words(findings: Sequence[Finding] | None) -> str:
    """How many findings, by how bad they are: ✖ 1 ▲ 2. None is "not looked at yet", and says nothing."""
    if findings is None:
        return ""
    stops = sum(finding.severity == "stops" for finding in findings)
    others = len(findings) - stops
    told = [f"✖ {stops}"] if stops else []
    if others:
        told.append(f"▲ {others}")
    return " ".join(told) or "✔"


def when_words(moment: datetime) -> str:
    """When, on the UK's clock: the time of day today, the date before."""
    local, now = uk_local(moment), uk_local(datetime.now(timezone.utc))
    if local.date() == now.date():
        return tr("today {time}").format(time=f"{local:%H:%M}")
    if local.year == now.year:
        return f"{local.day} {local:%b %H:%M}"
    return f"{local.day} {local:%b %Y}"
