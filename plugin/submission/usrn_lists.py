"""Lists of USRNs as people have them: typed, pasted, in a CSV file; and as the service wants them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..streetmanager.work_service.geographical_areas import MOST_USRNS, area_file

LOWEST, HIGHEST = 100_001, 99_999_999
# A line of a table may stand between the numbers: no more of it is read than this.
LONGEST_TEXT = 5_000_000
MOST_TOLD = 5
_BETWEEN = re.compile(r"[\s,;|]+")


@dataclass(frozen=True)
class UsrnList:
    """USRNs in the order in which they stood, each once. twice: how many more there were; wrong: what is none."""

    usrns: tuple[int, ...]
    twice: int = 0
    wrong: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """What was left out, in sentences; "" where nothing was."""
        told = []
        if self.twice:
            told.append(f"{self.twice:,} stood there more than once, and count once.")
        if self.wrong:
            shown = ", ".join(f"“{text}”" for text in self.wrong[:MOST_TOLD])
            more = f" and {len(self.wrong) - MOST_TOLD:,} more" if len(self.wrong) > MOST_TOLD else ""
            told.append(f"Left out, as no USRN ({LOWEST} to {HIGHEST}): {shown}{more}.")
        return " ".join(told)


def usrn_of(text: str) -> int | None:
    """A USRN as it is written, with or without leading noughts or quotes; None where it is none (BR 1.4)."""
    digits = text.strip().strip("\"'").removesuffix(".0")
    if not digits.isascii() or not digits.isdecimal() or len(digits) > 12:
        return None
    number = int(digits)
    return number if LOWEST <= number <= HIGHEST else None


def read_text(text: str) -> UsrnList:
    """The USRNs of a typed or pasted text, with spaces, commas, semicolons or lines between. Never raises."""
    parts = [part for part in _BETWEEN.split(text[:LONGEST_TEXT]) if part]
    return _list(parts)


def read_csv(content: bytes) -> UsrnList:
    """The USRNs of a CSV file: of its one column, or of the one that is headed so, or has most of them.

    ValueError with a sentence for the user where it is no text, or has none.
    """
    try:
        text = content[:LONGEST_TEXT].decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content[:LONGEST_TEXT].decode("cp1252", errors="replace")
    if "\0" in text:
        raise ValueError("This is no CSV file. Save the list as CSV, with one USRN a line.")
    rows = [row for row in csv.reader(io.StringIO(text), _dialect(text)) if any(cell.strip() for cell in row)]
    if not rows:
        raise ValueError("The file is empty. Choose one with a USRN a line.")
    column = _column(rows)
    cells = [row[column].strip() for row in rows if len(row) > column and row[column].strip()]
    if cells and usrn_of(cells[0]) is None and not any(letter.isdigit() for letter in cells[0]):
        cells = cells[1:]  # the heading
    found = _list(cells)
    if not found.usrns:
        raise ValueError("The file has no USRN in it. Choose one with a USRN a line.")
    return found


def _dialect(text: str) -> type[csv.Dialect]:
    first = text.partition("\n")[0]

    class Found(csv.excel):
        delimiter = max((",", ";", "\t"), key=first.count)

    return Found


def _column(rows: Sequence[Sequence[str]]) -> int:
    headed = [place for place, cell in enumerate(rows[0]) if "usrn" in cell.casefold()]
    if headed:
        return min(headed, key=lambda place: len(rows[0][place]))
    width = max(len(row) for row in rows)
    sample = rows[:200]
    numbers = [
        sum(1 for row in sample if len(row) > place and usrn_of(row[place]) is not None)
        for place in range(width)
    ]
    return numbers.index(max(numbers))


def _list(parts: Iterable[str]) -> UsrnList:
    found: dict[int, None] = {}
    wrong: dict[str, None] = {}
    twice = 0
    for part in parts:
        usrn = usrn_of(part)
        if usrn is None:
            wrong[part[:30]] = None
        elif usrn in found:
            twice += 1
        else:
            found[usrn] = None
    return UsrnList(tuple(found), twice, tuple(wrong))


def as_csv(name: str, usrns: Iterable[int]) -> bytes:
    """The file as the service wants it: one column, no heading, each USRN once. NoArea where it would be none."""
    return area_file(name, usrns).content()


def too_many_words(number: int) -> str:
    """What is to be done about more streets than an area takes; "" where they are not too many."""
    if number <= MOST_USRNS:
        return ""
    return f"{number:,} streets are too many: an area takes {MOST_USRNS:,}. Take {number - MOST_USRNS:,} out."


__all__ = [
    *("HIGHEST", "LOWEST", "MOST_USRNS", "NoArea", "UsrnList"),
    *("as_csv", "read_csv", "read_text", "too_many_words", "usrn_of"),
]
