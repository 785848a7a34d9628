"""Rules that tie fields of the requests on permits, plans and activities to one another and to the clock."""

from __future__ import annotations

from collections.abc import Iterator

from ..application_place import HS2_PROMOTER
from ..problem_rules import (
    Facts,
    Problem,
    Rule,
    contact_can_be_reached,
    dates_in_order,
    not_too_long,
    past_dates_have_times,
    years_after,
)


def _spans(request: str) -> Rule:
    def end_follows_start(facts: Facts) -> Iterator[Problem]:
        start, end = facts.day("start_date"), facts.day("end_date")
        if start and end and end < start:
            words = "The end date is before the start date. Enter an end date on or after it."
            yield Problem("end_date", words, f"{request}.end_date")
        begun, ended = facts.moment("start_time"), facts.moment("end_time")
        if begun and ended and ended <= begun:
            words = "The end time is not after the start time. Enter a later one."
            yield Problem("end_time", words, f"{request}.end_time")

    return end_follows_start


def at_most_five_years(facts: Facts) -> Iterator[Problem]:
    """A forward plan spans at most five years."""
    start, end = facts.day("start_date"), facts.day("end_date")
    if start and end and end > years_after(start, 5):
        words = "A forward plan can span at most five years. Enter an earlier end date."
        yield Problem("end_date", words, "ForwardPlanCreateRequest.start_date")


def hs2_works_are_hs2s(facts: Facts) -> Iterator[Problem]:
    """HS2 highway works are for the HS2 promoter only, where the promoter is known."""
    promoter = facts.values.get("promoter_swa_code")
    for name in ("work_type", "hs2_work_type"):
        if facts.values.get(name) == "hs2_highway_works" and promoter not in (None, "", HS2_PROMOTER):
            yield Problem(name, "HS2 highway works are for the promoter HS2 only. Choose another.", "BR 17")


def acknowledged(facts: Facts) -> Iterator[Problem]:
    """An HS2 application can be acknowledged, and nothing else."""
    if facts.values.get("hs2_acknowledged") is False:
        words = "Answer yes to acknowledge the application, or leave it as it is."
        yield Problem("hs2_acknowledged", words, "HS2AcknowledgementRequest.hs2_acknowledged")


_DATES = (dates_in_order, not_too_long, past_dates_have_times, hs2_works_are_hs2s, contact_can_be_reached)

RULES: dict[str, tuple[Rule, ...]] = {
    "PermitCreateRequest": _DATES,
    "ChangeRequestCreateRequest": _DATES,
    "HS2AcknowledgementRequest": (acknowledged,),
    "ForwardPlanCreateRequest": (
        _spans("ForwardPlanCreateRequest"),
        at_most_five_years,
        hs2_works_are_hs2s,
    ),
    "ForwardPlanUpdateRequest": (_spans("ForwardPlanUpdateRequest"), at_most_five_years),
    "PrivateStreetNoticeCreateRequest": (dates_in_order,),
    "ActivityCreateRequest": (_spans("ActivityCreateRequest"),),
    "ActivityUpdateRequest": (_spans("ActivityUpdateRequest"),),
}
