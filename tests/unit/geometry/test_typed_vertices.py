"""Vertices out of whatever is typed or pasted."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugin.geometry.typed_vertices import read

HERE = (470123.45, 310987.6)


@pytest.mark.parametrize(
    "text",
    [
        "470123.45 310987.6",
        "470123.45, 310987.6",
        "470123.45\t310987.6",
        '"470123.45";"310987.6"',
        "470123.45,310987.6,52.1",
        "470123.45 310987.6 52.1",
        "7\t470123.45\t310987.6",
        "MH7, 470123.45, 310987.6",
        "12,470123.45,310987.6,52.1",
        "Easting\tNorthing\n470123.45\t310987.6\n",
        "\n\n470123.45 310987.6\r\n\n",
        "E 470123.45 N 310987.6",
    ],
)
def test_one_vertex_however_it_is_written(text):
    assert read(text) == ([HERE], [])


def test_many_lines_and_what_is_wrong_with_some():
    typed = read("Point,Easting,Northing\n1,470000,310000\n2,470010,\n3,470010,310020\nTQ 300 803\nrubbish")
    assert typed.vertices == [(470000, 310000), (470010, 310020)]
    assert [words.split(":")[0] for words in typed.refused] == ["Line 3", "Line 5", "Line 6"]
    assert "100 m" in typed.refused[1]


def test_a_line_of_headings_is_no_vertex_but_words_alone_are_none_either():
    assert read("Easting Northing") == ([], [])
    assert read("") == ([], [])
    assert len(read("470000").refused) == 1 and "Line" not in read("470000").refused[0]


def test_degrees_come_by_exact_ostn15():
    # One of Ordnance Survey's test points of OSTN15, TP02.
    (vertex,) = read("49.96006137820, -5.20304609998").vertices
    assert vertex == pytest.approx((170370.718, 11572.405), abs=0.0011)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_no_text_raises(text):
    typed = read(text)
    assert all(words.endswith(".") for words in typed.refused)
    assert all(len(vertex) == 2 for vertex in typed.vertices)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 700_000_000), st.integers(0, 1_250_000_000)), min_size=1, max_size=9)
)
def test_what_is_copied_out_of_a_spreadsheet_comes_back(millimetres):
    # Numbers below 180 might be degrees.
    vertices = [(max(e, 200_000) / 1000, max(n, 200_000) / 1000) for e, n in millimetres]
    text = "\n".join(f"{e:.3f}\t{n:.3f}" for e, n in vertices)
    assert read(text) == (vertices, [])
