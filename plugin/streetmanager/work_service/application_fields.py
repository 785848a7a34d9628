"""The fields of the permit application as other requests have them too: stated once, there, and taken from there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from ..fields import About, When, about
from ..work_records import WorkCreateRequest

# A start time where the request says it of the works themselves, and not only of dates that have passed.
START_TIME: dict[str, Any] = {
    "needed_when": When("work_type", "immediate"),
    "help": "Needed for immediate works, and where the start date has passed. UK local time.",
    "ask": "Enter the time at which the works started.",
}


def as_applied_for(request: str) -> Callable[..., About]:
    """What WorkCreateRequest says of a field, for another request, which then stands in its `source`.

    The function that comes back takes the field's name and what differs, as changes to the About.
    """

    def stated(name: str, **changes: Any) -> About:
        found = about(WorkCreateRequest, name)
        source = found.source.replace(WorkCreateRequest.__name__, request)
        return replace(found, **{"source": source, "kind": "", **changes})

    return stated
