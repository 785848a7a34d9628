"""England, roughly: enough to tell an officer that an area is in Scotland, in Wales, in France or at sea.

Drawn by hand, a few kilometres outside the coast and the borders, so that nothing of England is left out.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any

import numpy as np
import shapely

from .geojson import read

# Eastings and northings in kilometres, clockwise from Berwick-upon-Tweed.
OUTLINE = (
    *((395, 662), (403, 660), (416, 651), (432, 632), (434, 605), (440, 583), (447, 556), (462, 538)),
    *((485, 525), (500, 514), (513, 492), (534, 475), (531, 448), (548, 425), (551, 408), (561, 385)),
    *((568, 362), (575, 356), (600, 355), (626, 350), (646, 335), (662, 315), (666, 293), (659, 270)),
    *((653, 250), (641, 230), (635, 208), (615, 188), (622, 180), (646, 178), (650, 158), (645, 138)),
    *((628, 122), (614, 108), (586, 97), (562, 87), (520, 92), (486, 83), (455, 67), (424, 76)),
    *((398, 66), (367, 59), (338, 81), (308, 70), (302, 46), (286, 27), (262, 28), (235, 36)),
    *((197, 26), (181, 4), (165, 2), (132, 10), (102, 0), (78, 0), (78, 22), (95, 26)),
    *((128, 40), (145, 56), (176, 86), (203, 99), (213, 116), (203, 130), (205, 157), (230, 158)),
    *((275, 158), (300, 157), (318, 157), (322, 166), (341, 180), (350, 188), (346, 200), (346, 213)),
    *((326, 220), (316, 240), (317, 265), (309, 283), (315, 300), (316, 338), (331, 342), (340, 347)),
    *((337, 354), (333, 361), (324, 371), (312, 382), (312, 398), (320, 410), (322, 440), (306, 458)),
    *((306, 480), (288, 500), (286, 516), (290, 540), (302, 562), (322, 571), (336, 576), (345, 589)),
    *((356, 603), (364, 612), (380, 622), (378, 632), (375, 638), (378, 646), (388, 653)),
)


def in_england(geometry: Mapping[str, Any]) -> bool:
    """Whether any of a shape (GeoJSON-like, EPSG:27700) lies in England, or at most a few kilometres away."""
    shape = read(geometry).geometry
    return shape is not None and bool(shapely.intersects(_england(), shape))


def places_in_england(positions: np.ndarray) -> np.ndarray:
    """For each of positions (n, 2) in metres, EPSG:27700, whether it lies in England, or nearly."""
    return np.asarray(shapely.contains_xy(_england(), positions[:, 0], positions[:, 1]), dtype=bool)


@functools.lru_cache(maxsize=1)
def _england() -> shapely.Geometry:
    outline = shapely.Polygon([(1000 * east, 1000 * north) for east, north in OUTLINE])
    shapely.prepare(outline)
    return outline
