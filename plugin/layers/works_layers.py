"""Layers of works. Kept for those who have not moved to search_layers yet."""

from __future__ import annotations

from .search_layers import KIND, ROW, SHAPE
from .search_layers import search_layers as works_layers

__all__ = ["KIND", "ROW", "SHAPE", "works_layers"]
