"""The two kinds of record: those that are read, tolerantly, and those that are written, strictly."""

# ruff: noqa: UP007, UP045 -- pydantic evaluates these annotations, on Python 3.9 too
from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timezone
from typing import Annotated, Any, Optional, Union

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError, WrapValidator

from .fields import fields_in
from .uk_time import utc_from_uk
from .versions import Version

UPCOMING = ("upcoming_enum", 999, "999")


class NotComplete(ValueError):  # noqa: N818
    """A request without something that its version of the service requires. `names` lists the fields."""

    def __init__(self, names: list[str]) -> None:
        self.names = names
        super().__init__(f"The request is not complete. It still needs: {', '.join(names)}.")


def _or_none(value: Any, handler: Any) -> Any:
    try:
        return handler(value)
    except ValidationError:
        return None


def _as_text(value: Any, handler: Any) -> Any:
    return str(value) if isinstance(value, (int, float)) else _or_none(value, handler)


def _aware(value: Optional[datetime]) -> Optional[datetime]:
    if value is None or value.tzinfo is not None:
        return value
    return value.replace(tzinfo=timezone.utc)


def _moment_or_none(value: Any, handler: Any) -> Any:
    return _aware(_or_none(value, handler))


def _name(value: Any) -> Any:
    return "" if value is None else str(value)


def _rows(value: Any) -> Any:
    return [row for row in value if isinstance(row, (dict, BaseModel))] if isinstance(value, list) else []


def _texts(value: Any) -> Any:
    return [str(item) for item in value if item is not None] if isinstance(value, list) else []


def _wholes(value: Any) -> Any:
    numbers = value if isinstance(value, list) else []
    return [int(item) for item in numbers if type(item) in (int, float) and item == item // 1]


def _shapes(value: Any) -> Any:
    return [shape for shape in value if isinstance(shape, dict)] if isinstance(value, list) else []


# Types of what is read. Something of an unexpected type becomes None and never loses the record.
Text = Annotated[Optional[str], WrapValidator(_as_text)]
Name = Annotated[str, BeforeValidator(_name)]
Whole = Annotated[Optional[int], WrapValidator(_or_none)]
Number = Annotated[Optional[float], WrapValidator(_or_none)]
Flag = Annotated[Optional[bool], WrapValidator(_or_none)]
Moment = Annotated[Optional[datetime], WrapValidator(_moment_or_none)]
Shape = Annotated[Optional[dict[str, Any]], WrapValidator(_or_none)]
Maybe = WrapValidator(_or_none)
Rows = BeforeValidator(_rows)
Texts = Annotated[list[str], BeforeValidator(_texts)]
Wholes = Annotated[list[int], BeforeValidator(_wholes)]
Shapes = Annotated[list[dict[str, Any]], BeforeValidator(_shapes)]


class Reading(BaseModel):
    """A record of a reply. Unknown fields are kept out of the way, in `model_extra`.

    Closed lists are read as plain text, so that a value of tomorrow does not lose the record.
    """

    model_config = ConfigDict(extra="allow", defer_build=True, populate_by_name=True, protected_namespaces=())


def words(value: Union[str, int, None], string: Optional[str] = None) -> str:
    """A reply's choice for people: the `..._string` beside it if there is one, else the value made readable.

    From version 2 on, a value that the version does not know is sent as upcoming_enum (999 for a number)
    and the string is the truth.
    """
    if value is None or value in UPCOMING:
        return string or ""
    return string or str(value).replace("_", " ").capitalize()


def as_day(value: Any) -> Any:
    """A day out of a date, a datetime or ISO text with or without a time; anything else is left as it is."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, str) and "T" in value:
        return value.split("T")[0]
    return value


# Types of what is written. A moment without a zone is UK local time.
Day = Annotated[date, BeforeValidator(as_day)]


class Writing(BaseModel):
    """A record of a request. What it does not know is refused; `to_wire` writes it for one version."""

    model_config = ConfigDict(
        extra="forbid", defer_build=True, str_strip_whitespace=True, protected_namespaces=()
    )

    def to_wire(self, version: Version) -> dict[str, Any]:
        """The record as that version of the service takes it: only what it knows, nothing that is None.

        Days become YYYY-MM-DDT00:00:00.000Z, moments ISO text in UTC with Z.
        Raises NotComplete where a field is missing that this version always requires.
        """
        known = fields_in(type(self), version)
        missing = [name for name, field in known.items() if field.needed and getattr(self, name) is None]
        if missing:
            raise NotComplete(missing)
        written = {name: on_the_wire(getattr(self, name), version) for name in known}
        return {name: value for name, value in written.items() if value is not None}


def on_the_wire(value: Any, version: Version) -> Any:
    """A value as the service takes it: dates and times as ISO text in UTC, records and lists inside too."""
    if isinstance(value, Writing):
        return value.to_wire(version)
    if isinstance(value, datetime):
        utc = utc_from_uk(value)
        return f"{utc:%Y-%m-%dT%H:%M:%S}.{utc.microsecond // 1000:03d}Z"
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}T00:00:00.000Z"
    if isinstance(value, Mapping):
        return {name: on_the_wire(member, version) for name, member in value.items()}
    if isinstance(value, (list, tuple)):
        return [on_the_wire(item, version) for item in value]
    return value
