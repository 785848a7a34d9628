"""Comments on a work, who has read them, and its history (BR 7)."""

from __future__ import annotations

from typing import Any

from werkzeug.wrappers import Response

from ..books import keep_part, note, own_work, part
from ..calls import Call, answer
from ..dress import dress
from ..operation import serves
from ..permit_facts import history_of, may_read
from ..refusals import access_restricted, invalid

COMMENTS = "work/works/<work>/comments"
ROWS = 100


@serves("POST", COMMENTS, asks="CommentCreateRequest", gives="CommentCreateResponse", status=201)
def create(call: Call, body: dict[str, Any], work: str) -> dict[str, Any]:
    """Something to say to the other side, or to one's own."""
    found = own_work(call, work)
    if body["topic"] == "OVERRUN" and call.account.role != "HighwayAuthority":
        raise invalid({"topic": "OVERRUN is for highway authorities only"})
    number = len(call.ledger.of_work("comment", found.reference)) + 1
    reference = f"{found.reference}-C{number}"
    own = call.account.organisation.swa_code
    internal = bool(body.get("is_internal"))
    record = {
        "comment_reference_number": reference,
        "work_reference_number": found.reference,
        "comment_topic": body["topic"],
        "topic": body["topic"],
        "detail": body["detail"],
        "author_email_address": call.account.email,
        "author_organisation_ref": own,
        "author_organisation_reference": own,
        "date_created": call.now,
        "is_read": False,
        "is_internal": internal,
    }
    keep_part(call, found, "comment", reference, record)
    event = "internal_comment_submitted" if internal else "comment_submitted"
    note(call, found, event, "comment", reference, "Comment", body["detail"])
    return record


def _comment(call: Call, work: str, comment: str) -> dict[str, Any]:
    record = part(call, own_work(call, work), "comment", comment, "Comment")
    if not may_read(call, record):
        raise access_restricted()
    return record


@serves("GET", f"{COMMENTS}/<comment>", gives="CommentResponse", versions="6")
def read(call: Call, body: dict[str, Any], work: str, comment: str) -> dict[str, Any]:
    """One comment."""
    return _comment(call, work, comment)


@serves("PUT", f"{COMMENTS}/<comment>/read", asks="CommentReadRequest", status=201)
def mark_read(call: Call, body: dict[str, Any], work: str, comment: str) -> None:
    """Somebody has read it."""
    record = _comment(call, work, comment)
    record.update({"is_read": True, "read_by": call.account.email, "read_on": call.now})
    found = own_work(call, work)
    keep_part(call, found, "comment", comment, record)
    note(call, found, "comment_read", "comment", comment, "Comment read")


@serves("GET", "work/works/<work>/history", gives="WorkHistoryResponse")
def history(call: Call, body: dict[str, Any], work: str) -> Response:
    """What happened to a work, the latest first; in pages since v2."""
    found = history_of(call, own_work(call, work))
    if call.version == "v1":
        return answer([dress("work", "WorkHistoryResponse", one, "v1") for one in found])
    offset = max(0, int(call.asked.get("offset", 0)))
    page = found[offset : offset + ROWS]
    more = len(found) > offset + ROWS
    facts = {"rows": page, "pagination": {"total_rows": len(found), "has_next_page": more}}
    return answer(dress("work", "WorkHistoryResponse", facts, call.version))
