"""What came of a search, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timezone
from typing import TYPE_CHECKING

from ..words import clock, count, day, short_day, tr

if TYPE_CHECKING:
    from ...layers.asked_search import AskedSearch
    from ...search.result import SearchResult

MOST_GAPS = 10


def kind_title(kind: str) -> str:
    """What the records of a kind are called, as a heading: "Forward plans"."""
    return _KIND_WORDS[kind][0]()


def kinds_words(kinds: Sequence[str]) -> str:
    """Some kinds in few words: "Works", "Works and 2 more"."""
    if not kinds:
        return tr("Nothing")
    first = kind_title(kinds[0])
    return tr("{first} and {more} more").format(first=first, more=len(kinds) - 1) if kinds[1:] else first


def counted(kind: str, number: int) -> str:
    """A number of records of a kind: "1 work", "3,012 works"."""
    _, one, many = _KIND_WORDS[kind]
    return count(number, one(), many())


_KIND_WORDS = {
    "works": (lambda: tr("Works"), lambda: tr("work"), lambda: tr("works")),
    "activities": (lambda: tr("Activities"), lambda: tr("activity"), lambda: tr("activities")),
    "forward_plans": (lambda: tr("Forward plans"), lambda: tr("forward plan"), lambda: tr("forward plans")),
    "section_58s": (lambda: tr("Section 58s"), lambda: tr("section 58"), lambda: tr("section 58s")),
    "hs2_act_limits": (
        lambda: tr("HS2 limits"),
        lambda: tr("part of the HS2 limits"),
        lambda: tr("parts of the HS2 limits"),
    ),
}


def outcome_words(results: Mapping[str, SearchResult], errors: Mapping[str, Exception] | None = None) -> str:
    """How much was found, whether that is all, and when it was asked; then what could not be had."""
    lines = [_account(results)] if results else []
    for kind, error in (errors or {}).items():
        if kind not in results:
            lines.append(_refused(kind, error))
    return "\n".join(lines)


def project_words(results: Mapping[str, SearchResult], asked: AskedSearch) -> str:
    """What the project holds of a search: how much, when it was asked, and what only asking again brings."""
    when = asked.when()
    words = [
        tr("From the project: {found}.").format(
            found=", ".join(counted(kind, len(result)) for kind, result in results.items())
        )
        if when is None
        else tr("From the project: {found}, as asked on {day} at {time}.").format(
            found=", ".join(counted(kind, len(result)) for kind, result in results.items()),
            day=short_day(when),
            time=clock(when)[:5],
        )
    ]
    if asked.complete is False:
        words.append(tr("It was incomplete then."))
    left = {kind: asked.found.get(kind, 0) - len(result) for kind, result in results.items()}
    missing = [counted(kind, number) for kind, number in left.items() if number > 0]
    if missing:
        words.append(
            tr("Without a place, so not in the project: {missing}.").format(missing=", ".join(missing))
        )
    words.append(tr("Refresh asks for what there is now."))
    return " ".join(words)


def held_nowhere() -> str:
    """What is said of a search of which the project holds the question only."""
    return tr("Refresh this search to see it in the tables again.")


def _account(results: Mapping[str, SearchResult]) -> str:
    all_of_them = list(results.values())
    words = tr("{found}: {whole} · {calls} · {time}").format(
        found=", ".join(counted(kind, len(result)) for kind, result in results.items()),
        whole=_whole(results),
        calls=count(sum(result.calls for result in all_of_them), tr("call"), tr("calls")),
        time=clock(all_of_them[-1].finished or datetime.now(timezone.utc))[:5],
    )
    odd = sum(result.odd for result in all_of_them)
    if odd:
        words += " · " + tr("{odd} with an odd shape").format(odd=odd)
    notes = dict.fromkeys(note for result in all_of_them for note in result.notes)
    return " ".join([words, *notes])


def _whole(results: Mapping[str, SearchResult]) -> str:
    all_of_them = results.values()
    if any(result.cancelled for result in all_of_them):
        return tr("stopped before its end")
    if any(result.error for result in all_of_them):
        return tr("incomplete, as the service could not be asked further")
    gaps = sum(len(result.gaps) for result in all_of_them)
    if gaps:
        return tr("incomplete, as {gaps} could not be had").format(gaps=count(gaps, tr("box"), tr("boxes")))
    return tr("complete") if all(result.complete for result in all_of_them) else tr("perhaps incomplete")


def _refused(kind: str, error: Exception) -> str:
    if may_not_see(error):
        return tr("{kind}: your account may not see these.").format(kind=kind_title(kind))
    words = getattr(error, "words", "") or tr("they could not be had.")
    return f"{kind_title(kind)}: {words}"


def may_not_see(error: Exception) -> bool:
    """Whether it was the account that was not allowed, which is nothing to try again."""
    from ...streetmanager.errors import AccessRestricted, Forbidden

    return isinstance(error, (AccessRestricted, Forbidden))


def gap_words(result: SearchResult) -> list[str]:
    """What could not be had, and why: at most ten lines and how many more."""
    words = tr(
        "{kind}: eastings {west:.0f} to {east:.0f}, northings {south:.0f} to {north:.0f}, {days}: {why}"
    )
    lines = [
        words.format(
            kind=kind_title(result.kind),
            west=gap.box.min_easting,
            east=gap.box.max_easting,
            south=gap.box.min_northing,
            north=gap.box.max_northing,
            days=days_words(gap.start, gap.end),
            why=gap.reason,
        )
        for gap in result.gaps[:MOST_GAPS]
    ]
    if len(result.gaps) > MOST_GAPS:
        lines.append(tr("and {count} more").format(count=len(result.gaps) - MOST_GAPS))
    return lines


def days_words(start: date | None, end: date | None) -> str:
    """A span of days, both included: "1 December 2026 to 15 December 2026", "any time"."""
    if start and end:
        return day(start) if start == end else tr("{start} to {end}").format(start=day(start), end=day(end))
    if start:
        return tr("from {start} on").format(start=day(start))
    return tr("up to {end}").format(end=day(end)) if end else tr("any time")


def short_days(start: date | None, end: date | None) -> str:
    """A span of days in as few words as will do: "1 Dec to 15 Dec"."""

    def short(one: date) -> str:
        return f"{one.day} {one:%b}"

    if start and end:
        return tr("{start} to {end}").format(start=short(start), end=short(end))
    if start:
        return tr("from {start} on").format(start=short(start))
    return tr("up to {end}").format(end=short(end)) if end else tr("any time")


def group_name(result: SearchResult) -> str:
    """What the group of layers is called: kind, environment, days or reference, and when it was asked."""
    request = result.request
    return tr("{kind} · {environment} · {asked} · {time}").format(
        kind=kind_title(result.kind),
        environment=result.environment_name,
        asked=request.reference or short_days(request.start, request.end),
        time=clock(result.started)[:5],
    )
