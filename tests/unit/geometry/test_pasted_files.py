"""Shapes out of files of text and archives of messages, in whatever encoding; the latest message of each record."""

from __future__ import annotations

import gc
import json
import zipfile

import pytest

from plugin.geometry.pasted import NotPasted
from plugin.geometry.pasted_files import latest_of, shapes_in, text_of

CSV = "name,easting,northing\nGrôße,530034,180381\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_files_in_any_encoding(tmp_path, encoding):
    file = tmp_path / "places.csv"
    file.write_bytes(CSV.encode(encoding))
    (shape,) = shapes_in(file).shapes
    assert shape.name == "Grôße" and shape.geometry["coordinates"] == [530034, 180381]


def test_bytes_that_are_no_text_raise_nothing():
    assert text_of(bytes(range(256)))


def message(reference, event, time, place="POINT(530034 180381)"):
    return {
        "event_type": event,
        "event_time": time,
        "object_data": {"permit_reference_number": reference, "works_location_coordinates": place},
    }


MESSAGES = [
    message("ZA1-01", "WORK_START", "2026-11-21T08:00:00.000Z", "POINT(530040 180381)"),
    message("ZA1-01", "PERMIT_SUBMITTED", "2026-11-01T08:00:00.000Z"),
    message("ZA2-01", "PERMIT_GRANTED", "2026-11-02T08:00:00.000Z"),
    message("ZA1-01", "PERMIT_GRANTED", "2026-11-03T08:00:00.000Z"),
]


def archive(tmp_path, *members):
    file = tmp_path / "2026-11.zip"
    with zipfile.ZipFile(file, "w") as made:
        for name, text in members:
            made.writestr(name, text)
    return file


def test_an_archive_of_messages(tmp_path):
    members = [(f"{number}.json", json.dumps(one)) for number, one in enumerate(MESSAGES)]
    found = shapes_in(archive(tmp_path, *members, ("readme.md", "no"), ("broken.json", "{")))
    assert len(found.shapes) == 4 and found.left_out == 1
    kept, earlier = latest_of(found.shapes)
    assert earlier == 2
    assert [(shape.name, shape.columns["event_type"]) for shape in kept] == [
        ("ZA1-01", "WORK_START"),
        ("ZA2-01", "PERMIT_GRANTED"),
    ]
    assert kept[0].geometry["coordinates"] == [530040, 180381]


def test_what_is_no_message_is_never_taken_for_an_earlier_one(tmp_path):
    file = tmp_path / "reinstatements.csv"
    file.write_text(
        'permit_reference_number,reinstatement_coordinates\nZA1-01,"Point: 1,2"\nZA1-01,"Point: 1,2"\n',
        encoding="utf-8",
    )
    kept, earlier = latest_of(shapes_in(file).shapes)
    assert len(kept) == 2 and earlier == 0


def test_what_cannot_be_read_is_said(tmp_path):
    with pytest.raises(NotPasted, match="no JSON or CSV"):
        shapes_in(archive(tmp_path, ("readme.md", "no")))
    broken = tmp_path / "broken.zip"
    broken.write_bytes(b"PK no")
    with pytest.raises(NotPasted, match="cannot be read"):
        shapes_in(broken)
    with pytest.raises(OSError, match="gone"):
        shapes_in(tmp_path / "gone.csv")


def test_reading_an_archive_can_be_stopped(tmp_path):
    members = [(f"{number}.json", json.dumps(one)) for number, one in enumerate(MESSAGES)]
    asked = []
    with pytest.raises(NotPasted):
        shapes_in(archive(tmp_path, *members), lambda: asked.append(1) is None)
    assert asked == [1]


def test_thousands_of_shapes_give_the_garbage_collector_nothing_to_look_through(tmp_path):
    rows = [f"P{number},{530000 + number},180381" for number in range(3000)]
    file = tmp_path / "many.csv"
    file.write_text("\n".join(["name,easting,northing", *rows]))
    gc.collect()
    before = len(gc.get_objects())
    found = shapes_in(file)
    kept, _ = latest_of(found.shapes)
    assert len(kept) == len(found.shapes) == 3000 and len(gc.get_objects()) - before < 1500
    assert kept[2].name == "P2" and [shape.name for shape in kept[1:3]] == ["P1", "P2"]
    assert kept[2].geometry == {"type": "Point", "coordinates": [530002.0, 180381.0]}
