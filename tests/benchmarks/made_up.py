"""What is measured on: shapes and works made up, the same every time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np
import shapely

from plugin.geometry.clashes import Proposal
from plugin.geometry.held_works import HeldWorks, held_works

E, N = 470_000.0, 310_000.0
START = date(2026, 11, 24)
STREET = {"type": "MultiLineString", "coordinates": [[[E - 300, N], [E + 300, N + 20]]]}


def polygons(number: int, vertices: int) -> list[dict[str, Any]]:
    """Right polygons of so many vertices, a few metres across."""
    random = np.random.default_rng(1)
    angles = np.linspace(0, 2 * np.pi, vertices, endpoint=False)
    made = []
    for east, north in random.uniform(-200, 200, (number, 2)):
        radii = random.uniform(4, 8, vertices)
        ring = np.column_stack([E + east + radii * np.cos(angles), N + north / 20 + radii * np.sin(angles)])
        made.append({"type": "Polygon", "coordinates": [np.round([*ring, ring[0]], 3).tolist()]})
    return made


def works(number: int) -> HeldWorks:
    """Points, lines and polygons over ten by ten kilometres, within two months of the draft."""
    random = np.random.default_rng(2)
    places = np.column_stack(
        [random.uniform(E - 5e3, E + 5e3, number), random.uniform(N - 5e3, N + 5e3, number)]
    )
    shapes = shapely.points(places)
    lines = shapely.linestrings(np.stack([places, places + random.uniform(-30, 30, (number, 2))], axis=1))
    kinds = random.integers(0, 3, number)
    shapes[kinds == 1] = lines[kinds == 1]
    shapes[kinds == 2] = shapely.buffer(lines[kinds == 2], 1.5)
    starts = [START + timedelta(days=int(days)) for days in random.integers(-60, 60, number)]
    traffic = random.choice(
        ["road_closure", "two_way_signals", "give_and_take", "no_carriageway_incursion"], number
    )
    attributes = {
        "work_reference_number": [f"ZG{row}" for row in range(number)],
        "permit_reference_number": [f"ZG{row}-01" for row in range(number)],
        "promoter_organisation": ["Made-up Gas"] * number,
        "permit_status": random.choice(["granted", "submitted", "cancelled"], number).tolist(),
        "work_category": random.choice(["minor", "major", "standard"], number).tolist(),
        "traffic_management_type": traffic.tolist(),
        "start_date": starts,
        "end_date": [start + timedelta(days=5) for start in starts],
        "usrn": random.integers(100, 900, number).tolist(),
    }
    return held_works(attributes, shapes)


def proposals(number: int) -> list[Proposal]:
    """Drafts all over the place, some of them closing their road."""
    random = np.random.default_rng(3)
    made = []
    for row, (east, north) in enumerate(random.uniform(-4000, 4000, (number, 2))):
        box = shapely.box(E + east, N + north, E + east + 12, N + north + 3)
        made.append(
            Proposal(
                geometry=shapely.geometry.mapping(box),
                start=START,
                end=START + timedelta(days=4),
                traffic_management="road_closure" if row % 2 else "give_and_take",
                usrn=int(random.integers(100, 900)),
                street=STREET,
            )
        )
    return made
