"""What a draft is for: another kind, what it hangs on, and the further shapes that go with its own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timezone

from .draft import SENT_STATES, Draft, time_to_text
from .draft_failures import DraftSent
from .drafts import DraftStore

# An answer of a further shape's draft: the field of the request that it is for.
FOR_FIELD = "for_field"


def become(store: DraftStore, identity: str, kind: str, concerning: Mapping[str, str]) -> Draft:
    """Make a draft one of another kind, or on another record. DraftSent, NoSuchDraft, DraftsError.

    Its answers stay: those that the other kind asks for as well stand in its form.
    """
    if store.get(identity).state in SENT_STATES:
        raise DraftSent("This has been sent, so what it is for can no longer be changed.")
    now = time_to_text(datetime.now(timezone.utc))
    with store.writing() as connection:
        connection.execute(
            "UPDATE drafts SET kind = ?, concerning = ?, changed = ? WHERE id = ?",
            (kind, json.dumps(dict(concerning)), now, identity),
        )
    return store.get(identity)


def parts_of(store: DraftStore, identity: str) -> dict[str, Draft]:
    """The further shapes of a draft, by the field of the request that each is for."""
    with store.reading() as connection:
        rows = connection.execute(
            "SELECT id FROM drafts WHERE part_of = ? AND NOT deleted ORDER BY fid", (identity,)
        ).fetchall()
    found = [store.get(row["id"]) for row in rows]
    return {str(draft.values.get(FOR_FIELD) or ""): draft for draft in found}


def part_for(store: DraftStore, draft: Draft, field: str, shape_type: str) -> Draft:
    """The draft of a further shape, made where there is none yet."""
    found = parts_of(store, draft.id).get(field)
    if found is not None:
        return found
    made = store.new(
        *(draft.kind, shape_type, draft.environment, draft.version, draft.name), part_of=draft.id
    )
    made.values = {FOR_FIELD: field}
    return store.keep(made)
