"""Places as people write them, and the way back."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugin.geometry import national_grid, places
from plugin.geometry.grid_letters import grid_reference
from plugin.geometry.places import DEGREES, GRID_REFERENCE, METRES, PlaceRefused, parse, words_of

EASTINGS = st.floats(0, 699_999, allow_nan=False)
NORTHINGS = st.floats(0, 1_249_999, allow_nan=False)
# Where people live: OSTN15 is exact here.
ENGLISH_EASTINGS = st.integers(90_000, 650_000)
ENGLISH_NORTHINGS = st.integers(10_000, 650_000)


@pytest.mark.parametrize(
    ("text", "easting", "northing", "side"),
    [
        ("TQ 30034 80381", 530_034, 180_381, 1),
        ("TQ300803", 530_000, 180_300, 100),
        ("tq 300 803", 530_000, 180_300, 100),
        ("TQ3080", 530_000, 180_000, 1_000),
        ("TQ", 500_000, 100_000, 100_000),
        ("SV 91492 11318", 91_492, 11_318, 1),
        ("NF 09587 99448", 9_587, 899_448, 1),
        ("HP 62300 14650", 462_300, 1_214_650, 1),
        ("TQ 30034.5 80381.2", 530_034.5, 180_381.2, 0.1),
    ],
)
def test_grid_references(text: str, easting: float, northing: float, side: float) -> None:
    place = parse(text)
    assert place.how == GRID_REFERENCE
    assert place.side == pytest.approx(side)
    assert (place.easting, place.northing) == pytest.approx((easting, northing))


@pytest.mark.parametrize(
    "text",
    [
        "530034, 180381",
        "530034 180381",
        "530034.0;180381.0",
        "(530034, 180381)",
        "530,034 180,381",
        "530,034, 180,381",
        "530034m 180381m",
        "E 530034 N 180381",
        "530034E 180381N",
        "N180381 E530034",
        "Northing 180381, Easting 530034",
        "Easting: 530034, Northing: 180381",
    ],
)
def test_easting_and_northing(text: str) -> None:
    assert parse(text) == (530_034, 180_381, METRES, 0)


@pytest.mark.parametrize(
    "text",
    [
        "51°30'29\"N 0°7'41\"W",
        "51°30′29″N, 0°7′41″W",
        "51º 30’ 29” N 0º 7’ 41” W",
        "51 30 29 N 0 7 41 W",
        "51:30:29N 0:7:41W",
        "N51°30'29\" W0°7'41\"",
        "0°7'41\"W 51°30'29\"N",
        "51°30'29\" -0°7'41\"",
        "51° 30.48333333' N, 0° 7.68333333' W",
        "51.508055556, -0.128055556",
        "-0.128055556 51.508055556",
        "51.508055556N 0.128055556W",
        "lat 51.508055556 lon -0.128055556",
        "Latitude: 51.508055556, Longitude: -0.128055556",
    ],
)
def test_degrees(text: str) -> None:
    place = parse(text)
    assert place.how == DEGREES
    wanted = national_grid.from_etrs89(-(7 / 60 + 41 / 3600), 51 + 30 / 60 + 29 / 3600)
    assert (place.easting, place.northing) == pytest.approx(wanted, abs=0.001)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Type a grid reference"),
        ("the market place", "Type a grid reference"),
        ("530034", "Type a grid reference"),
        ("TQ 300 80", "as many figures"),
        ("TQ30080", "as many figures"),
        ("TQ 1 2 3 4", "two groups"),
        ("TQ 300.5 803.5", "no figure of a grid reference"),
        ("TQ 12345678901 12345678901", "more figures"),
        ("II 300 300", "no square II"),
        ("AA 300 300", "no square AA"),
        ("530034 1803811", "outside the National Grid"),
        ("-530034 180381", "outside the National Grid"),
        ("48.8584, 2.2945", "not in Great Britain"),
        ("51N 52N", "one latitude"),
        ("91N 200W", "at most 90"),
        ("51°75' N 0°1' W", "Type a grid reference"),
        ("1 2 3", "Type a grid reference"),
        ("9" * 400, "Type a grid reference"),
    ],
)
def test_what_is_no_place_is_refused_in_words(text: str, said: str) -> None:
    with pytest.raises(PlaceRefused, match=said):
        parse(text)


@given(st.text(max_size=120))
def test_any_text_is_a_place_or_refused(text: str) -> None:
    try:
        place = parse(text)
    except PlaceRefused as refused:
        assert places.EXPECTED in str(refused)
    else:
        assert math.isfinite(place.easting) and math.isfinite(place.northing)


@given(st.text(alphabet="0123456789 .,-+NSEWTQ°'\":m", max_size=40))
def test_any_figures_are_a_place_or_refused(text: str) -> None:
    test_any_text_is_a_place_or_refused.hypothesis.inner_test(text)  # type: ignore[attr-defined]


@given(EASTINGS, NORTHINGS)
def test_a_grid_reference_names_the_square_metre_of_the_place(easting: float, northing: float) -> None:
    place = parse(grid_reference(easting, northing))
    assert (place.easting, place.northing) == (math.floor(easting), math.floor(northing))
    assert place.side == 1


@given(ENGLISH_EASTINGS, ENGLISH_NORTHINGS)
def test_a_place_comes_back_from_each_way_of_writing_it(easting: int, northing: int) -> None:
    words = words_of(easting, northing)
    for text, within in zip(words, (0, 0.051, 1.2)):
        place = parse(text)
        assert abs(place.easting - easting) <= within and abs(place.northing - northing) <= within


@given(ENGLISH_EASTINGS, ENGLISH_NORTHINGS)
def test_degrees_minutes_and_seconds_are_the_same_degrees(easting: int, northing: int) -> None:
    lon, lat = (float(value) for value in national_grid.to_etrs89(easting, northing))
    place = parse(
        f"{_sexagesimal(lat)}{'N' if lat >= 0 else 'S'} {_sexagesimal(lon)}{'E' if lon >= 0 else 'W'}"
    )
    assert (place.easting, place.northing) == pytest.approx((easting, northing), abs=0.01)


def _sexagesimal(degrees: float) -> str:
    seconds = round(abs(degrees) * 3600, 6)
    return f"{int(seconds // 3600)}°{int(seconds // 60 % 60)}'{seconds % 60:.6f}\""


def test_a_place_that_is_nowhere_has_no_words() -> None:
    assert words_of(math.nan, 0) == ("", "", "")
    assert words_of(-1, -1).grid_reference == ""
