"""What a submission hangs on, as it is on record: the work, the permit, the plan, the activity."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

# An answer that is no field of a request: why the place may not be another one, in words.
PLACE_STAYS = "place_stays"
# Another: the extent of what it hangs on (EPSG:27700), to be shown, taken over and judged by.
ORIGINAL_SHAPE = "original_shape"
# And what is to be known of it, in sentences.
ORIGINAL_WORDS = "original_words"


@dataclass(frozen=True)
class Candidate:
    """Something that a submission can hang on. references: by the names of Kind.concerning. words: what it is."""

    references: Mapping[str, str]
    words: str


@dataclass(frozen=True)
class Original:
    """It in full, as a new submission begins from it.

    references: as of Candidate. words: what is to be known of it, in sentences. geometry: its extent (GeoJSON-like,
    EPSG:27700), which can be taken over. values: the answers that it gives. usrn: its street.
    """

    references: Mapping[str, str]
    words: tuple[str, ...] = ()
    geometry: Mapping[str, Any] | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    usrn: int | None = None


class NothingToHangOn(LookupError):
    """There is such a record, but nothing on it that this can hang on. Its text says so, for the user."""
