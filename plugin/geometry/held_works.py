"""Works as columns, with an index of where they lie: what clashes are looked for among."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

import numpy as np
import shapely

# Days are counted as Python's ordinals. An end that is not known is open.
BEFORE_ALL = 0
AFTER_ALL = date.max.toordinal()

DayOf = Callable[[Any], "date | None"]


def plain_day(moment: Any) -> date | None:
    """The day of a date or a date-time, in its own zone; None of anything else."""
    if isinstance(moment, datetime):
        return moment.date()
    return moment if isinstance(moment, date) else None


@dataclass(frozen=True)
class HeldWorks:
    """One entry a work in every column. Shapes are shapely's, in EPSG:27700, or None.

    starts, ends: days as ordinals, both included. usrns: 0 where not known. words: what traffic management is
    called. plans: whether it is a forward plan.
    """

    shapes: np.ndarray
    references: Sequence[str]
    permits: Sequence[str]
    promoters: Sequence[str]
    starts: np.ndarray
    ends: np.ndarray
    traffic: np.ndarray
    words: Sequence[str]
    categories: np.ndarray
    statuses: np.ndarray
    usrns: np.ndarray
    plans: np.ndarray
    complete: bool = True
    asked: datetime | None = None

    def __len__(self) -> int:
        return len(self.references)

    @cached_property
    def tree(self) -> shapely.STRtree:
        """The index of the shapes; made once, at the first question."""
        return shapely.STRtree(self.shapes)


def held_works(
    attributes: Mapping[str, Sequence[Any]],
    shapes: Sequence[Any] | np.ndarray,
    *,
    are_plans: bool = False,
    complete: bool = True,
    asked: datetime | None = None,
    day_of: DayOf = plain_day,
) -> HeldWorks:
    """Works out of a search's columns (names as on the wire; missing ones are not known) and their shapes.

    day_of: the local day of a start or an end. are_plans: whether these are forward plans.
    """
    number = len(shapes)
    held = np.empty(number, dtype=object)
    held[:] = [_valid(shape) for shape in shapes]

    def column(name: str) -> list[Any]:
        return list(attributes.get(name) or [None] * number)

    reference = "forward_plan_reference_number" if are_plans else "permit_reference_number"
    traffic = column("traffic_management_type")
    return HeldWorks(
        shapes=held,
        references=[_text(value) for value in column("work_reference_number")],
        permits=[_text(value) for value in column(reference)],
        promoters=[_text(value) for value in column("promoter_organisation")],
        starts=_days(column("start_date"), BEFORE_ALL, day_of),
        ends=_days(column("end_date"), AFTER_ALL, day_of),
        traffic=np.array([_text(value) for value in traffic], dtype=object),
        words=[
            _text(words) or _text(value).replace("_", " ")
            for value, words in zip(traffic, column("traffic_management_type_string"))
        ],
        categories=np.array([_text(value) for value in column("work_category")], dtype=object),
        statuses=np.array(
            [_text(v) for v in column("forward_plan_status" if are_plans else "permit_status")], dtype=object
        ),
        usrns=np.array([_whole(value) for value in column("usrn")], dtype=np.int64),
        plans=np.full(number, are_plans),
        complete=complete,
        asked=asked,
    )


def together(one: HeldWorks, other: HeldWorks) -> HeldWorks:
    """Both, one after the other; complete if both are, asked when the earlier was."""
    asked = [moment for moment in (one.asked, other.asked) if moment is not None]
    arrays = ("shapes", "starts", "ends", "traffic", "categories", "statuses", "usrns", "plans")
    lists = ("references", "permits", "promoters", "words")
    columns: dict[str, Any] = {
        name: np.concatenate([getattr(one, name), getattr(other, name)]) for name in arrays
    }
    columns.update({name: [*getattr(one, name), *getattr(other, name)] for name in lists})
    return HeldWorks(**columns, complete=one.complete and other.complete, asked=min(asked) if asked else None)


def _valid(shape: Any) -> Any:
    if shape is None or shapely.is_valid(shape):
        return shape
    return shapely.make_valid(shape)


def _days(values: Sequence[Any], otherwise: int, day_of: DayOf) -> np.ndarray:
    found = (day_of(value) for value in values)
    return np.array([otherwise if day is None else day.toordinal() for day in found], dtype=np.int64)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _whole(value: Any) -> int:
    try:
        return int(value)
    except (TypeError, ValueError, OverflowError):
        return 0
