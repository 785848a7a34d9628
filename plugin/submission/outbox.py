"""Sending once and only once: an attempt is written down before anything goes out, the answer after it.

A POST is never repeated blindly. Every request carries a work reference that we chose, so after a lost answer
the service can be asked whether it exists, and a second sending of the same is a 409 and no second work.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone
from typing import Any, Union

from ..streetmanager.errors import (
    AccessRestricted,
    Conflict,
    Forbidden,
    Invalid,
    NotFound,
    PreconditionFailed,
    StreetManagerError,
)
from ..streetmanager.versions import Version
from ..streetmanager.work_records import WorkCreateRequest, WorkCreateResponse
from . import attempts, found_work
from .attempts import Attempt
from .draft import Draft
from .drafts import DraftSent, DraftsError, DraftStore
from .found_work import Found
from .receipt import Receipt, receipt_for
from .sending_lock import is_held, sending

# "Not found" sooner than this after sending may only mean "not yet".
SETTLING_TIME = timedelta(minutes=2)
UNSENT_STATES = ("draft", "ready", "refused")

_TAKEN = "This work reference is taken. Choose another one, or leave it empty to have one made up."
_ASK = "It is not sent again by itself. First ask Street Manager whether {reference} exists."


class AlreadySent(DraftSent):
    """The draft is being sent, has been sent, or may have been: it is not sent again."""


class OtherEnvironment(DraftsError):
    """The service that was given is not the one that the draft is for, or was sent to."""


@dataclass(frozen=True)
class Submitted:
    """The application was taken."""

    receipt: Receipt


@dataclass(frozen=True)
class Refused:
    """The application was certainly not taken. fields: field name -> what is wrong with it.

    answered is False where the service never got it (no connection, say): the draft is ready to be sent.
    """

    words: str
    next_step: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    answered: bool = True


@dataclass(frozen=True)
class Unknown:
    """Nobody knows yet whether the application was taken. may_resend: `resend` will send it again."""

    words: str
    may_resend: bool = False


Outcome = Union[Submitted, Refused, Unknown]


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

    def send(self, draft: Draft, request: WorkCreateRequest, service: Any) -> Outcome:
        """Send an application that has not been sent.

        AlreadySent if it is being sent, has been, or may have been; OtherEnvironment if the service is not
        the draft's; ValueError without a work reference; DraftsError if the attempt could not be written
        down. In each of these nothing was sent. What comes of sending is the outcome, and never an exception.
        """
        if not request.work_reference_number:
            raise ValueError(
                "An application is sent with a work reference of our own, so that it can be found."
            )
        self._check_place(draft.environment, service)
        return self._go_out(draft.id, UNSENT_STATES, request, service)

    def settle(self, draft: Draft, service: Any) -> Outcome | None:
        """Ask the service, by our work reference, what became of a draft whose outcome is unknown.

        None if its outcome is known, or it was never sent. OtherEnvironment if it was sent elsewhere.
        """
        self.recover()
        attempt = attempts.last(self._store, draft.id)
        if attempt is None or self._store.get(draft.id).state != "unknown":
            return None
        self._check_attempt(attempt, service)
        return self._compare(attempt, service)

    def resend(self, draft: Draft, service: Any) -> Outcome | None:
        """Settle, and only if the service still does not know it two minutes on, send the same again.

        The same body with the same reference, so that a late first one makes it a 409, which is compared
        with ours. None as for settle; OtherEnvironment also if the version is not that of the attempt.
        """
        outcome = self.settle(draft, service)
        if not isinstance(outcome, Unknown) or not outcome.may_resend:
            return outcome
        attempt = attempts.last(self._store, draft.id)
        if attempt is None:
            return None
        if attempt.version != Version(service.version).value:
            raise OtherEnvironment(
                f"This was sent by version {attempt.version} of Street Manager. Sign in with that version "
                "to send the same again."
            )
        request = WorkCreateRequest.model_validate(attempt.body)
        return self._go_out(draft.id, ("unknown",), request, service)

    def person_says(self, draft: Draft, taken: bool, permit_reference_number: str = "") -> Draft:
        """Take a person's word, who looked it up, for an outcome that the service does not tell us.

        Taken: it counts as submitted. Not taken: it is ready to be sent again, with the same reference, so
        that it cannot be made twice. DraftSent unless its outcome is unknown.
        """
        attempt = attempts.last(self._store, draft.id)
        if attempt is None or self._store.get(draft.id).state != "unknown":
            raise DraftSent("The outcome of this draft is known, so there is nothing to say about it.")
        if taken:
            reference = attempt.work_reference_number
            permit = permit_reference_number or f"{reference}-01"
            words = ["You said that Street Manager has this application. Its category was not read."]
            receipt = Receipt(reference, permit, "", words)
            attempts.end(self._store, attempt, "submitted", self._now(), words[0], receipt=receipt)
        else:
            words_no = "You said that Street Manager does not have this application."
            attempts.end(self._store, attempt, "refused", self._now(), words_no, draft_state="ready")
        return self._store.get(draft.id)

    def receipt(self, draft_id: str) -> Receipt | None:
        """The receipt of a draft that was submitted, or None."""
        attempt = attempts.last(self._store, draft_id)
        return attempt.receipt if attempt else None

    def attempts(self, draft_id: str) -> list[Attempt]:
        """Every sending of a draft, in order."""
        return attempts.of(self._store, draft_id)

    def _go_out(
        self, draft_id: str, from_states: tuple[str, ...], request: WorkCreateRequest, service: Any
    ) -> Outcome:
        version = Version(service.version)
        body = request.to_wire(version)
        place = _place(service.environment)
        with self._store.in_words(), sending(self._store.path) as mark:
            attempt = attempts.begin(
                self._store, draft_id, from_states, place, version.value, body, mark, self._now()
            )
            if attempt is None:
                raise AlreadySent(_sent_words(self._store.get(draft_id)))
            return self._deliver(attempt, request, service)

    def _deliver(self, attempt: Attempt, request: WorkCreateRequest, service: Any) -> Outcome:
        try:
            response = service.work.create_work(request)
        except StreetManagerError as error:
            return self._failed(attempt, error, service)
        except Exception as error:
            # Whatever it was, it may have come after the request went out.
            return self._unknown(attempt, f"Works Extents failed while this was being sent ({error!r}).")
        return self._taken(attempt, response, service)

    def _taken(self, attempt: Attempt, response: WorkCreateResponse, service: Any) -> Outcome:
        kept = self._write_submitted(attempt, receipt_for(response, None))
        try:
            permit = service.work.get_permit(response.work_reference_number, response.permit_reference_number)
        except Exception:  # It was taken, and nothing that fails from here on may say otherwise.
            return Submitted(kept)
        return Submitted(self._write_submitted(attempt, receipt_for(response, permit)))

    def _write_submitted(self, attempt: Attempt, receipt: Receipt) -> Receipt:
        unkept = self._end(attempt, "submitted", " ".join(receipt.words), receipt=receipt)
        return replace(receipt, words=[*receipt.words, unkept]) if unkept else receipt

    def _end(self, attempt: Attempt, state: str, words: str, **more: Any) -> str:
        """Write what came of an attempt, and return "" or, if the disk fails now, the words to add.

        The outcome itself stands whatever the disk says. There the draft stays "sending", and the next start
        makes it unknown.
        """
        try:
            attempts.end(self._store, attempt, state, self._now(), words, **more)
        except DraftsError as error:
            reference = attempt.work_reference_number
            return f"Note down {reference}: what came of it could not be kept. {error.words}"
        return ""

    def _failed(self, attempt: Attempt, error: StreetManagerError, service: Any) -> Outcome:
        if error.may_have_acted:
            return self._unknown(attempt, error.words, error.status)
        if isinstance(error, Conflict):
            return self._conflict(attempt, error, service)
        # These are about this application; the others (no connection, not signed in) about the way there.
        answered = isinstance(error, (Invalid, Forbidden, AccessRestricted, PreconditionFailed))
        return self._refused(
            attempt, Refused(error.words, error.next_step, dict(error.fields), answered), error.status
        )

    def _conflict(self, attempt: Attempt, error: StreetManagerError, service: Any) -> Outcome:
        if self._sent_before(attempt):
            return self._compare(attempt, service)
        fields = {"work_reference_number": _TAKEN, **error.fields}
        words = f"Street Manager already has works with the reference {attempt.work_reference_number}."
        return self._refused(
            attempt, Refused(words, "Choose another reference and send it again.", fields), error.status
        )

    def _sent_before(self, attempt: Attempt) -> bool:
        return any(
            before.id != attempt.id and _same(before.work_reference_number, attempt.work_reference_number)
            for before in attempts.of(self._store, attempt.draft_id)
        )

    def _compare(self, attempt: Attempt, service: Any) -> Outcome:
        """What the service holds under our reference, against what we sent under it."""
        sent = [
            before.body
            for before in attempts.of(self._store, attempt.draft_id)
            if _same(before.work_reference_number, attempt.work_reference_number)
        ]
        try:
            found = found_work.look_up(attempt.work_reference_number, sent, service)
        except NotFound:
            return self._not_found(attempt)
        except StreetManagerError as error:
            return self._unknown(attempt, f"{error.words} {error.next_step}")
        if found.verdict == "ours":
            return Submitted(self._write_submitted(attempt, _receipt(found)))
        if found.verdict == "theirs":
            words = f"Street Manager has other works with the reference {attempt.work_reference_number}."
            next_step = "Yours were not taken. Choose another reference and send it again."
            return self._refused(attempt, Refused(words, next_step, {"work_reference_number": _TAKEN}))
        return self._unknown(attempt, found.words)

    def _not_found(self, attempt: Attempt) -> Outcome:
        now = self._now()
        attempts.note_not_found(self._store, attempt, now)
        reference = attempt.work_reference_number
        if now - attempt.sent < SETTLING_TIME:
            words = f"Street Manager does not know {reference} yet. It may still be on its way."
            return self._unknown(attempt, f"{words} Ask again in two minutes.", ask=False)
        words = (
            f"Street Manager does not know {reference}. You can send the same again: it carries the same "
            "reference, so it cannot be made twice."
        )
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
            forget_reference="work_reference_number" in refused.fields,
        )
        return replace(refused, words=f"{refused.words} {unkept}") if unkept else refused

    def _end_if_sending(self, attempt: Attempt, words: str) -> None:
        # Its own window may have ended it after we looked: then its word counts.
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


def _receipt(found: Found) -> Receipt:
    response = WorkCreateResponse(
        work_reference_number=found.work_reference_number,
        permit_reference_number=found.permit_reference_number,
    )
    return receipt_for(response, found.permit)


def _place(environment: Any) -> str:
    """Where something is sent, so that nobody asks elsewhere. Practice may be on another port tomorrow."""
    if environment.key == "custom":
        return f"custom {environment.address}"
    return str(environment.key)


def _same(one: str, other: str) -> bool:
    # Work references do not tell capitals from small letters (BR 3.1).
    return one.casefold() == other.casefold()


def _ask(attempt: Attempt) -> str:
    return _ASK.format(reference=attempt.work_reference_number)


def _sent_words(draft: Draft) -> str:
    if draft.state == "submitted":
        return f"This draft has been submitted as {draft.work_reference_number}. It is not sent again."
    if draft.state == "unknown":
        return (
            f"This draft was sent as {draft.work_reference_number}, and the answer was lost. "
            "Ask Street Manager what became of it. It is not sent again before that."
        )
    return "This draft is being sent just now. Wait for the answer."
