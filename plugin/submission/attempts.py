"""What was sent, written down before it is sent, and what came of it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from .draft import Draft, time_from_text, time_to_text
from .drafts import DraftStore
from .kind import OWN_FIELDS
from .receipt import Receipt

# What came of an attempt of which a person says that it never came; its draft is ready to be sent again.
DENIED = "denied"
# Nothing is known of an attempt in these for good, so that more may be written of it.
_OPEN = ("sending", "unknown")


@dataclass(frozen=True)
class Attempt:
    """One sending of a draft. body is what went out, as JSON would have it; times are aware.

    concerning: the references of what it hangs on. known_before: what the service listed before the sending,
    where that is how a lost answer is settled. mark: of sending_lock, held while it is sent.
    """

    id: int
    draft_id: str
    environment: str
    version: str
    work_reference_number: str
    body: dict[str, Any]
    sent: datetime
    mark: str
    state: str
    words: str = ""
    not_found: datetime | None = None
    receipt: Receipt | None = None
    kind: str = "permit_application"
    concerning: Mapping[str, str] = field(default_factory=dict)
    known_before: tuple[str, ...] | None = None


def begin(
    store: DraftStore,
    draft: Draft,
    from_states: tuple[str, ...],
    after: Attempt | None,
    environment: str,
    version: str,
    body: Mapping[str, Any],
    known_before: Sequence[str] | None,
    mark: str,
    now: datetime,
) -> Attempt | None:
    """Write an attempt down and take the draft for it, durably and in one step.

    after: the draft's last attempt as it was looked at, None where there was none. None if there is another by
    now, or if the draft is in none of from_states any more: somebody else took it. DraftsError if it could not be
    written: then nothing may be sent.
    """
    ours = next((str(body[name]) for name in OWN_FIELDS if body.get(name)), "")
    reference = ours or draft.concerning.get("work_reference_number", "")
    sent = time_to_text(now)
    before = None if known_before is None else tuple(known_before)
    with store.writing(durably=True) as connection:
        row = connection.execute(
            "SELECT state, (SELECT MAX(id) FROM attempts WHERE draft_id = drafts.id) AS latest FROM drafts"
            " WHERE id = ? AND NOT deleted",
            (draft.id,),
        ).fetchone()
        latest = after.id if after is not None else None
        if row is None or row["state"] not in from_states or row["latest"] != latest:
            return None
        connection.execute(
            "UPDATE drafts SET state = 'sending', work_reference_number = ?, environment = ?, message = '',"
            " changed = ? WHERE id = ?",
            (reference or None, environment.partition(" ")[0], sent, draft.id),
        )
        made = connection.execute(
            "INSERT INTO attempts (draft_id, environment, version, work_reference_number, body, sent, mark,"
            " state, kind, concerning, known_before) VALUES (?, ?, ?, ?, ?, ?, ?, 'sending', ?, ?, ?)",
            (
                *(
                    draft.id,
                    environment,
                    version,
                    reference,
                    json.dumps(body, ensure_ascii=False),
                    sent,
                    mark,
                ),
                *(draft.kind, json.dumps(dict(draft.concerning))),
                None if before is None else json.dumps(before),
            ),
        )
        identity = made.lastrowid or 0
    return Attempt(
        *(identity, draft.id, environment, version, reference, dict(body), now, mark, "sending"),
        kind=draft.kind,
        concerning=dict(draft.concerning),
        known_before=before,
    )


def end(
    store: DraftStore,
    attempt: Attempt,
    state: str,
    now: datetime,
    words: str = "",
    status: int | None = None,
    receipt: Receipt | None = None,
    main: str = "",
    draft_state: str | None = None,
    forget_reference: bool = False,
) -> None:
    """Write durably what came of an attempt, on it and on its draft (draft_state where that differs).

    main: the name of the receipt's main reference. forget_reference: the reference turned out to be taken, so
    that the draft's next try makes another one. Where another window has found out for good meanwhile, nothing
    is written, unless that it was taken; and a draft is left alone that is on its way once more.
    """
    answered = time_to_text(now)
    work = (receipt and receipt.work_reference_number) or attempt.work_reference_number or None
    given = receipt.references.get(main) if receipt else None
    with store.writing(durably=True) as connection:
        held = connection.execute("SELECT state FROM attempts WHERE id = ?", (attempt.id,)).fetchone()
        if held["state"] not in _OPEN and state != "submitted":
            return
        connection.execute(
            "UPDATE attempts SET state = ?, answered = ?, words = ?, status = ?, reference = ?,"
            " receipt = ? WHERE id = ?",
            (state, answered, words, status, given, receipt.to_text() if receipt else None, attempt.id),
        )
        connection.execute(
            "UPDATE drafts SET state = ?, message = ?, work_reference_number = ?,"
            " reference = ?, changed = ? WHERE id = ?"
            " AND (? OR (state != 'submitted'"
            " AND NOT EXISTS (SELECT 1 FROM attempts WHERE draft_id = drafts.id AND id > ?)))",
            (
                draft_state or state,
                words,
                None if forget_reference else work,
                given,
                answered,
                *(attempt.draft_id, state == "submitted", attempt.id),
            ),
        )


def note_not_found(store: DraftStore, attempt: Attempt, now: datetime) -> None:
    """Note that the service did not know the reference of an attempt at this time."""
    with store.writing(durably=True) as connection:
        connection.execute("UPDATE attempts SET not_found = ? WHERE id = ?", (time_to_text(now), attempt.id))


def last(store: DraftStore, draft_id: str) -> Attempt | None:
    """The draft's last attempt, or None."""
    with store.reading() as connection:
        row = connection.execute(
            "SELECT * FROM attempts WHERE draft_id = ? ORDER BY id DESC LIMIT 1", (draft_id,)
        ).fetchone()
    return None if row is None else _attempt(row)


def of(store: DraftStore, draft_id: str) -> list[Attempt]:
    """The draft's attempts, in the order in which they were sent."""
    with store.reading() as connection:
        rows = connection.execute(
            "SELECT * FROM attempts WHERE draft_id = ? ORDER BY id", (draft_id,)
        ).fetchall()
    return [_attempt(row) for row in rows]


def under_way(store: DraftStore) -> list[Attempt]:
    """The attempts of which no answer was written, of this window, of another, or of one that crashed."""
    with store.reading() as connection:
        rows = connection.execute("SELECT * FROM attempts WHERE state = 'sending' ORDER BY id").fetchall()
    return [_attempt(row) for row in rows]


def _attempt(row: sqlite3.Row) -> Attempt:
    return Attempt(
        row["id"],
        row["draft_id"],
        row["environment"],
        row["version"],
        row["work_reference_number"],
        json.loads(row["body"]),
        time_from_text(row["sent"]),
        row["mark"],
        row["state"],
        row["words"],
        time_from_text(row["not_found"]) if row["not_found"] else None,
        Receipt.from_text(row["receipt"]) if row["receipt"] else None,
        row["kind"],
        json.loads(row["concerning"]),
        tuple(json.loads(row["known_before"])) if row["known_before"] else None,
    )
