"""What a made-up record that is no work is made of, and how it is written as a feature in each version."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from .wording import words
from .work_shapes import place_of

VERSIONS = ("v1", "v2", "v6")


@dataclass(frozen=True)
class MadeRecord:
    """One record: an activity, a forward plan, a section 58 restriction, a part of the HS2 limits.

    kind: the collection of the GeoJSON service that it stands in. part: what else it is asked for by (the
    phase of HS2 limits), or "". start, end: None where it has no days. features: its text in the versions
    that have it. record: it in full, by the Work service's names, where that gives it.
    """

    kind: str
    reference: str
    start: date | None
    end: date | None
    geometry: dict[str, Any]
    features: dict[str, str]
    part: str = ""
    record: dict[str, Any] = field(default_factory=dict)


def centre_of(geometry: Mapping[str, Any]) -> dict[str, Any]:
    """The middle of a shape as a point, in centimetres."""
    middle = place_of(dict(geometry)).centroid
    return {"type": "Point", "coordinates": [round(middle.x, 2), round(middle.y, 2)]}


def choice(name: str, value: str, version: str) -> dict[str, str]:
    """A value of a closed list, with its words where the version gives them."""
    return {name: value} if version == "v1" else {name: value, f"{name}_string": words(value)}


def feature(geometry: Mapping[str, Any], properties: Mapping[str, Any] | None, version: str) -> str:
    """A feature's text. Some collections have no properties at all."""
    shape: dict[str, Any] = {"type": geometry["type"]}
    if version != "v1":
        shape["type_string"] = words(geometry["type"])
    shape["coordinates"] = geometry["coordinates"]
    whole: dict[str, Any] = {"type": "Feature", "geometry": shape}
    if properties is not None:
        whole["properties"] = dict(properties)
    return json.dumps(whole, separators=(",", ":"))
