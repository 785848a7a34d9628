"""How works go on: started, stopped, taken back, what was dug up and what was registered."""

# ruff: noqa: UP007, UP045 -- pydantic evaluates these annotations, on Python 3.9 too
from __future__ import annotations

from datetime import datetime
from typing import Annotated

from ..acting_person import ActedBy
from ..fields import About


class WorkStartUpdateRequest(ActedBy):
    """A promoter's log of works start."""

    actual_start_date: Annotated[
        datetime,
        About(
            "Works started",
            "The date and time at which the works began on site, in UK local time. "
            "Not in the future, and not before the start that was applied for.",
            "dates",
            needed=True,
            time="past",
            ask="Enter the date and time at which the works started.",
            source="BR 6.1",
        ),
    ]


class WorkStopUpdateRequest(ActedBy):
    """A log of works stop: by the promoter, or by the authority for works that nobody has owned up to."""

    actual_stop_date: Annotated[
        datetime,
        About(
            "Works stopped",
            "The date and time at which the street was clear again, in UK local time. "
            "Not in the future, and after works start.",
            "dates",
            needed=True,
            time="past",
            ask="Enter the date and time at which the works stopped.",
            source="BR 6.3",
        ),
    ]


class WorkStartRevertRequest(ActedBy):
    """A promoter's taking back of works start."""

    revert_reason: Annotated[
        str,
        About(
            "Why works start is taken back",
            "Only for planned works that have not stopped and have no reinstatement yet.",
            "works",
            needed=True,
            longest=500,
            ask="Say why works start is taken back, in up to 500 characters.",
            source="BR 6.2",
        ),
    ]


class WorkStopRevertRequest(ActedBy):
    """A promoter's taking back of works stop."""

    revert_reason: Annotated[
        str,
        About(
            "Why works stop is taken back",
            "Only where no other permit was applied for on this work since.",
            "works",
            needed=True,
            longest=500,
            ask="Say why works stop is taken back, in up to 500 characters.",
            source="BR 6.4",
        ),
    ]


class ExcavationCarriedOutUpdateRequest(ActedBy):
    """A promoter's word on whether the ground was opened after all. From v2 on."""

    excavation_carried_out: Annotated[
        bool,
        About(
            "Was the ground opened?",
            "Asked where the permit said that it would be. "
            "It cannot be changed once the reinstatement of an excavation is registered.",
            "works",
            needed=True,
            ask="Say whether the ground was opened.",
            source="BR 6.7",
        ),
    ]


class FinalReinstatementUpdateRequest(ActedBy):
    """A promoter's word on whether all sites of the permit are registered."""

    final_reinstatement: Annotated[
        bool,
        About(
            "Is the last site registered?",
            "Yes once every excavation under this permit is registered. There has to be at least one.",
            "works",
            needed=True,
            ask="Say whether the last site is registered.",
            source="BR 8.6",
        ),
    ]
