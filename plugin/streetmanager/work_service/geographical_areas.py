"""Geographical areas: an authority's own parts of its network, as lists of USRNs."""

# mypy: disable-error-code="empty-body"

from __future__ import annotations

from collections.abc import Iterable

from ..files import FileToSend, Progress
from ..operations import AUTHORITIES, Asked, operation
from ..service import Service
from ..versions import Version
from .geographical_area_replies import GeographicalAreaCreateResponse

MOST_USRNS = 10_000
MOST_AREAS = 100
_FIRST_USRN, _LAST_USRN = 100001, 99999999

_AREA = "geographical_area_reference_number"
_PERSON = {
    "internal_user_identifier": Asked(
        "internalUserIdentifier", since=Version.V2, needed=Version.V6, in_form=Version.V6
    ),
    "internal_user_name": Asked("internalUserName", since=Version.V2, needed=Version.V6, in_form=Version.V6),
}
# v6 has the area's reference in the address and once more in the form.
_AREA_AGAIN = {
    _AREA: Asked("geographicalAreaReferenceNumber", since=Version.V6, needed=Version.V6, in_form=Version.V6)
}


class NoArea(ValueError):  # noqa: N818 -- named for what happened, as its kind are
    """USRNs that make no area. Its text says why, for the user."""


def area_file(name: str, usrns: Iterable[int]) -> FileToSend:
    """An area's streets as the CSV file that the service takes: one column of USRNs without a heading.

    name: the file's, with or without `.csv`. USRNs that are there twice go once.
    Raises NoArea for none, for more than 10,000, and for one that is no USRN (BR 1.4).
    """
    once = list(dict.fromkeys(usrns))
    if not once:
        raise NoArea("There is no street in the area. Choose at least one.")
    if len(once) > MOST_USRNS:
        raise NoArea(f"There are {len(once):,} streets in the area. Keep at most {MOST_USRNS:,}.")
    wrong = [usrn for usrn in once if not _FIRST_USRN <= usrn <= _LAST_USRN]
    if wrong:
        raise NoArea(f"{wrong[0]} is no USRN. Enter numbers from {_FIRST_USRN} to {_LAST_USRN}.")
    content = "".join(f"{usrn}\r\n" for usrn in once)
    return FileToSend(name if name.lower().endswith(".csv") else f"{name}.csv", content.encode("ascii"))


class GeographicalAreas(Service):
    """Geographical areas: at most 100 for an organisation. Their files are made by `area_file`."""

    @operation("POST", "geographical-areas", by=AUTHORITIES, files=True, queries=_PERSON)
    def create_geographical_area(
        self,
        file: FileToSend,
        internal_user_identifier: str | None = None,
        internal_user_name: str | None = None,
        progress: Progress | None = None,
    ) -> GeographicalAreaCreateResponse:
        """Make an area out of a file of USRNs."""

    @operation(
        "PUT",
        f"geographical-areas/{{{_AREA}}}",
        by=AUTHORITIES,
        files=True,
        queries={**_AREA_AGAIN, **_PERSON},
    )
    def update_geographical_area(
        self,
        geographical_area_reference_number: str,
        file: FileToSend,
        internal_user_identifier: str | None = None,
        internal_user_name: str | None = None,
        progress: Progress | None = None,
    ) -> None:
        """Replace an area's streets by those of another file."""
