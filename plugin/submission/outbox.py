"""Sending once and only once: an attempt is written down before anything goes out, the answer after it.

A POST is never repeated blindly. Where the request carries a work reference that we chose, the service can be
asked after a lost answer whether it exists, and a second sending of the same is a 409 and no second work. Where it
carries none, what the service lists before and after tells (lost_answers).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timezone
from typing import Any

from ..streetmanager.errors import (
    AccessRestricted,
    Conflict,
    Forbidden,
    Invalid,
    PreconditionFailed,
    StreetManagerError,
)
from ..streetmanager.records import Writing
from ..streetmanager.versions import Version
from . import attempts
from .attempts import Attempt
from .draft import Draft
from .draft_failures import DraftSent, DraftsError
from .drafts import DraftStore
from .kind import OWN_FIELDS, Told
from .kinds import kind_of
from .lost_answers import Found
from .outcomes import AlreadySent, OtherEnvironment, Outcome, Refused, Submitted, Unknown
from .receipt import UNREAD, Receipt
from .sending_lock import is_held, sending

__all__ = ["AlreadySent", "OtherEnvironment", "Outbox", "Outcome", "Refused", "Submitted", "Unknown"]

UNSENT_STATES = ("draft", "ready", "refused")

_TAKEN = "This work reference is taken. Choose another one, or leave it empty to have one made up."
_AS_AT_FIRST = "It holds what was sent at first: what you have changed since is not in it."
_ASK = "It is not sent again by itself. First ask Street Manager whether it has {what}."
# Errors about what was sent; the others (no connection, not signed in) are about the way there.
_ANSWERS = (Invalid, Forbidden, AccessRestricted, PreconditionFailed, Conflict)


def _utc_now() -> datetime:
    return datetime.now(timezone.utc)


class Outbox:
    """Sends drafts of a store. Safe from several threads and windows: a draft goes out once.

    A service is a StreetManager of plugin.streetmanager.client, or anything with its work, environment and
    version.
    """

    def __init__(self, store: DraftStore, now: Callable[[], datetime] = _utc_now) -> None:
        """Make the outbox; drafts left "sending" by a window that is gone become "unknown". DraftsError."""
        self._store = store
        self._now = now
        self.recover()

    def recover(self) -> list[str]:
        """Make drafts that a window that is gone left "sending" unknown; return their ids. DraftsError."""
        lost = [
            attempt
            for attempt in attempts.under_way(self._store)
            if not is_held(self._store.path, attempt.mark)
        ]
        for attempt in lost:
            words = "Works Extents stopped while this was being sent, so nobody knows whether it arrived."
            self._end_if_sending(attempt, f"{words} {_ask(attempt)}")
        return [attempt.draft_id for attempt in lost]

    def send(self, draft: Draft, request: Writing, service: Any) -> Outcome:
        """Send what a draft makes, which has not been sent.

        AlreadySent if it is being sent, has been, or may have been; OtherEnvironment if the service is not
        the draft's; ValueError without a work reference where its kind carries one; DraftsError if the attempt
        could not be written down. In each of these nothing was sent. What comes of sending is the outcome, and
        never an exception.
        """
        own = kind_of(draft.kind).own_field
        if own and not getattr(request, own, None):
            raise ValueError("It is sent with a work reference of our own, so that it can be found.")
        self._check_place(draft.environment, service)
        held = self._store.get(draft.id)
        if held.sent:
            raise AlreadySent(_sent_words(held))
        last = attempts.last(self._store, draft.id)
        if last is None or last.state != attempts.DENIED:
            return self._go_out(draft, UNSENT_STATES, request, service, last)
        # Only a person says that the last one never came, and what is there by now may be that one.
        try:
            outcome = self._after_denial(last, request, service)
        except StreetManagerError as error:
            return Refused(error.words, error.next_step, answered=False)
        return outcome or self._go_out(draft, UNSENT_STATES, request, service, last, last.known_before)

    def settle(self, draft: Draft, service: Any) -> Outcome | None:
        """Ask the service, by our work reference, what became of a draft whose outcome is unknown.

        None if its outcome is known, or it was never sent. OtherEnvironment if it was sent elsewhere.
        """
        attempt = self._unsettled(draft, service)
        return None if attempt is None else self._compare(attempt, service)

    def resend(self, draft: Draft, service: Any) -> Outcome | None:
        """Settle, and only if the service still does not know it some minutes on, send the same again.

        The same body, with the same reference where it carries one, so that a late first one makes it a 409,
        which is compared with ours. None as for settle; OtherEnvironment also if the version is not that of
        the attempt.
        """
        attempt = self._unsettled(draft, service)
        if attempt is None:
            return None
        outcome = self._compare(attempt, service)
        if not isinstance(outcome, Unknown) or not outcome.may_resend:
            return outcome
        if attempt.version != Version(service.version).value:
            raise OtherEnvironment(
                f"This was sent by version {attempt.version} of Street Manager. Sign in with that version "
                "to send the same again."
            )
        request = kind_of(attempt.kind).request.model_validate(attempt.body)
        # What came in the meantime may be the first sending's: it is still new.
        known = attempt.known_before
        return self._go_out(self._store.get(draft.id), ("unknown",), request, service, attempt, known)

    def _unsettled(self, draft: Draft, service: Any) -> Attempt | None:
        self.recover()
        attempt = attempts.last(self._store, draft.id)
        if attempt is None or self._store.get(draft.id).state != "unknown":
            return None
        self._check_attempt(attempt, service)
        return attempt

    def person_says(self, draft: Draft, taken: bool, reference: str = "") -> Draft:
        """Take a person's word, who looked it up, for an outcome that the service does not tell us.

        Taken: it counts as submitted, under the reference that the person found. Not taken: it is ready to be
        sent again, with the same reference of ours where it has one, so that it cannot be made twice.
        DraftSent unless its outcome is unknown.
        """
        attempt = attempts.last(self._store, draft.id)
        if attempt is None or self._store.get(draft.id).state != "unknown":
            raise DraftSent("The outcome of this draft is known, so there is nothing to say about it.")
        if taken:
            kind = kind_of(attempt.kind)
            words = ["You said that Street Manager has this. What it makes of it was not read."]
            receipt = Receipt({**_concerned(attempt), kind.reference: reference}, "", words)
            self._end(attempt, "submitted", words[0], receipt=receipt, main=kind.reference)
        else:
            words_no = "You said that Street Manager does not have this."
            attempts.end(self._store, attempt, attempts.DENIED, self._now(), words_no, draft_state="ready")
        return self._store.get(draft.id)

    def receipt(self, draft_id: str) -> Receipt | None:
        """The receipt of a draft that was submitted, or None."""
        attempt = attempts.last(self._store, draft_id)
        return attempt.receipt if attempt else None

    def attempts(self, draft_id: str) -> list[Attempt]:
        """Every sending of a draft, in order."""
        return attempts.of(self._store, draft_id)

    def _go_out(
        self,
        draft: Draft,
        from_states: tuple[str, ...],
        request: Writing,
        service: Any,
        after: Attempt | None,
        known: Sequence[str] | None = None,
    ) -> Outcome:
        version = Version(service.version)
        body = request.to_wire(version)
        place = _place(service.environment)
        try:
            if known is None:
                known = kind_of(draft.kind).lost.before(draft.concerning, body, service)
        except StreetManagerError as error:
            return Refused(error.words, error.next_step, answered=False)
        with self._store.in_words(), sending(self._store.path) as mark:
            attempt = attempts.begin(
                self._store, draft, from_states, after, place, version.value, body, known, mark, self._now()
            )
            if attempt is None:
                raise AlreadySent(_sent_words(self._store.get(draft.id)))
            return self._deliver(attempt, request, service)

    def _deliver(self, attempt: Attempt, request: Writing, service: Any) -> Outcome:
        try:
            reply = kind_of(attempt.kind).send(service, attempt.concerning, request)
        except StreetManagerError as error:
            return self._failed(attempt, error, service)
        except Exception as error:
            # Whatever it was, it may have come after the request went out.
            return self._unknown(attempt, f"Works Extents failed while this was being sent ({error!r}).")
        return self._taken(attempt, kind_of(attempt.kind).references_in(reply), service)

    def _taken(self, attempt: Attempt, given: Mapping[str, str], service: Any, remark: str = "") -> Submitted:
        references = {**_concerned(attempt), **given}
        more = (remark,) if remark else ()
        kept = self._write_submitted(attempt, references, Told(words=(UNREAD, *more)))
        try:
            told = kind_of(attempt.kind).tell(references, service)
        except Exception:  # It was taken, and nothing that fails from here on may say otherwise.
            return Submitted(kept)
        told = replace(told, words=(*told.words, *more))
        return Submitted(self._write_submitted(attempt, references, told))

    def _write_submitted(self, attempt: Attempt, references: Mapping[str, str], told: Told) -> Receipt:
        receipt = Receipt(dict(references), told.category, list(told.words))
        main = kind_of(attempt.kind).reference
        unkept = self._end(attempt, "submitted", " ".join(receipt.words), receipt=receipt, main=main)
        return replace(receipt, words=[*receipt.words, unkept]) if unkept else receipt

    def _end(self, attempt: Attempt, state: str, words: str, **more: Any) -> str:
        """Write what came of an attempt, and return "" or, if the disk fails now, the words to add.

        The outcome itself stands whatever the disk says. There the draft stays "sending", and the next start
        makes it unknown.
        """
        try:
            attempts.end(self._store, attempt, state, self._now(), words, **more)
        except DraftsError as error:
            return f"Note down {_what(attempt)}: what came of it could not be kept. {error.words}"
        return ""

    def _failed(self, attempt: Attempt, error: StreetManagerError, service: Any) -> Outcome:
        if error.may_have_acted:
            return self._unknown(attempt, error.words, error.status)
        if isinstance(error, Conflict) and (kind_of(attempt.kind).own_field or self._lost_before(attempt)):
            return self._conflict(attempt, error, service)
        answered = isinstance(error, _ANSWERS)
        return self._refused(
            attempt, Refused(error.words, error.next_step, dict(error.fields), answered), error.status
        )

    def _conflict(self, attempt: Attempt, error: StreetManagerError, service: Any) -> Outcome:
        if self._sent_before(attempt):
            return self._compare(attempt, service)
        fields = {kind_of(attempt.kind).own_field: _TAKEN, **error.fields}
        words = f"Street Manager already has works with the reference {attempt.work_reference_number}."
        return self._refused(
            attempt, Refused(words, "Choose another reference and send it again.", fields), error.status
        )

    def _lost_before(self, attempt: Attempt) -> bool:
        earlier = attempts.of(self._store, attempt.draft_id)
        lost = ("unknown", attempts.DENIED)
        return any(before.id != attempt.id and before.state in lost for before in earlier)

    def _sent_before(self, attempt: Attempt) -> bool:
        return any(
            before.id != attempt.id and _same(before.work_reference_number, attempt.work_reference_number)
            for before in attempts.of(self._store, attempt.draft_id)
        )

    def _after_denial(self, attempt: Attempt, request: Writing, service: Any) -> Submitted | None:
        """Submitted, if the service holds what a person said that it does not. StreetManagerError."""
        found = self._look_up(attempt, service)
        if found.verdict != "ours":
            return None
        same = request.to_wire(Version(service.version)) == attempt.body
        return self._taken(attempt, found.references, service, "" if same else _AS_AT_FIRST)

    def _look_up(self, attempt: Attempt, service: Any) -> Found:
        sent = [
            before.body
            for before in attempts.of(self._store, attempt.draft_id)
            if _same(before.work_reference_number, attempt.work_reference_number)
        ]
        lost = kind_of(attempt.kind).lost
        return lost.look_up(attempt.concerning, sent, attempt.known_before, service)

    def _compare(self, attempt: Attempt, service: Any) -> Outcome:
        """What the service holds now, against what we sent."""
        try:
            found = self._look_up(attempt, service)
        except StreetManagerError as error:
            return self._unknown(attempt, f"{error.words} {error.next_step}")
        if found.verdict == "ours":
            return self._taken(attempt, found.references, service)
        if found.verdict == "nothing":
            return self._not_found(attempt)
        if found.verdict == "theirs":
            words = f"Street Manager has other works with the reference {attempt.work_reference_number}."
            next_step = "Yours were not taken. Choose another reference and send it again."
            own = kind_of(attempt.kind).own_field
            return self._refused(attempt, Refused(words, next_step, {own: _TAKEN} if own else {}))
        return self._unknown(attempt, found.words)

    def _not_found(self, attempt: Attempt) -> Outcome:
        now = self._now()
        attempts.note_not_found(self._store, attempt, now)
        lost, what = kind_of(attempt.kind).lost, _what(attempt)
        if now - attempt.sent < lost.settling:
            minutes = int(lost.settling.total_seconds() // 60)
            words = f"Street Manager does not know {what} yet. It may still be on its way."
            return self._unknown(attempt, f"{words} Ask again in {minutes} minutes.", ask=False)
        safe = "it cannot be made twice" if lost.protected else "what is there is looked at once more first"
        words = f"Street Manager does not know {what}. You can send the same again: {safe}."
        return self._unknown(attempt, words, ask=False, may_resend=True)

    def _unknown(
        self,
        attempt: Attempt,
        words: str,
        status: int | None = None,
        ask: bool = True,
        may_resend: bool = False,
    ) -> Unknown:
        whole = f"{words} {_ask(attempt)}" if ask else words
        unkept = self._end(attempt, "unknown", whole, status=status)
        return Unknown(f"{whole} {unkept}".strip(), may_resend)

    def _refused(self, attempt: Attempt, refused: Refused, status: int | None = None) -> Refused:
        unkept = self._end(
            attempt,
            "refused",
            f"{refused.words} {refused.next_step}".strip(),
            status=status,
            draft_state="refused" if refused.answered else "ready",
            forget_reference=OWN_FIELDS[0] in refused.fields,
        )
        return replace(refused, words=f"{refused.words} {unkept}") if unkept else refused

    def _end_if_sending(self, attempt: Attempt, words: str) -> None:
        # Its own window may end it after we looked: then its word counts.
        current = attempts.last(self._store, attempt.draft_id)
        if current is not None and current.id == attempt.id and current.state == "sending":
            attempts.end(self._store, attempt, "unknown", self._now(), words)

    def _check_place(self, environment: str, service: Any) -> None:
        if environment != service.environment.key:
            raise OtherEnvironment(
                f"This draft is for {environment}, and you are signed in to {service.environment.name}. "
                "Sign in there, or change the environment of the draft."
            )

    def _check_attempt(self, attempt: Attempt, service: Any) -> None:
        if attempt.environment != _place(service.environment):
            raise OtherEnvironment(
                f"This was sent to {attempt.environment}, and you are signed in to "
                f"{service.environment.name}. Sign in there to ask what became of it."
            )


def _concerned(attempt: Attempt) -> dict[str, str]:
    own = attempt.work_reference_number
    return {**attempt.concerning, **({"work_reference_number": own} if own else {})}


def _what(attempt: Attempt) -> str:
    """What was sent, in a sentence: by our reference where it has one."""
    kind = kind_of(attempt.kind)
    return attempt.work_reference_number if kind.own_field else f"this {kind.words.lower()}"


def _place(environment: Any) -> str:
    """Where something is sent, so that nobody asks elsewhere. Practice may be on another port tomorrow."""
    if environment.key == "custom":
        return f"custom {environment.address}"
    return str(environment.key)


def _same(one: str, other: str) -> bool:
    # Work references do not tell capitals from small letters (BR 3.1).
    return one.casefold() == other.casefold()


def _ask(attempt: Attempt) -> str:
    return _ASK.format(what=_what(attempt))


def _sent_words(draft: Draft) -> str:
    if draft.state == "submitted":
        return f"This draft has been submitted as {draft.reference or 'it is'}. It is not sent again."
    if draft.state == "unknown":
        return (
            "This draft was sent, and the answer was lost. "
            "Ask Street Manager what became of it. It is not sent again before that."
        )
    return "This draft is being sent just now. Wait for the answer."
