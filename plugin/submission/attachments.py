"""Files that go with a submission: attached to a draft, checked, and what is sent of them ahead of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from ..streetmanager.files import LARGEST_FILE, LARGEST_TOGETHER

# An answer that is no field of a request: the files, by their paths. Their numbers come when they are sent.
ATTACHMENTS = "attachments"
# The field of a request that takes the numbers.
FILES = "file_ids"

_DOCUMENTS = ("pdf", "doc", "docx", "odt", "rtf", "txt", "msg", "eml", "ppt", "pptx", "odp")
_SHEETS = ("csv", "xls", "xlsx", "ods")
_PICTURES = ("jpg", "jpeg", "png", "gif", "bmp", "tif", "tiff", "heic", "svg")
_DRAWINGS = ("dwg", "dxf", "geojson", "json", "kml", "kmz", "zip")
USUAL = (*_DOCUMENTS, *_SHEETS, *_PICTURES, *_DRAWINGS)
# A scanner takes them for what they are: something to run.
PROGRAMS = (
    *("exe", "com", "bat", "cmd", "msi", "dll", "scr", "js", "vbs", "ps1", "sh", "jar", "app", "lnk"),
    *("hta", "reg", "py", "docm", "xlsm", "pptm", "html", "htm"),
)
_MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Attachment:
    """A file as it was when it was attached: where it lies, its name, its bytes, and when it was last changed."""

    path: str
    name: str
    size: int
    modified: str

    @property
    def ending(self) -> str:
        """What its name ends with, without the dot, small letters."""
        return Path(self.name).suffix.lstrip(".").casefold()


def attachment_at(path: Path) -> Attachment:
    """The file at a path as it is now. OSError where there is none."""
    found = path.stat()
    changed = datetime.fromtimestamp(found.st_mtime, timezone.utc)
    return Attachment(str(path), path.name, found.st_size, changed.isoformat())


def attached(values: Mapping[str, Any]) -> list[Attachment]:
    """The files that a draft's answers name."""
    held = values.get(ATTACHMENTS)
    rows = held if isinstance(held, (list, tuple)) else []
    return [Attachment(**row) for row in rows if isinstance(row, Mapping) and set(row) == _NAMES]


_NAMES = {"path", "name", "size", "modified"}


def as_answer(attachments: Iterable[Attachment]) -> list[dict[str, Any]] | None:
    """The files as they stand in a draft's answers; None where there are none."""
    return [asdict(one) for one in attachments] or None


def size_words(size: int) -> str:
    """3.1 MB, 12 KB."""
    if size >= _MEGABYTE / 10:
        return f"{size / _MEGABYTE:.1f} MB"
    return f"{max(1, round(size / 1024))} KB"


def wrong_with(one: Attachment, others: Sequence[Attachment] = ()) -> str:
    """Why the file cannot go, in a sentence; "" where it can (BR 1.5)."""
    try:
        now = attachment_at(Path(one.path))
    except OSError:
        return f"{one.name} is no longer where it was, or cannot be read. Take it away, or attach it again."
    if one.ending in PROGRAMS:
        return f"{one.name} is a program or holds one, which the scan for viruses refuses. Send a PDF of it."
    if now.size == 0:
        return f"{one.name} is empty. Take it away."
    if now.size > LARGEST_FILE:
        return f"{one.name} is {size_words(now.size)}. Street Manager takes files of up to 10 MB. Make it smaller."
    if any(other.path == one.path for other in others):
        return f"{one.name} is there already."
    together = now.size + sum(other.size for other in others)
    if together > LARGEST_TOGETHER:
        return f"With {one.name} it is {size_words(together)} in all. A work can have up to 100 MB of files."
    return ""


def odd_about(one: Attachment) -> str:
    """What makes a file worth a second look although it can go; "" where nothing does."""
    if not one.ending:
        return "has no ending, so people may not know what to open it with"
    if one.ending not in USUAL:
        return f"may not open for the others: .{one.ending} is unusual"
    return ""


def wrong_files(attachments: Sequence[Attachment]) -> str:
    """What is wrong with the first file that cannot go; "" where all can."""
    for place, one in enumerate(attachments):
        words = wrong_with(one, attachments[:place])
        if words:
            return words
    return ""
