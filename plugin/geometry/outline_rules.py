"""Rules about an outline that could be sent and still is hardly what was meant: holes, spikes, slivers, crowds."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely

from . import smoothing, tidying
from .remark import Remark, counted, places_of
from .subject import Ring, Subject

# Narrower than the narrowest that the drawing tools make (5 cm), on average; metres.
SLIVER = 0.04


def hole(subject: Subject) -> Iterator[Remark]:
    """An extent rarely has holes: works go on in what they leave out as well."""
    holes = [
        ring
        for ring in _whole_rings(subject)
        if ring.part.kind == "Polygon" and ring.number and len(ring.part.rings[0])
    ]
    if holes:
        yield Remark(
            f"The polygon has {counted(len(holes), 'hole')}: what lies in {'it' if len(holes) == 1 else 'them'} "
            "is not part of the works. Check that this is meant.",
            places_of(np.array([ring.positions[0] for ring in holes])),
        )


def spike(subject: Subject) -> Iterator[Remark]:
    """An outline does not run out to a point and straight back."""
    found = [
        ring.corners[smoothing.spikes(ring.corners, ring.part.kind == "Polygon")]
        for ring in _whole_rings(subject)
    ]
    places = np.concatenate(found) if found else np.empty((0, 2))
    if len(places):
        yield Remark(
            f"It has {counted(len(places), 'spike')}, where it runs out to a point and back.",
            places_of(places),
            "smooth_spikes" if tidying.without_spikes(subject) else None,
        )


def sliver(subject: Subject) -> Iterator[Remark]:
    """A polygon is wide enough to work in."""
    for ring in _whole_rings(subject):
        if ring.part.kind != "Polygon":
            continue
        outline = shapely.linearrings(ring.corners)
        width = 2 * float(shapely.area(shapely.polygons(outline))) / float(shapely.length(outline))
        if width < SLIVER:
            what = "hole" if ring.number else "polygon"
            yield Remark(
                f"The {what} is a sliver, {max(width, 0.001) * 100:.1f} cm wide on average. Draw a line, or "
                "give it its width.",
                places_of(ring.positions[:1]),
            )


def many_vertices(subject: Subject) -> Iterator[Remark]:
    """More than 500 vertices are more than an extent needs."""
    number = tidying.vertices([ring.part for ring in subject.rings if not ring.number])
    if number <= smoothing.MOST_VERTICES:
        return
    tidied = tidying.thinned_out(subject)
    words = f"It has {number:,} vertices, more than an extent needs."
    if tidied:
        words += f" {tidying.vertices(tidied.parts):,} keep within {tidied.moved * 100:.1f} cm of it."
    yield Remark(words, (), "thin_out" if tidied else None, measure=tidied.tolerance if tidied else None)


def close_vertices(subject: Subject) -> Iterator[Remark]:
    """Vertices stand at least a centimetre apart."""
    found = [ring.corners[smoothing.close_together(ring.corners)] for ring in _whole_rings(subject)]
    places = np.concatenate(found) if found else np.empty((0, 2))
    if len(places):
        is_are = "is" if len(places) == 1 else "are"
        yield Remark(
            f"{counted(len(places), 'vertex', 'vertices')} {is_are} less than a centimetre from the one before.",
            places_of(places),
            "drop_close" if tidying.without_close(subject) else None,
        )


def _whole_rings(subject: Subject) -> list[Ring]:
    """Lines and rings that have a size, of shapes that are not tangled: of others nothing sensible can be said."""
    if subject.tangled_polygons:
        return []
    return [ring for ring in subject.rings if ring.part.kind != "Point" and ring.has_size]
