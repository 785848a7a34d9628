"""What the ready-made lists are called, what each is for, and how many permits it brought."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...layers.asked_search import moment_of
from ..words import clock, count, short_day, tr

if TYPE_CHECKING:
    from ...layers.own_work_layers import ReadList
    from ...search.result import SearchResult

ORDER = (
    "awaiting",
    "changes",
    "this_week",
    "in_progress",
    "overrunning",
    "today",
    "open",
    "everything",
)


def title(key: str, *, authority: bool) -> str:
    """What a list is called, for an authority or for a promoter."""
    if authority and key in ("awaiting", "changes"):
        return tr("To assess, by deadline") if key == "awaiting" else tr("Waiting for the promoter's changes")
    return {
        "awaiting": tr("Awaiting assessment, by deadline"),
        "changes": tr("Changes asked for by the authority"),
        "this_week": tr("Starting this week"),
        "in_progress": tr("In progress"),
        "overrunning": tr("Overrunning"),
        "today": tr("Today: the daily map"),
        "open": tr("All that is planned or in progress"),
        "everything": tr("Everything on record"),
    }[key]


def meaning(key: str, role: str) -> str:
    """What is in a list, in a sentence, for somebody of a role ("" where that is not known)."""
    whose = {
        "HighwayAuthority": tr("in your authority's streets"),
        "Contractor": tr("of the promoters that you act for"),
    }.get(role, tr("of your organisation"))
    return {
        "awaiting": tr("Applications {whose} that have not been answered; what is due first comes first."),
        "changes": tr("Applications {whose} that the authority wants changed before it grants them."),
        "this_week": tr("Works {whose} that begin from Monday to Sunday of this week."),
        "in_progress": tr("Works {whose} that have begun and not ended."),
        "overrunning": tr("Works {whose} that go on after their last proposed day."),
        "today": tr("What goes on today, should begin or should have begun, {whose}."),
        "open": tr("All works {whose} that have not ended."),
        "everything": tr("All permits {whose}, ended ones too. This can take long; what is read is kept."),
    }[key].format(whose=whose)


def outcome_words(result: SearchResult) -> str:
    """How many permits a list brought, whether that is all, and when it was asked."""
    told = [count(len(result), tr("permit"), tr("permits")), clock(result.started)[:5]]
    if result.cancelled:
        told.insert(1, tr("stopped before the end"))
    elif result.error is not None:
        told.insert(1, tr("incomplete, as the service could not be asked further"))
    elif not result.notes:
        told.insert(1, tr("complete"))
    placed = sum(len(group) for group in result.groups.values())
    if placed < len(result):
        told.append(tr("{count:,} without a place on the map").format(count=len(result) - placed))
    return " ".join([" · ".join(told), *result.notes])


def project_words(result: SearchResult, read: ReadList) -> str:
    """How much of a list the project holds, when it was read, and how to have what there is now."""
    held = count(len(result), tr("permit"), tr("permits"))
    when = moment_of(read.asked)
    words = [
        tr("From the project: {held}.").format(held=held)
        if when is None
        else tr("From the project: {held}, as read on {day} at {time}.").format(
            held=held, day=short_day(when), time=clock(when)[:5]
        )
    ]
    if read.count > len(result):
        words.append(
            tr("{count:,} without a place are not in it.").format(count=read.count - len(result)),
        )
    words.append(tr("Show the list again for what there is now."))
    return " ".join(words)
