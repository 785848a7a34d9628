"""Shapes out of files of text: what can be pasted can be kept in a file too; archives of the open data as well."""

from __future__ import annotations

import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from .packed_shapes import PackedShapes, PastedShape
from .pasted import A_TURN, BREATH, Given, NotPasted, Pasted, given_in, shapes_of, told_apart

# A file with one of these endings is read as text; QGIS reads the others.
TEXT_ENDINGS = frozenset({".csv", ".tsv", ".txt", ".wkt", ".ewkt", ".json", ".jsonl", ".ndjson"})
ARCHIVE_ENDING = ".zip"
# Larger ones are QGIS's to open.
MOST_CHARACTERS = 120_000_000
MOST_IN_ARCHIVE = 800_000_000

# By what a message of the open data says which record it is about, and what kind of record that is.
_ABOUT = ("permit_reference_number", "activity_reference_number", "object_reference", "work_reference_number")


def shapes_in(path: Path, stopped: Callable[[], bool] = lambda: False) -> Pasted:
    """The shapes in a file of text, or in the files of an archive (JSON and CSV). Raises NotPasted, OSError."""
    if path.suffix.lower() == ARCHIVE_ENDING:
        return told_apart(_in_archive(path, stopped))
    if path.stat().st_size > MOST_CHARACTERS:
        raise NotPasted("The file is too large to be read here. Open it in QGIS as a layer.")
    return shapes_of(text_of(path.read_bytes()), MOST_CHARACTERS)


def text_of(data: bytes) -> str:
    """What bytes say: UTF-8 or UTF-16 by its mark, otherwise as Windows writes it."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _in_archive(path: Path, stopped: Callable[[], bool]) -> Iterator[Given]:
    try:
        with zipfile.ZipFile(path) as archive:
            members = [one for one in archive.infolist() if Path(one.filename).suffix.lower() in TEXT_ENDINGS]
            if not members:
                raise NotPasted("There is no JSON or CSV file in the archive.")
            if sum(one.file_size for one in members) > MOST_IN_ARCHIVE:
                raise NotPasted("The archive is too large to be read here. Unpack it, and choose part of it.")
            for member in members:
                if stopped():
                    return
                yield from _readable(text_of(archive.read(member)))
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
        raise NotPasted("The archive cannot be read. Unpack it, and choose the file in it.") from error


def _readable(text: str) -> Iterator[Given]:
    """What a text holds; one without a place where it cannot be read."""
    try:
        yield from given_in(text)
    except NotPasted:
        yield Given({})


def latest_of(shapes: Sequence[PastedShape]) -> tuple[Sequence[PastedShape], int]:
    """Of several messages about one record the latest; how many earlier ones there were.

    What says no time is no message, and stays.
    """
    records, times = [], []
    latest: dict[str, str] = {}
    for number, shape in enumerate(shapes):
        if number % A_TURN == 0:
            time.sleep(BREATH)
        record, told = _record(shape), str(shape.columns.get("event_time"))
        records.append(record)
        times.append(told)
        if record:
            latest[record] = max(latest.get(record, ""), told)
    kept, seen = [], set()
    # The later of two with the same time counts: they come in the order in which they were kept.
    for number in range(len(shapes) - 1, -1, -1):
        if number % A_TURN == 0:
            time.sleep(BREATH)
        record = records[number]
        if record and times[number] != latest[record]:
            continue
        alike = f"{record}\n{shapes[number].geometry}" if record else ""
        if not record or alike not in seen:
            kept.append(number)
            seen.add(alike)
    return PackedShapes(shapes).chosen(reversed(kept)), len(shapes) - len(kept)


def _record(shape: PastedShape) -> str:
    """What a message is about; "" where it is none."""
    if not shape.columns.get("event_time"):
        return ""
    reference = next((str(shape.columns[name]) for name in _ABOUT if shape.columns.get(name)), "")
    return f"{shape.kind}\n{reference}" if reference else ""
