"""The old streets of the made-up town, drawn by hand: market place, high street, ring road, radials, bypass.

Positions are metres east and north of the market cross.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .curves import Line, smooth, straight

Knots = list[tuple[float, float]]

MARKET: Knots = [(-50, 34), (8, 33), (58, 27), (50, -34), (-2, -30), (-56, -24)]

RING: Knots = [
    (-55, 318),
    (100, 325),
    (235, 262),
    (315, 190),
    (342, 105),
    (338, -30),
    (298, -152),
    (200, -250),
    (75, -303),
    (-20, -312),
    (-108, -315),
    (-205, -285),
    (-292, -215),
    (-336, -112),
    (-338, 60),
    (-275, 222),
    (-170, 295),
]

BYPASS: Knots = [
    (-990, 735),
    (-862, 796),
    (-640, 862),
    (-380, 905),
    (-112, 918),
    (110, 916),
    (330, 890),
    (560, 812),
    (700, 715),
    (830, 550),
    (905, 360),
    (932, 152),
    (912, -110),
    (845, -370),
    (770, -505),
    (640, -690),
    (470, -840),
    (320, -925),
    (158, -978),
]


@dataclass(frozen=True)
class OldStreet:
    """A street of the skeleton: its name, its line, and what kind of street it is."""

    name: str
    line: Line
    kind: str


def _part(ring: Knots, start: int, end: int) -> Line:
    knots = ring[start : end + 1] if end > start else ring[start:] + ring[: end + 1]
    return smooth(knots, 12.0)


def _market() -> Iterator[OldStreet]:
    yield OldStreet("MARKET PLACE", straight([*MARKET, MARKET[0]]), "market")
    yield OldStreet("BUTTER ROW", straight([(8, 33), (2, 2), (-2, -30)]), "lane")


def _core() -> Iterator[OldStreet]:
    lines: list[tuple[str, Knots, str]] = [
        ("HIGH STREET", [(50, -34), (66, -98), (60, -180), (78, -245), (75, -303)], "high"),
        ("BRIDGE STREET", [(-56, -24), (-130, -58), (-220, -66), (-336, -112)], "high"),
        ("CHURCH STREET", [(-50, 34), (-66, 110), (-42, 205), (-55, 318)], "high"),
        ("SHEEP STREET", [(58, 27), (140, 58), (230, 66), (342, 105)], "high"),
        ("BUTTERCROSS STREET", [(8, 33), (52, 112), (136, 186), (235, 262)], "street"),
        ("CORN STREET", [(-2, -30), (-22, -110), (-58, -210), (-108, -315)], "street"),
        ("PRIORY STREET", [(-50, 34), (-128, 92), (-214, 148), (-275, 222)], "street"),
        ("TANNER STREET", [(60, -180), (140, -156), (215, -166), (298, -152)], "street"),
        ("CASTLE STREET", [(140, 58), (138, 122), (136, 186)], "street"),
        ("MINSTER YARD", [(-66, 110), (-8, 128), (52, 112)], "lane"),
        ("SILVER STREET", [(66, -98), (20, -106), (-22, -110)], "lane"),
        ("FISH STREET", [(-130, -58), (-118, -128), (-58, -210)], "lane"),
        ("MALTHOUSE LANE", [(-42, 205), (50, 222), (136, 186)], "lane"),
        ("FRIARS LANE", [(-128, 92), (-150, 170), (-112, 240), (-51, 260)], "lane"),
        ("WOOL STREET", [(140, 58), (156, -40), (140, -156)], "street"),
        ("GAOL LANE", [(-220, -66), (-206, 40), (-214, 148)], "lane"),
    ]
    for name, knots, kind in lines:
        yield OldStreet(name, smooth(knots), kind)


def _ring() -> Iterator[OldStreet]:
    yield OldStreet("CASTLE RING", _part(RING, 0, 4), "ring")
    yield OldStreet("TANNERS WAY", _part(RING, 4, 8), "ring")
    yield OldStreet("RIVERSIDE WAY", _part(RING, 8, 13), "ring")
    yield OldStreet("PRIORY WAY", _part(RING, 13, 0), "ring")


def _radials() -> Iterator[OldStreet]:
    lines: list[tuple[str, Knots]] = [
        ("NORTHGATE ROAD", [(-55, 318), (-84, 450), (-62, 610), (-118, 770), (-112, 918)]),
        ("FEN ROAD", [(235, 262), (322, 372), (448, 470), (566, 616), (700, 715)]),
        ("MILL ROAD", [(342, 105), (480, 132), (640, 108), (790, 152), (932, 152)]),
        ("QUARRY ROAD", [(298, -152), (428, -232), (560, -318), (660, -430), (770, -505)]),
        ("CAPITAL ROAD", [(75, -303), (104, -450), (88, -620), (142, -800), (158, -978)]),
        ("STATION ROAD", [(-108, -315), (-150, -430), (-232, -548), (-318, -640)]),
        ("CAUSEWAY", [(-336, -112), (-480, -118), (-660, -176), (-800, -168), (-985, -190)]),
        ("ABBEY ROAD", [(-275, 222), (-392, 322), (-560, 416), (-704, 566), (-862, 796)]),
    ]
    for name, knots in lines:
        yield OldStreet(name, smooth(knots), "radial")


def _distributors() -> Iterator[OldStreet]:
    lines: list[tuple[str, Knots]] = [
        ("PARKWAY", [(-62, 610), (90, 668), (268, 640), (448, 470)]),
        ("EASTFIELD AVENUE", [(448, 470), (560, 380), (610, 250), (640, 108)]),
        ("LONGMEADOW DRIVE", [(640, 108), (690, -50), (640, -200), (560, -318)]),
        ("SOUTHFIELD ROAD", [(88, -620), (230, -588), (400, -480), (560, -318)]),
        ("RAILWAY TERRACE", [(-232, -548), (-120, -590), (-20, -604), (88, -620)]),
        ("WESTBURY AVENUE", [(-392, 322), (-330, 470), (-220, 580), (-62, 610)]),
        ("GREENHILL ROAD", [(-560, 416), (-480, 600), (-300, 720), (-118, 770)]),
        ("HEATH DRIVE", [(-560, 416), (-680, 300), (-700, 150), (-600, 30), (-480, -118)]),
        ("SALT LANE", [(142, -800), (300, -740), (450, -700), (640, -690)]),
    ]
    for name, knots in lines:
        yield OldStreet(name, smooth(knots), "distributor")


def _bypass() -> Iterator[OldStreet]:
    for number, (start, end) in enumerate([(0, 4), (4, 8), (8, 11), (11, 14), (14, 18)], 1):
        name = f"REHEARSAL BYPASS SECTION {number}"
        yield OldStreet(name, smooth(BYPASS[start : end + 1], 20.0), "bypass")


def old_streets() -> list[OldStreet]:
    """Every street of the skeleton, the grandest first."""
    return [*_market(), *_core(), *_ring(), *_radials(), *_distributors(), *_bypass()]
