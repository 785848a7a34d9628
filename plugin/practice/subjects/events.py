"""What happened since: polling by time and by update_id, and being told of it (v6)."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Any

from ..calls import Call
from ..categories import at_moment, in_utc, moment_of
from ..operation import serves
from ..refusals import invalid
from ..reports import whose

MOST, MOST_IN_V6 = 500, 1000
LATEST = "9999"
# A year of minutes, and a number that the table can hold: more is not asked in earnest.
LONGEST_BACK, LAST_UPDATE = 525_600, 2**53


def _updates(call: Call, most: int | None) -> list[dict[str, Any]]:
    asked = call.asked
    since, until = _moment(asked.get("start_date")), _moment(asked.get("end_date")) or LATEST
    if asked.get("previous_minutes"):
        minutes = min(max(float(asked["previous_minutes"]), 0), LONGEST_BACK)
        since = at_moment(call.room.now() - timedelta(minutes=minutes))
    after = int(min(max(float(asked.get("update_id", 0)), 0), LAST_UPDATE))
    if since > until:
        raise invalid({"end_date": "must not be before start_date"})
    found: list[dict[str, Any]] = []
    for code in sorted(whose(call, asked.get("swa_code"))):
        found += call.ledger.updates(since, until, after, code)
    silent, streams = asked.get("exclude_events_from"), asked.get("workstream_prefix")
    kept = (
        one
        for one in sorted(found, key=lambda one: one["update_id"])
        if one.get("author") != silent
        and one["event"] != "internal_comment_submitted"
        and (not streams or one["work_reference_number"][2:5] in streams)
    )
    return [_facts(one) for one in kept][:most]


def _moment(text: str | None) -> str:
    """A moment as it stands in the table; a day alone is its midnight, a moment without a zone is UTC."""
    return at_moment(in_utc(moment_of(text))) if text else ""


def _facts(event: dict[str, Any]) -> dict[str, Any]:
    return {
        **event,
        "update_date_time": event["action_date"],
        "event_type": event["event"],
        "object_reference_number": event["object_reference"],
        "parent_object_reference_number": event["work_reference_number"],
    }


@serves("GET", "reporting/works/updates", gives="[WorkUpdateResponse]", versions="12")
def updates(call: Call, body: dict[str, Any]) -> list[dict[str, Any]]:
    """What happened to one's works, oldest first: all of it by time, and a lot at a time by number."""
    return _updates(call, MOST if "update_id" in call.asked else None)


@serves("GET", "event/works/updates", gives="WorkUpdateResponse", versions="6")
def updates_in_v6(call: Call, body: dict[str, Any]) -> dict[str, Any]:
    """The same in pages: the next begins at `next_update`."""
    size = int(call.asked.get("page_size", MOST_IN_V6))
    if not 1 <= size <= MOST_IN_V6:
        raise invalid({"page_size": f"must be a whole number from 1 to {MOST_IN_V6}"})
    rows = _updates(call, size + 1)
    more = len(rows) > size
    return {"rows": rows[:size], "next_update": rows[size - 1]["update_id"] if more else None}


@serves(
    "POST",
    "event/api-notifications/subscribe",
    asks="SubscriptionCreateRequest",
    gives="SubscriptionCreateResponse",
    status=201,
    versions="6",
)
def subscribe(call: Call, body: dict[str, Any]) -> dict[str, Any]:
    """An address to be called; here nobody calls it."""
    if not body["api_endpoint"].startswith("https://"):
        raise invalid({"api_endpoint": "must begin with https://"})
    own = call.account.organisation.swa_code
    reference = f"{own}-SUB-{secrets.token_hex(4)}"
    record = {**body, "subscription_reference_number": reference, "swa_code": own}
    call.ledger.keep("subscription", reference, record)
    return record


@serves(
    "POST",
    "event/api-notifications/unsubscribe",
    asks="SubscriptionRemoveRequest",
    versions="6",
)
def unsubscribe(call: Call, body: dict[str, Any]) -> None:
    """No more calls: of one subscription, or of all of one's own."""
    own = call.account.organisation.swa_code
    wanted = body.get("subscription_reference_number")
    for record in call.ledger.all("subscription"):
        reference = record["subscription_reference_number"]
        if record["swa_code"] == own and wanted in (None, reference):
            call.ledger.remove("subscription", reference)
