"""A file as the records that it belongs to name it."""

from __future__ import annotations

from .records import Reading, Text, Whole


class FileSummaryResponse(Reading):
    """A file of a record: its number, by which it is fetched, and its name."""

    file_id: Whole = None
    name: Text = None
