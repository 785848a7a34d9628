"""Features of any kind end up in columns, none is lost, none comes twice."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

import numpy as np
import pytest
import shapely

from plugin.search.columns import Columns, moment
from plugin.search.request import Box, SearchRequest

POINT = {"type": "Point", "coordinates": [470_000, 310_000]}
LINE = {"type": "LineString", "coordinates": [[470_000, 310_000], [470_010, 310_000]]}
RING = [[470_000, 310_000], [470_010, 310_000], [470_010, 310_010], [470_000, 310_000]]


def feature(number: int, geometry: Any, **properties: Any) -> dict[str, Any]:
    references = {"work_reference_number": f"W{number}", "permit_reference_number": f"W{number}-01"}
    return {"type": "Feature", "geometry": geometry, "properties": {**references, **properties}}


def gathered(*features: Any) -> Columns:
    columns = Columns()
    for one in features:
        columns.add(one)
    return columns


def test_each_kind_of_shape_in_its_group_with_the_row_of_its_work():
    columns = gathered(
        feature(0, LINE),
        feature(1, POINT),
        feature(2, {"type": "Polygon", "coordinates": [RING]}),
        feature(3, LINE),
    )
    groups = columns.groups()
    assert {kind: group.rows.tolist() for kind, group in groups.items()} == {
        "point": [1],
        "line": [0, 3],
        "polygon": [2],
    }
    assert groups["line"].type == shapely.GeometryType.LINESTRING
    assert groups["line"].coordinates.dtype == np.float64
    assert [shape.wkt for shape in groups["polygon"].shapes()] == [shapely.Polygon(RING).wkt]
    assert columns.odd == 0


def test_groups_are_there_even_where_they_are_empty():
    groups = gathered().groups()
    assert [(kind, len(group)) for kind, group in groups.items()] == [
        ("point", 0),
        ("line", 0),
        ("polygon", 0),
    ]
    assert all(len(group.shapes()) == 0 for group in groups.values())


def test_several_parts_stay_one_work():
    multi = {
        "type": "MultiPolygon",
        "coordinates": [[RING], [[[480_000, 1], [480_001, 1], [480_000, 2], [480_000, 1]]]],
    }
    columns = gathered(feature(0, {"type": "Polygon", "coordinates": [RING]}), feature(1, multi))
    group = columns.groups()["polygon"]
    assert group.type == shapely.GeometryType.MULTIPOLYGON and group.rows.tolist() == [0, 1]
    assert [len(shape.geoms) for shape in group.shapes()] == [1, 2]
    assert columns.odd == 1


def test_without_a_shape_the_centre_point_stands_in_and_is_counted():
    columns = gathered(
        feature(0, None, work_centre_point=POINT),
        feature(
            1, {"type": "upcoming_enum", "type_string": "Blob", "coordinates": []}, work_centre_point=POINT
        ),
        feature(2, None),
    )
    assert columns.groups()["point"].rows.tolist() == [0, 1]
    assert columns.count == 3 and columns.odd == 3
    assert columns.attributes["permit_reference_number"] == ["W0-01", "W1-01", "W2-01"]


def test_columns_keep_step_when_fields_come_and_go():
    columns = gathered(
        feature(0, POINT, promoter="A"),
        feature(1, POINT),
        feature(2, POINT, usrn=99_900_001),
        feature(3, POINT),
    )
    assert columns.attributes["promoter"] == ["A", None, None, None]
    assert columns.attributes["usrn"] == [None, None, 99_900_001, None]


def test_dates_become_moments_and_what_is_none_is_counted_not_lost():
    columns = gathered(
        feature(0, POINT, start_date="2026-11-21T09:30:00.000Z", end_date=None),
        feature(1, POINT, start_date="soon", end_date=5),
    )
    assert columns.attributes["start_date"] == [datetime(2026, 11, 21, 9, 30, tzinfo=timezone.utc), None]
    assert columns.attributes["end_date"] == [None, None]
    assert columns.odd == 1 and columns.count == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-21T09:30:15.123Z", datetime(2026, 11, 21, 9, 30, 15, 123_000, tzinfo=timezone.utc)),
        ("2026-11-21T09:30:15.123456789Z", datetime(2026, 11, 21, 9, 30, 15, 123_456, tzinfo=timezone.utc)),
        ("2026-06-21T09:30:00+01:00", datetime(2026, 6, 21, 8, 30, tzinfo=timezone.utc)),
        ("2026-06-21T09:30+0100", datetime(2026, 6, 21, 8, 30, tzinfo=timezone.utc)),
        ("2026-06-21T09:30:00", datetime(2026, 6, 21, 9, 30, tzinfo=timezone.utc)),
        ("2026-06-21", datetime(2026, 6, 21, tzinfo=timezone.utc)),
        ("2026-13-21", None),
        ("2026-06-21T25:00:00Z", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("", None),
    ],
)
def test_moments(text, expected):
    assert moment(text) == expected


def test_the_same_permit_twice_is_one_and_two_permits_of_a_work_are_two():
    second = feature(0, POINT)
    second["properties"]["permit_reference_number"] = "W0-02"
    columns = gathered(feature(0, POINT), feature(0, POINT), second)
    assert columns.count == 2 and columns.duplicates_dropped == 1


def test_without_references_only_what_is_the_same_in_everything_is_a_duplicate():
    bare = {"type": "Feature", "geometry": POINT, "properties": {"promoter": "A"}}
    other = {"type": "Feature", "geometry": LINE, "properties": {"promoter": "A"}}
    columns = gathered(bare, other, dict(bare))
    assert columns.count == 2 and columns.duplicates_dropped == 1


@pytest.mark.parametrize(
    "rubbish", [None, 5, "feature", [], {}, {"properties": None, "geometry": {"type": []}}]
)
def test_rubbish_among_the_features_is_survived_and_counted(rubbish):
    columns = gathered(feature(0, POINT), rubbish, feature(1, POINT))
    assert columns.attributes["permit_reference_number"][0] == "W0-01"
    assert columns.attributes["permit_reference_number"][-1] == "W1-01"
    assert columns.odd == 1


def test_fifty_thousand_works_are_taken_in_within_seconds():
    started = datetime.now(timezone.utc)
    columns = Columns()
    for number in range(10_000):
        columns.add(
            feature(number, {"type": "Polygon", "coordinates": [RING]}, start_date="2026-11-21T00:00:00Z")
        )
    columns.groups()
    # A fifth of them; ten times what it takes on a slow machine.
    assert (datetime.now(timezone.utc) - started).total_seconds() < 10


@pytest.mark.parametrize(
    "sides", [(0, 0, float("nan"), 1), (0, 0, float("inf"), 1), (5, 0, 4, 1), (0, 5, 1, 4)]
)
def test_a_box_that_is_none_is_refused(sides):
    with pytest.raises(ValueError, match="area to search"):
        Box(*sides)


def test_the_quarters_of_a_box_cover_it_and_share_their_borders():
    box = Box(0, 0, 7, 3)
    assert [quarter.as_tuple() for quarter in box.quarters()] == [
        (0, 0, 3.5, 1.5),
        (0, 1.5, 3.5, 3),
        (3.5, 0, 7, 1.5),
        (3.5, 1.5, 7, 3),
    ]


def test_dates_the_wrong_way_round_are_refused():
    with pytest.raises(ValueError, match="ends before it begins"):
        SearchRequest(Box(0, 0, 1, 1), datetime(2026, 1, 2).date(), datetime(2026, 1, 1).date())
