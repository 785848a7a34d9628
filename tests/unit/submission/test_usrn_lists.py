"""Lists of USRNs as people have them, and as Street Manager wants them."""

from __future__ import annotations

import pytest

from plugin.streetmanager.work_service.geographical_areas import NoArea
from plugin.submission.usrn_lists import as_csv, read_csv, read_text, too_many_words, usrn_of


@pytest.mark.parametrize(
    ("text", "usrn"),
    [
        ("99900001", 99900001),
        (" 00123456 ", 123456),
        ('"8400123"', 8400123),
        ("8400123.0", 8400123),
        ("100001", 100001),
        ("100000", None),
        ("100000000", None),
        ("8400123.5", None),
        ("HIGH STREET", None),
        ("", None),
        ("٨٤٠٠١٢٣", None),
    ],
)
def test_a_usrn_as_it_is_written(text, usrn):
    assert usrn_of(text) == usrn


def test_a_pasted_text_has_each_usrn_once_and_says_what_it_left_out():
    found = read_text("8400001, 8400002;8400001\n8400003\t12  High Street")
    assert found.usrns == (8400001, 8400002, 8400003)
    assert found.twice == 1 and found.wrong == ("12", "High", "Street")
    assert "more than once" in found.words and "“12”, “High”, “Street”" in found.words
    assert read_text("  ").usrns == () and read_text("").words == ""
    assert "and 1 more" in read_text("a b c d e f").words


@pytest.mark.parametrize(
    "content",
    [
        b"8400001\r\n8400002\r\n",
        b"\xef\xbb\xbf8400001\n8400002",
        b"USRN\n8400001\n8400002\n",
        b"street,usrn,town\nHigh Street,8400001,Ely\nLong Lane,8400002,Ely\n",
        b"street;USRN\nHigh Street;8400001\nLong Lane;8400002\n",
        b"id\tcode\n1\t8400001\n2\t8400002\n",
        b"Stra\xdfe,8400001\nLong Lane,8400002\n",
    ],
)
def test_a_csv_file_is_read_by_the_column_with_usrns(content):
    assert read_csv(content).usrns == (8400001, 8400002)


def test_a_file_without_usrns_is_said_to_be_none():
    for content, words in [
        (b"", "empty"),
        (b"\r\n\r\n", "empty"),
        (b"name\nHigh Street\n", "no USRN"),
        (b"PK\x03\x04\x00\x00", "no CSV file"),
    ]:
        with pytest.raises(ValueError, match=words):
            read_csv(content)


def test_the_file_has_one_column_no_heading_and_each_usrn_once():
    assert as_csv("Schools", [8400002, 8400001, 8400002]) == b"8400002\r\n8400001\r\n"
    assert read_csv(as_csv("Schools", [8400002, 8400001])).usrns == (8400002, 8400001)
    with pytest.raises(NoArea, match="no street"):
        as_csv("Schools", [])


def test_ten_thousand_are_the_most():
    usrns = list(range(8_000_000, 8_010_001))
    with pytest.raises(NoArea, match="10,000"):
        as_csv("Everywhere", usrns)
    assert "Take 1 out" in too_many_words(len(usrns)) and too_many_words(10_000) == ""
    assert as_csv("Everywhere", usrns[:-1]).count(b"\r\n") == 10_000
