"""A draft belongs to one environment: taken to another, what was looked up there is looked up afresh."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .changes import ORIGINAL
from .confirmations import CONFIRMED
from .draft import Draft
from .draft_kind import become
from .drafts import DraftStore
from .originals import ORIGINAL_SHAPE, ORIGINAL_WORDS, PLACE_STAYS
from .told_category import TOLD

FROM_STREET = (
    "usrn",
    "street_name",
    "town",
    "area_name",
    "highway_authority_swa_code",
    "road_category",
    "permit_asds",
)
# The USRN that somebody entered: no field of the request, it stays in the draft.
NAMED = "named_usrn"
FROM_ORGANISATION = ("promoter_swa_code", "workstream_prefix")
# What names other records there, and what was confirmed of what was found there.
_OF_RECORDS = (
    *("work_reference_number", "collaborative_works", "primary_promoter_permit_reference_number"),
    *("hs2_additional_usrns", "file_ids", ORIGINAL, PLACE_STAYS, CONFIRMED),
    *(ORIGINAL_SHAPE, ORIGINAL_WORDS),
)


def belongs_to(draft: Draft, environment: str, version: str) -> bool:
    """Whether a draft is for this environment and version already."""
    return (draft.environment, draft.version) == (environment, version)


def holding_anywhere(values: Mapping[str, Any]) -> dict[str, Any]:
    """The answers that hold in any environment."""
    dropped = {*FROM_STREET, *FROM_ORGANISATION, *_OF_RECORDS, NAMED, TOLD}
    return {name: value for name, value in values.items() if name not in dropped}


def take_along(store: DraftStore, draft: Draft, environment: str, version: str) -> Draft:
    """The draft, made one for this environment and version, as kept. DraftsError.

    In another version of the same environment the answers hold; in another environment the street, the promoter,
    the workstream, and what it hangs on are to be chosen there, and its files go there by themselves.
    """
    if belongs_to(draft, environment, version) or draft.sent:
        return draft
    if draft.environment != environment:
        if draft.concerning:
            become(store, draft.id, draft.kind, {})
        draft.values = holding_anywhere(draft.values)
        draft.usrn = None
        draft.work_reference_number = None
    draft.environment, draft.version = environment, version
    return store.keep(draft)
