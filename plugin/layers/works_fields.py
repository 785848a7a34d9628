"""The fields of works. Kept for those who have not moved to kind_fields and traffic_impact yet."""

from __future__ import annotations

from .kind_fields import COLUMNS as ALL_COLUMNS
from .kind_fields import WORKS, Column, words
from .traffic_impact import HELD_UP, IMPACT, LITTLE, ROAD_CLOSED, impact

COLUMNS = ALL_COLUMNS[WORKS]

__all__ = ["COLUMNS", "HELD_UP", "IMPACT", "LITTLE", "ROAD_CLOSED", "Column", "impact", "words"]
