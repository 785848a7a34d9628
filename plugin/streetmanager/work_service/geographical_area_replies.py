"""What the Work service answers of geographical areas. Read tolerantly."""

from __future__ import annotations

from ..records import Reading, Whole


class GeographicalAreaCreateResponse(Reading):
    """The reference of a new geographical area, and the number of its file."""

    file_id: Whole = None
    geographical_area_reference_number: str
