"""One submission that goes wrong, followed to its end, and judged by what the service really did."""

from __future__ import annotations

from plugin.streetmanager.client import StreetManager
from plugin.submission.draft_failures import DraftsError
from plugin.submission.drafts import DraftStore
from plugin.submission.kinds import kind_of
from plugin.submission.outbox import AlreadySent, Outbox, Outcome, Refused, Submitted, Unknown

from .ground import Ground, content_of, more, repeats_safely
from .tally import Tally

# Longer than any kind has to wait before it may be sent again.
MINUTES = 15
# Nobody can see the streets of an area, so that nobody can see whether new ones came; to send them again is safe.
CANNOT_BE_SEEN = ("geographical_area_update",)


class Trial:
    """A draft of a kind that is ready to be sent, and all that comes of it."""

    def __init__(self, ground: Ground, key: str, fault: str) -> None:
        self.ground, self.key, self.kind = ground, key, kind_of(key)
        self.usual = ground.usual(key)
        self.desk = ground.desk()
        self.draft = self.desk.ready(key)
        self.request = self.desk.request(self.draft)
        self.tally = Tally()
        self.tally.by_fault[fault] += 1
        self.tally.by_kind[key] += 1
        self.killed = self.whole = self.was_unknown = False
        self._fault = fault
        self._drafts = content_of(self.desk.store)
        ground.server.forget_answered()
        self._held = ground.held()

    @property
    def service(self) -> StreetManager:
        """Whoever submits it, patient."""
        return self.desk.service_for(self.kind)

    @property
    def state(self) -> str:
        """The draft's state, as it is kept."""
        return self.desk.store.get(self.draft.id).state

    def acts(self) -> int:
        """How often the service has carried it out by now."""
        return self.ground.carried_out()

    def expect(self, holds: bool, otherwise: str) -> None:
        """Note what is not as it ought to be."""
        if not holds:
            self.tally.wrong.append(f"{self.ground.version} {self.key}, {self._fault}: {otherwise}.")

    def send(self, hasty: bool = False) -> Outcome:
        """Send it; hasty: and do not wait long for the answer."""
        service = self.ground.hasty(self.kind) if hasty else self.service
        outcome = self.desk.outbox.send(self.draft, self.request, service)
        self.was_unknown = isinstance(outcome, Unknown)
        return outcome

    def open_again(self) -> None:
        """A window that is opened after the one that sent it is gone."""
        path = self.desk.store.path
        self.desk.store.close()
        self.desk.store = DraftStore(path)
        self.desk.outbox = Outbox(self.desk.store, self.desk.now)
        self.was_unknown = self.state == "unknown"
        self.expect(self.state != "sending", "it is taken to be on its way for ever")

    def wait(self) -> None:
        """Until it may be sent again."""
        self.desk.minutes += MINUTES

    def not_sent_twice(self) -> None:
        """While nobody knows what became of it, it cannot be sent."""
        if self.state != "unknown":
            return
        try:
            self.desk.outbox.send(self.desk.store.get(self.draft.id), self.request, self.service)
        except AlreadySent:
            return
        self.expect(False, "it could be sent while nobody knew what had become of it")

    def ask(self) -> Outcome | None:
        """Ask what became of it."""
        if self.state != "unknown":
            return None
        outcome = self.desk.outbox.settle(self.desk.store.get(self.draft.id), self.service)
        if isinstance(outcome, Submitted):
            self.expect(self.acts() > 0, "it is said to be submitted, and is not")
        if isinstance(outcome, Unknown) and outcome.may_resend:
            last = self.desk.outbox.attempts(self.draft.id)[-1]
            waited = self.desk.now() - last.sent
            self.expect(waited >= self.kind.lost.settling, f"it may be sent again after {waited}")
        self.expect(not isinstance(outcome, Refused), f"it is said to be refused: {outcome}")
        return outcome

    def resend(self) -> Outcome | None:
        """Send the same again."""
        return self.desk.outbox.resend(self.desk.store.get(self.draft.id), self.service)

    def finish(self) -> Tally:
        """Bring it to its end as a person would, and judge. The service is at rest."""
        self.tally.unknown = int(self.was_unknown)
        self.tally.kills, self.tally.dropped = int(self.killed), int(not self.killed and not self.whole)
        self._bring_to_its_end()
        self.ground.quiet()
        rightly = self._judge()
        self.tally.settled = self.tally.unknown if rightly else 0
        self.desk.store.close()
        return self.tally

    def _bring_to_its_end(self) -> None:
        state = self.state
        if state == "unknown":
            self._settle()
        elif state != "submitted":
            self.expect(self.acts() == 0, f"it is kept as {state}, and the service carried it out")
            draft = self.desk.store.get(self.draft.id)
            try:
                outcome = self.desk.outbox.send(draft, self.request, self.service)
            except DraftsError as error:
                outcome = Refused(error.words)
            self.expect(isinstance(outcome, Submitted), f"what was never sent could not be sent: {outcome}")

    def _settle(self) -> None:
        outcome = self.ask()
        if not isinstance(outcome, Unknown):
            return
        self.expect(
            self.acts() == 0 or self.key in CANNOT_BE_SEEN, f"what is there was not found: {outcome.words}"
        )
        self.wait()
        outcome = self.resend()
        self.expect(isinstance(outcome, Submitted), f"what never came could not be sent again: {outcome}")

    def _judge(self) -> bool:
        kept, acts = content_of(self.desk.store), self.acts()
        self.tally.drafts_lost = sum(kept.get(name) != content for name, content in self._drafts.items())
        held = more(self._held, self.ground.held())
        twice = (acts > 1 and not repeats_safely(self.kind)) or any(
            number > self.usual.get(name, 0) for name, number in held.items()
        )
        self.tally.doubled = int(twice)
        receipt = self.desk.outbox.receipt(self.draft.id)
        done = acts > 0 and held == self.usual and self.state == "submitted" and receipt is not None
        self.tally.undone = int(not twice and not done)
        self.expect(
            not twice, f"it was carried out {acts} times, and {held} came of it where {self.usual} is usual"
        )
        self.expect(
            twice or done, f"in the end it is {self.state}; carried out {acts} times; {held} came of it"
        )
        self.expect(not self.tally.drafts_lost, "a draft is not as it was")
        return not (self.tally.wrong or twice or not done)
