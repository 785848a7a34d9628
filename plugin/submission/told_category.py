"""The category that the service told for a draft's works, kept with its answers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

# The answers that the service makes the category of, in the order in which it is asked (GET permits/category).
DECIDES = (
    "work_type",
    "proposed_start_date",
    "proposed_end_date",
    "is_ttro_required",
    "immediate_risk",
)
# No field of the request: it stays in the draft.
TOLD = "category_told"


def as_told(category: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """A category as it is kept: with the answers for which it was told."""
    return {"category": category, "of": _deciding(values)}


def told_category(values: Mapping[str, Any]) -> str:
    """The category that was told for a draft's answers ("major"); "" where none was, or other answers stand now."""
    told = values.get(TOLD)
    if not isinstance(told, Mapping) or told.get("of") != _deciding(values):
        return ""
    return str(told.get("category") or "")


def _deciding(values: Mapping[str, Any]) -> list[str]:
    return [str(values.get(name) or "") for name in DECIDES]
