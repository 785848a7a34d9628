"""What is new, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timezone
from typing import TYPE_CHECKING

from ...streetmanager.uk_time import uk_local
from ..words import clock, count, short_day, tr

if TYPE_CHECKING:
    from ...search.news import News

# So many different things are told one by one.
MOST = 3


def told_words(news: Sequence[News], since: datetime | None) -> str:
    """How many works have news, and what kind: "3 works since 14:05: Permit submitted (2), Permit granted"."""
    works = len({one.work_reference_number for one in news})
    counted = Counter(one.told for one in news)
    said = [
        tr("{told} ({times})").format(told=told, times=times) if times > 1 else told
        for told, times in counted.most_common(MOST)
    ]
    if len(counted) > MOST:
        said.append(tr("and {more} more").format(more=len(counted) - MOST))
    words = tr("New about {works} since {moment}: {said}.") if since else tr("New about {works}: {said}.")
    return words.format(
        works=count(works, tr("work"), tr("works")),
        moment=moment_ago(since) if since else "",
        said=", ".join(said),
    )


def moment_ago(moment: datetime) -> str:
    """A moment as short as may be: the time of day alone where it was today."""
    today = uk_local(datetime.now(timezone.utc)).date() == uk_local(moment).date()
    return clock(moment)[:5] if today else f"{short_day(moment)} {clock(moment)[:5]}"


def area_words(box: tuple[float, float, float, float]) -> str:
    """An area (EPSG:27700 metres) in words."""
    west, south, east, north = box
    return tr("eastings {west:,.0f} to {east:,.0f}, northings {south:,.0f} to {north:,.0f}").format(
        west=west, south=south, east=east, north=north
    )
