"""Shapes for the property tests: right ones, wrong ones, and rubbish."""

from __future__ import annotations

from hypothesis import strategies as st

EAST, NORTH = 470_000, 310_000

odd_numbers = st.one_of(
    st.floats(allow_nan=True, allow_infinity=True),
    st.integers(-(10**400), 10**400),
    st.sampled_from([0.0, -0.0, 1e308, -1e308, 5e-324, 700_000, 1_300_000, 180, -90]),
    st.booleans(),
    st.none(),
    st.text(max_size=4),
)
# A coarse little grid, so that corners meet, edges lie on one another and rings cross.
steps = st.one_of(st.integers(0, 6), st.integers(0, 6000).map(lambda n: n / 1000))
places = st.tuples(steps, steps).map(lambda step: [EAST + step[0], NORTH + step[1]])
degrees = st.tuples(st.floats(-6, 1.5), st.floats(50, 58)).map(list)
odd_places = st.lists(odd_numbers, max_size=4)
mixed_places = st.one_of(places, places, places, odd_places, places.map(lambda place: [*place, 12.5]))


def rings(of: st.SearchStrategy, least: int = 0, most: int = 9) -> st.SearchStrategy:
    return st.one_of(
        st.lists(of, min_size=least, max_size=most),
        st.lists(of, min_size=max(least, 1), max_size=most).map(lambda ring: [*ring, ring[0]]),
    )


def shapes_of(of: st.SearchStrategy) -> st.SearchStrategy:
    coordinates = {
        "Point": of,
        "LineString": rings(of),
        "Polygon": st.lists(rings(of), max_size=3),
        "MultiPoint": st.lists(of, max_size=3),
        "MultiLineString": st.lists(rings(of), max_size=3),
        "MultiPolygon": st.lists(st.lists(rings(of), max_size=2), max_size=3),
    }
    simple = st.one_of(
        *(
            held.map(lambda value, kind=kind: {"type": kind, "coordinates": value})
            for kind, held in coordinates.items()
        )
    )
    collections = st.lists(simple, max_size=3).map(
        lambda held: {"type": "GeometryCollection", "geometries": held}
    )
    return st.one_of(simple, simple, collections)


drawn_shapes = shapes_of(places)
shapes_in_degrees = shapes_of(degrees)
odd_shapes = shapes_of(mixed_places)

polygons = rings(places, least=3).map(lambda ring: {"type": "Polygon", "coordinates": [ring]})

anything = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(
            st.sampled_from(["type", "coordinates", "geometry", "geometries", "type_string"]), inner
        ),
    ),
    max_leaves=12,
)
named_rubbish = st.builds(
    lambda kind, coordinates: {"type": kind, "coordinates": coordinates},
    st.sampled_from(["Point", "LineString", "Polygon", "MultiPolygon", "upcoming_enum", "Circle", 5, None]),
    anything,
)
rubbish = st.one_of(anything, named_rubbish)
lines_and_arcs = st.builds(
    lambda kind, held: {"type": kind, "coordinates": held},
    st.sampled_from(["CircularString", "LineString"]),
    st.one_of(st.lists(places, max_size=7), rings(mixed_places)),
)
curved_shapes = st.recursive(
    lines_and_arcs,
    lambda inner: st.builds(
        lambda kind, held: {"type": kind, "geometries": held},
        st.sampled_from(
            ["CompoundCurve", "CurvePolygon", "MultiCurve", "MultiSurface", "GeometryCollection"]
        ),
        st.one_of(st.lists(inner, max_size=3), rubbish),
    ),
    max_leaves=6,
)
everything = st.one_of(drawn_shapes, shapes_in_degrees, odd_shapes, curved_shapes, rubbish)
