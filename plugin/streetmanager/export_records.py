"""What Export answers: the number of a file that is being made."""

from __future__ import annotations

from .records import Reading, Whole


class CSVExportResponse(Reading):
    """The number by which a CSV file is fetched once it is made."""

    csv_id: Whole = None
