"""What somebody has confirmed of an extent, in words: kept with the draft's answers, for that very shape only."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from ..geometry.findings import Finding
from ..geometry.geojson import NotWritable, write

# No field of any request: it stays in the draft.
CONFIRMED = "confirmed"
# Of how many shapes it is remembered: taking a step back brings the earlier one's back.
MOST_KEPT = 20


def is_confirmed(finding: Finding, values: Mapping[str, Any], geometry: Mapping[str, Any] | None) -> bool:
    """Whether the finding's sentence was confirmed for this shape (EPSG:27700). values: the draft's answers."""
    return _entry(finding, geometry) in _kept(values)


def outstanding(
    findings: Iterable[Finding], values: Mapping[str, Any], geometry: Mapping[str, Any] | None
) -> list[Finding]:
    """The findings that have something to confirm, and it has not been."""
    return [one for one in findings if one.confirm and not is_confirmed(one, values, geometry)]


def with_confirmation(
    finding: Finding, yes: bool, values: Mapping[str, Any], geometry: Mapping[str, Any] | None
) -> list[dict[str, str]]:
    """What is to stand under CONFIRMED in the answers when this has been confirmed, or taken back."""
    entry = _entry(finding, geometry)
    others = [one for one in _kept(values) if one != entry]
    return ([*others, entry] if yes else others)[-MOST_KEPT:]


def _kept(values: Mapping[str, Any]) -> list[Any]:
    held = values.get(CONFIRMED)
    return list(held) if isinstance(held, list) else []


def _entry(finding: Finding, geometry: Mapping[str, Any] | None) -> dict[str, str]:
    return {"sentence": finding.confirm, "shape": _shape(geometry)}


def _shape(geometry: Mapping[str, Any] | None) -> str:
    """The shape as it would be sent, shortened to what tells it from all others."""
    try:
        sent = write(geometry)
    except NotWritable:
        return ""
    return hashlib.sha256(json.dumps(sent, sort_keys=True).encode()).hexdigest()[:32]
