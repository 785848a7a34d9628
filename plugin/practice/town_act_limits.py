"""The made-up railway's limits: a strip of land at the town's eastern edge, in parts, in two phases."""

from __future__ import annotations

import numpy

from .curves import Line, corridor, length, piece, smooth
from .made_records import VERSIONS, MadeRecord, feature
from .town import CENTRE

HALF_WIDTH = 38.0
PART = 420.0
LINES = {
    "phase_1": [(1180, 1010), (1040, 620), (985, 230), (960, -180), (905, -560), (770, -900), (640, -1160)],
    "phase_2a": [(1040, 620), (840, 860), (560, 1010), (240, 1090), (-120, 1120)],
}


def act_limits() -> list[MadeRecord]:
    """The parts of the strip, always there, whatever the day."""
    return [made for phase, knots in LINES.items() for made in _parts(phase, smooth(knots, 30.0) + CENTRE)]


def _parts(phase: str, line: Line) -> list[MadeRecord]:
    total = length(line)
    count = max(1, round(total / PART))
    edges = numpy.linspace(0.0, total, count + 1)
    made = []
    for number, (start, end) in enumerate(zip(edges, edges[1:]), 1):
        ring = numpy.round(corridor(piece(line, float(start), float(end)), -HALF_WIDTH, HALF_WIDTH), 2)
        geometry = {"type": "Polygon", "coordinates": [ring.tolist()]}
        texts = {version: feature(geometry, None, version) for version in VERSIONS}
        made.append(
            MadeRecord("hs2-act-limits", f"{phase} {number}", None, None, geometry, texts, part=phase)
        )
    return made
