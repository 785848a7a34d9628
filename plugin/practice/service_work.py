"""The Work service: signing in, applying for a permit, reading permits and works, asking for a category."""

from __future__ import annotations

from werkzeug.routing import Rule
from werkzeug.wrappers import Response

from ..streetmanager.uk_time import uk_day
from . import create_work
from .accounts import Account, acts_for
from .answers_permit import permit_answer, work_answer
from .calls import READERS, SUBMITTERS, Call, answer
from .categories import at_midnight, category, is_early_start, validity_end
from .refusals import Refusal, access_restricted, not_found
from .store import ReferenceTaken
from .town_activities import activity_answer
from .town_works import MadeWork
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
    street = create_work.check(body, call.spoken, room.now(), room.streets)
    work = create_work.accept(body, account, street, room.now(), room.store.has)
    try:
        room.store.submit(work)
    except ReferenceTaken:
        raise Refusal(409, create_work.TAKEN) from None
    record = work.record
    return answer({name: record[name] for name in ("work_reference_number", "permit_reference_number")}, 201)


def _found(call: Call, reference: str) -> MadeWork:
    work = call.room.store.work(reference)
    if work is None:
        raise not_found("Work")
    return work


def read_permit(call: Call, reference: str, permit: str) -> Response:
    """GET work/works/{wrn}/permits/{prn}: anyone signed in may."""
    call.caller(*READERS)
    work = _found(call, reference)
    if work.record["permit_reference_number"].lower() != permit.lower():
        raise not_found("Permit")
    return answer(permit_answer(work, call.version))


def _concerned(account: Account, work: MadeWork) -> bool:
    if account.role == "HighwayAuthority":
        return work.record["highway_authority_swa_code"] == account.organisation.swa_code
    return work.record["promoter_swa_code"] in acts_for(account)


def read_work(call: Call, reference: str) -> Response:
    """GET work/works/{wrn}: only those concerned may."""
    account = call.caller(*READERS)
    work = _found(call, reference)
    if not _concerned(account, work):
        raise access_restricted()
    return answer(work_answer(work, call.version))


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


def activity(call: Call, reference: str) -> Response:
    """GET work/activity/{reference}."""
    call.caller(*READERS)
    found = call.room.store.records.record("activities", reference)
    if found is None:
        raise not_found("Activity")
    return answer(activity_answer(*found, call.version))


RULES = [
    Rule("/work/activity/<reference>", endpoint=activity, methods=["GET"]),
    Rule("/work/authenticate", endpoint=sign_in, methods=["POST"]),
    Rule("/work/works", endpoint=create, methods=["POST"]),
    Rule("/work/works/<reference>", endpoint=read_work, methods=["GET"]),
    Rule("/work/works/<reference>/permits/<permit>", endpoint=read_permit, methods=["GET"]),
    Rule("/work/permits/category", endpoint=read_category, methods=["GET"]),
]
