"""The Work service's oldest part: signing in, applying for a permit, asking for a category."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from werkzeug.routing import Rule
from werkzeug.wrappers import Response

from ..streetmanager.uk_time import uk_day
from . import create_work
from .books import Work, note
from .calls import READERS, SUBMITTERS, Call, answer
from .categories import at_midnight, category, is_early_start, validity_end
from .organisations import ORGANISATIONS, Organisation
from .party_desk import prefixes_of
from .refusals import Refusal, not_found
from .store import ReferenceTaken
from .subjects.files import take_files
from .wording import words
from .working_days import working_days

WORK_TYPES = ("planned", "immediate", "hs2_highway_works")


def sign_in(call: Call) -> Response:
    """POST work/authenticate. A temporary password is sent on to authenticate/initial, as the definitions say."""
    email, offered = call.texts("emailAddress", "password")
    try:
        account, tokens = call.room.door.sign_in(email, offered, call.room.manners.token_life)
    except Refusal as refusal:
        if refusal.status == 307:
            refusal.headers["Location"] = f"{call.request.path}/initial"
        raise
    return answer(
        {
            "idToken": tokens.identity,
            "organisationReference": account.organisation.swa_code,
            "accessToken": tokens.access,
            "refreshToken": tokens.refresh,
        }
    )


def create(call: Call) -> Response:
    """POST work/works."""
    account = call.caller(*SUBMITTERS)
    body, room = call.body(), call.room
    promoter = _promoter(body)
    prefixes = prefixes_of(call, promoter) if promoter else ()
    street = create_work.check(body, call.spoken, room.now(), room.streets, prefixes)
    writable = prefixes_of(call, promoter, writable=True) if promoter else []
    with room.store.acting():
        work = create_work.accept(body, account, street, room.now(), room.store.has, writable)
        if call.ledger.get("work", work.record["work_reference_number"]) is not None:
            raise Refusal(409, create_work.TAKEN)
        take_files(call, body.get("file_ids"))
        try:
            room.store.submit(work)
        except ReferenceTaken:
            raise Refusal(409, create_work.TAKEN) from None
        _noted(replace(call, account_of=account), Work(work.record, work.geometry, True))
    record = work.record
    return answer({name: record[name] for name in ("work_reference_number", "permit_reference_number")}, 201)


def _promoter(body: Any) -> Organisation | None:
    return ORGANISATIONS.get(str(body.get("promoter_swa_code"))) if isinstance(body, dict) else None


def _noted(call: Call, work: Work) -> None:
    kind = "paa" if work.record["work_category"] == "paa" else "permit"
    note(call, work, "planned_works_record_created", "work", work.reference, "Work created")
    permit = work.record["permit_reference_number"]
    note(call, work, f"{kind}_submitted", kind, permit, "Application", "Application submitted")


def read_category(call: Call) -> Response:
    """GET work/permits/category."""
    call.caller(*READERS)
    query = call.query
    work_type = query.text("work_type", needed=True)
    if work_type and work_type not in WORK_TYPES:
        query.wrong["work_type"] = f"work_type must be one of {', '.join(WORK_TYPES)}"
    start, end = query.day("proposed_start_date", needed=True), query.day("proposed_end_date", needed=True)
    ttro, risk = query.yes("is_ttro_required"), query.yes("immediate_risk")
    reference = query.text("workReferenceNumber" if call.version == "v6" else "work_reference_number")
    if start and end and end < start:
        query.wrong["proposed_end_date"] = "proposed_end_date must be on or after proposed_start_date"
    query.done()
    if not start or not end:
        raise not_found("Dates")
    kind = category(work_type or "", start, end, ttro, risk)
    earlier = call.room.store.work(reference) if reference else None
    if kind == "paa" and earlier and earlier.record["work_category"] == "paa":
        kind = "major"
    found = {
        "work_category": kind,
        "duration": {"calendar_days": (end - start).days + 1, "working_days": working_days(start, end)},
        "validity_period_end_date": at_midnight(validity_end(kind, end)),
        "is_early_start": is_early_start(kind, uk_day(call.room.now()), start),
    }
    return answer(found if call.version == "v1" else {**found, "work_category_string": words(kind)})


RULES = [
    Rule("/work/authenticate", endpoint=sign_in, methods=["POST"]),
    Rule("/work/works", endpoint=create, methods=["POST"]),
    Rule("/work/permits/category", endpoint=read_category, methods=["GET"]),
]
