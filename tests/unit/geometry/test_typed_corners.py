"""Areas as people type them."""

from __future__ import annotations

import pytest

from plugin.geometry import typed_corners
from plugin.geometry.national_grid import to_etrs89
from plugin.geometry.typed_corners import AreaNotTyped, polygon, rectangle

BOX = (530000.0, 180300.0, 531000.0, 181500.0)


@pytest.mark.parametrize(
    "text",
    [
        "530000, 180300 to 531000, 181500",
        "530000 180300 TO 531000 181500",
        "531000, 181500; 530000, 180300",
        "530000,180300 531000,181500",
        "530000 181500 531000 180300",
        "530,000 180,300 - 531,000 181,500",
        "  E530000 N180300 and E531000 N181500 ;",
        "TQ 30000 80300 to TQ 31000 81500",
        "TQ3000080300 TQ3100081500",
        "TQ 30000 80300, TQ 31000 81500",
        "530000 180300\n531000 181500",
    ],
)
def test_two_corners_make_a_rectangle(text: str) -> None:
    found = rectangle(text)
    assert found == pytest.approx(BOX, abs=1.01)  # a grid reference to the metre names a square of a metre


def test_the_squares_that_are_named_belong_to_it() -> None:
    assert rectangle("TQ 300 803 to TQ 310 815") == (530000, 180300, 531100, 181600)
    assert rectangle("tq 310 803 – TQ 300 815") == (530000, 180300, 531100, 181600)
    assert rectangle("TQ 30 80") == (530000, 180000, 531000, 181000)


def test_degrees() -> None:
    (west, east), (south, north) = to_etrs89(*zip((530000, 180300), (531000, 181500)))
    text = f"{south:.8f}, {west:.8f} to {north:.8f}, {east:.8f}"
    assert rectangle(text) == pytest.approx(BOX, abs=0.01)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "two corners"),
        ("  ;  ", "two corners"),
        ("the Red Lion", "“the Red Lion” is no place"),
        ("TQ 300 803 to the Red Lion", "“the Red Lion” is no place"),
        ("TQ 300 80 to TQ 310 815", "“TQ 300 80” is no place"),
        ("530000, 180300", "one place only"),
        ("530000, 180300 to 530000, 181500", "one line"),
        ("530000, 180300 to 530000, 180300", "one line"),
        ("530000, 180300; 531000, 180300; 531000, 181500", "3 corners"),
        ("530000, 180300 to 9531000, 181500", "is no place"),
        ("5" * 20_000, "two corners"),
    ],
)
def test_what_is_no_rectangle_is_refused_with_what_was_expected(text: str, told: str) -> None:
    with pytest.raises(AreaNotTyped) as refused:
        rectangle(text)
    assert told in str(refused.value) and str(refused.value).endswith(typed_corners.RECTANGLE_EXPECTED)


@pytest.mark.parametrize(
    "text",
    [
        "530000, 180300; 531000, 180300; 530500, 181500",
        "530000 180300 531000 180300 530500 181500",
        "530000, 180300 to 531000, 180300 to 530500, 181500 to 530000, 180300",
        "530000,180300\n531000,180300\n530500,181500\n",
    ],
)
def test_corners_of_a_polygon(text: str) -> None:
    assert polygon(text) == [(530000, 180300), (531000, 180300), (530500, 181500)]


def test_of_a_square_the_middle_is_a_corner() -> None:
    assert polygon("TQ 300 803; TQ 310 803; TQ 305 815")[0] == (530050, 180350)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "three corners"),
        ("TQ 300 803", "one corner"),
        ("530000, 180300; 531000, 180300", "2 corners"),
        ("530000, 180300; 531000, 180300; 530000, 180300", "2 corners"),
        ("530000, 180300; 531000, 180300; 532000, 180300", "one line"),
        ("530000, 180300; 531000, 180300; nowhere", "“nowhere” is no place"),
    ],
)
def test_what_is_no_polygon_is_refused_with_what_was_expected(text: str, told: str) -> None:
    with pytest.raises(AreaNotTyped) as refused:
        polygon(text)
    assert told in str(refused.value) and str(refused.value).endswith(typed_corners.POLYGON_EXPECTED)
