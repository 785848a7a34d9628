"""Processes that are killed while they send, settle or send again, and what is found afterwards."""

from __future__ import annotations

from dataclasses import dataclass

from .ground import Ground, email_of, who
from .losing import DROPPED_AFTER, DROPPED_BEFORE
from .nursery import KILLED, Errand, Nursery
from .steps import STEPS, Step
from .tally import Tally
from .trial import Trial


@dataclass
class Killing:
    """Kills on a ground, of processes out of a nursery."""

    ground: Ground
    nursery: Nursery

    def at_step(self, key: str, step: Step) -> Tally:
        """Killed at a step of sending; no kill is counted where a kind does not pass it."""
        trial = Trial(self.ground, key, f"killed: {step.words}")
        trial.killed = self._run(trial, step.point, step.turn)
        return self._after(trial, int(step.acts))

    def at_line(self, key: str, number: int, act: str = "send") -> Tally:
        """Killed before a line of all that is run while sending, settling, or sending again."""
        trial = Trial(self.ground, key, f"killed at a line of: {act}")
        if act != "send":
            with self.ground.behaving((DROPPED_AFTER if act == "settle" else DROPPED_BEFORE).manners):
                trial.send()
            trial.wait()
        trial.killed = self._run(trial, "line", number, act)
        return self._after(trial)

    def _run(self, trial: Trial, point: str, turn: int, act: str = "send") -> bool:
        errand = Errand(
            str(trial.desk.store.path),
            trial.draft.id,
            self.ground.server.address,
            self.ground.version.value,
            email_of(who(trial.kind)),
            point,
            turn,
            act,
            trial.desk.minutes,
        )
        return self.nursery.run(errand) == KILLED

    def _after(self, trial: Trial, acts: int = 0) -> Tally:
        self.ground.quiet(acts)
        trial.whole = not trial.killed
        trial.open_again()
        trial.not_sent_twice()
        return trial.finish()

    def at_every_step(self, key: str) -> list[Tally]:
        """Every step, one after the other."""
        return [self.at_step(key, step) for step in STEPS]

    def at_every_line(self, key: str, act: str = "send", every: int = 1) -> list[Tally]:
        """Every line, or one of so many, until a process comes to its end alive."""
        found: list[Tally] = []
        number = 1
        while not found or found[-1].kills:
            found.append(self.at_line(key, number, act))
            number += every
        return found
