"""The Party service: people, organisations, workstreams, tokens."""

from __future__ import annotations

from dataclasses import replace

from werkzeug.routing import Rule
from werkzeug.wrappers import Response

from .accounts import Account, acts_for
from .answers_party import organisation_answer, organisation_summary, user_answer
from .calls import PARTY_READERS, SUBMITTERS, Call, answer
from .dress import dress
from .organisations import ORGANISATIONS, Organisation
from .party_desk import account_named, with_workstreams, workstreams_of
from .refusals import access_restricted, not_found


def user(call: Call, email: str) -> Response:
    """GET party/users/{email}: oneself or somebody of one's own organisation."""
    caller = call.caller(*PARTY_READERS)
    found = account_named(email)
    if found is None:
        raise not_found("User")
    if found.organisation is not caller.organisation:
        raise access_restricted()
    renamed = replace(found, **(call.ledger.get("person", found.email) or {}))
    return answer(user_answer(renamed, acting_for(call, renamed), call.version))


def acting_for(call: Call, account: Account) -> Organisation:
    """Whose workstreams an account sees: its own, a contractor's those of the promoter named in `swaCode`."""
    wanted = call.query.text("swaCode")
    contracts = account.organisation.contracts
    own = account.role == "Contractor" and wanted in contracts
    return with_workstreams(call, ORGANISATIONS[wanted] if own and wanted else account.organisation)


def _organisation(reference: str) -> Organisation:
    if reference not in ORGANISATIONS:
        raise not_found("Organisation")
    return ORGANISATIONS[reference]


def organisation(call: Call, reference: str) -> Response:
    """GET party/organisations/{organisationReference}."""
    call.caller(*PARTY_READERS)
    return answer(organisation_answer(_organisation(reference), call.version))


def organisations(call: Call) -> Response:
    """GET party/organisations, by type and part of a name."""
    call.caller(*PARTY_READERS)
    kinds = {kind for given in call.request.args.getlist("type") for kind in given.split(",")}
    part = (call.query.text("query") or "").lower()
    return answer(
        [
            organisation_summary(who, call.version)
            for who in ORGANISATIONS.values()
            if (not kinds or who.kind in kinds) and part in who.name.lower()
        ]
    )


def workstreams(call: Call, reference: str) -> Response:
    """GET party/organisations/{organisationReference}/workstreams: one's own, or those of one's contracts."""
    caller = call.caller(*SUBMITTERS, "Admin")
    found = _organisation(reference)
    if reference not in acts_for(caller) and found is not caller.organisation:
        raise access_restricted()
    streams = workstreams_of(call, found)
    return answer([dress("party", "WorkstreamResponse", stream, call.version) for stream in streams])


def _spelled(call: Call, defined: str, guide: str) -> str:
    """The name that a body uses: the definitions and the guide differ."""
    body = call.body()
    return guide if isinstance(body, dict) and guide in body and defined not in body else defined


def refresh(call: Call) -> Response:
    """POST party/refresh: no header, the refresh token in the body."""
    (offered,) = call.texts(_spelled(call, "refresh_token", "refreshToken"))
    identity, access = call.room.door.refresh(offered, call.room.manners.token_life)
    return answer({"id_token": identity, "access_token": access})


def logout(call: Call) -> Response:
    """POST party/logout: ends all of the user's tokens, on every machine."""
    (offered,) = call.texts(_spelled(call, "access_token", "accessToken"))
    call.room.door.sign_out_everywhere(offered)
    return Response(status=204)


RULES = [
    Rule("/party/users/<email>", endpoint=user, methods=["GET"]),
    Rule("/party/organisations", endpoint=organisations, methods=["GET"]),
    Rule("/party/organisations/<reference>", endpoint=organisation, methods=["GET"]),
    Rule("/party/organisations/<reference>/workstreams", endpoint=workstreams, methods=["GET"]),
    Rule("/party/refresh", endpoint=refresh, methods=["POST"]),
    Rule("/party/logout", endpoint=logout, methods=["POST"]),
]
