"""What a change request changes: the answers that differ from those of the permit that it begins from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import shapely
from pydantic import BaseModel

from ..geometry.geojson import read
from ..streetmanager.fields import fields_in, is_blank, shown_fields
from ..streetmanager.versions import Version
from .value_words import value_words

# An answer that is no field of a request: the answers as they are on record, in the draft for comparison.
ORIGINAL = "original"
NOTHING = "nothing"
# A vertex comes back rounded to the millimetre.
_SAME_PLACE = 0.002


@dataclass(frozen=True)
class Change:
    """One field that differs: its label, and what it says before and after, in words."""

    name: str
    label: str
    before: str
    after: str


def original_of(values: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The answers on record that a draft is compared with; None where it is compared with nothing."""
    held = values.get(ORIGINAL)
    return held if isinstance(held, Mapping) else None


def changes(
    model: type[BaseModel], original: Mapping[str, Any], values: Mapping[str, Any], version: Version
) -> list[Change]:
    """The fields of a request that say something else than the original does, in the order of the form.

    What the original does not have at all (why it changes, say) is an answer of its own and no change. A field
    that is not shown for these values says nothing.
    """
    shown = set(shown_fields(model, values, version))
    found = []
    for name, about in fields_in(model, version).items():
        if name not in original:
            continue
        held, now = original[name], values.get(name) if name in shown else None
        before = value_words(model, name, about, held, version)
        after = value_words(model, name, about, now, version)
        same = _same_shape(held, now) if about.kind == "geometry" else before == after
        if not same:
            found.append(Change(name, about.label, before or NOTHING, after or NOTHING))
    return found


def _same_shape(one: Any, other: Any) -> bool:
    if is_blank(one) or is_blank(other):
        # Left out, it stays where it is.
        return is_blank(other)
    held, now = read(one).geometry, read(other).geometry
    if held is None or now is None or held.geom_type != now.geom_type:
        return False
    return bool(shapely.hausdorff_distance(held, now) <= _SAME_PLACE)
