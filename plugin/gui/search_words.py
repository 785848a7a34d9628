"""What came of a search, in words."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import TYPE_CHECKING

from .words import clock, count, day, tr

if TYPE_CHECKING:
    from ..search.result import SearchResult

MOST_GAPS = 10


def outcome_words(result: SearchResult) -> str:
    """How much was found, whether that is all, and when it was asked."""
    found = count(len(result), tr("work"), tr("works"))
    words = tr("{found}, {whole} · {calls} · {time}").format(
        found=found,
        whole=_whole(result),
        calls=count(result.calls, tr("call"), tr("calls")),
        time=clock(result.finished or datetime.now(timezone.utc))[:5],
    )
    if result.odd:
        words += " · " + tr("{odd} with an odd shape").format(odd=result.odd)
    return " ".join([words, *result.notes])


def _whole(result: SearchResult) -> str:
    if result.cancelled:
        return tr("stopped before its end")
    if result.error:
        return tr("incomplete: the service could not be asked further")
    if result.gaps:
        return tr("incomplete: {gaps} could not be had").format(
            gaps=count(len(result.gaps), tr("box"), tr("boxes"))
        )
    return tr("complete") if result.complete else tr("perhaps incomplete")


def gap_words(result: SearchResult) -> list[str]:
    """What could not be had, and why: at most ten lines and how many more."""
    words = tr(
        "Eastings {west:.0f} to {east:.0f}, northings {south:.0f} to {north:.0f}, {start} to {end}: {why}"
    )
    lines = [
        words.format(
            west=gap.box.min_easting,
            east=gap.box.max_easting,
            south=gap.box.min_northing,
            north=gap.box.max_northing,
            start=day(gap.start) if gap.start else tr("the beginning"),
            end=day(gap.end) if gap.end else tr("the end"),
            why=gap.reason,
        )
        for gap in result.gaps[:MOST_GAPS]
    ]
    if len(result.gaps) > MOST_GAPS:
        lines.append(tr("and {count} more").format(count=len(result.gaps) - MOST_GAPS))
    return lines


def group_name(result: SearchResult) -> str:
    """What the group of layers is called: environment, dates, and when it was asked."""
    request = result.request
    return tr("Works · {environment} · {start} to {end} · {time}").format(
        environment=result.environment_name,
        start=f"{request.start.day} {request.start:%b}" if request.start else "…",
        end=f"{request.end.day} {request.end:%b}" if request.end else "…",
        time=clock(result.started)[:5],
    )
