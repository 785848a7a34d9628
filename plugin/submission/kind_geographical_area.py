"""Geographical areas: an authority's own parts of its network, sent as a file of USRNs; nothing is drawn."""

# ruff: noqa: UP007, UP045 -- pydantic evaluates these annotations, on Python 3.9 too
from __future__ import annotations

from typing import Annotated, Any

from ..streetmanager.acting_person import ActedBy
from ..streetmanager.fields import About
from ..streetmanager.versions import Version
from ..streetmanager.work import Work
from ..streetmanager.work_service.geographical_areas import MOST_USRNS, area_file
from .kind import HangsOn, Kind, References, Told
from .lost_answers import Changed, Facts, Held, Listed
from .originals import Candidate, NothingToHangOn, Original

REFERENCE = "geographical_area_reference_number"


class GeographicalAreaRequest(ActedBy):
    """An area as it is filled in. What goes out is a file, named as the area is, of one column of USRNs."""

    geographical_area_name: Annotated[
        str,
        About(
            "Name of the area",
            "Street Manager calls the area so. No other area of yours has this name.",
            "works",
            needed=True,
            longest=100,
            ask="Give the area a name.",
            source="POST geographical-areas, the file's name",
        ),
    ]
    usrns: Annotated[
        list[int],
        About(
            "Streets",
            "The USRNs of the streets that the area is made of, up to 10,000.",
            "place",
            needed=True,
            longest=MOST_USRNS,
            unique=True,
            least=100001,
            most=99999999,
            ask="Choose at least one street, or enter its USRN.",
            source="BR 1.4",
        ),
    ]


def _person(service: Any, request: GeographicalAreaRequest) -> dict[str, Any]:
    # Version 1 takes nobody's name with a file.
    if service.version == Version.V1:
        return {}
    names = ("internal_user_identifier", "internal_user_name")
    return {name: getattr(request, name) for name in names if getattr(request, name)}


def create(service: Any, references: References, request: GeographicalAreaRequest) -> Any:
    """Send a new area as its file."""
    file = area_file(request.geographical_area_name, request.usrns)
    return service.work.create_geographical_area(file, **_person(service, request))


def update(service: Any, references: References, request: GeographicalAreaRequest) -> Any:
    """Send other streets for an area as its file."""
    file = area_file(request.geographical_area_name, request.usrns)
    return service.work.update_geographical_area(references[REFERENCE], file, **_person(service, request))


def listed(references: References, body: Facts, service: Any) -> list[Held]:
    """The authority's areas."""
    return [
        Held({REFERENCE: area.geographical_area_reference_number}, {"geographical_area_name": area.area_name})
        for area in service.reporting.get_geographical_areas()
        if area.geographical_area_reference_number
    ]


def find(reference: str, service: Any) -> list[Candidate]:
    """The authority's areas whose reference or name has in it what was typed; all of them for nothing."""
    wanted = reference.strip().casefold()
    found = [
        Candidate(
            {REFERENCE: area.geographical_area_reference_number},
            f"{area.area_name} · {area.number_of_usrns or 0:,} streets · {area.geographical_area_reference_number}",
        )
        for area in service.reporting.get_geographical_areas()
        if area.geographical_area_reference_number
        and wanted in f"{area.area_name} {area.geographical_area_reference_number}".casefold()
    ]
    if not found:
        raise NothingToHangOn("Your organisation has no area of that name or reference.")
    return found


def read(references: References, service: Any) -> Original:
    """The area: its name. Which streets it is made of, the service does not tell."""
    areas = service.reporting.get_geographical_areas()
    area = next(
        (one for one in areas if one.geographical_area_reference_number == references[REFERENCE]), None
    )
    if area is None:
        raise NothingToHangOn("Your organisation has no area of that reference any more.")
    told = f"{area.area_name}: {area.number_of_usrns or 0:,} streets now. The new ones take their place."
    return Original(
        references, (told,), None, {"geographical_area_name": area.area_name} if area.area_name else {}
    )


def told(references: References, service: Any) -> Told:
    """What an area is for."""
    return Told("", ("Lists and exports of Street Manager can be narrowed down to it.",))


GEOGRAPHICAL_AREA = Kind(
    key="geographical_area",
    words="Geographical area",
    begin="Make a geographical area",
    help="A part of your network, as a list of streets, by which lists can be narrowed down.",
    service=Work,
    operation="create_geographical_area",
    reference=REFERENCE,
    lost=Listed(REFERENCE, listed),
    shape="",
    gathers_under=("Polygon",),
    tell=told,
    model=GeographicalAreaRequest,
    deliver=create,
)

GEOGRAPHICAL_AREA_UPDATE = Kind(
    key="geographical_area_update",
    words="Changed geographical area",
    begin="Change a geographical area",
    help="Other streets in the place of those so far.",
    service=Work,
    operation="update_geographical_area",
    reference=REFERENCE,
    # The service does not tell the streets of an area, so that nobody can see whether they came. To send them
    # once more changes nothing.
    lost=Changed(lambda concerning, service: {}),
    shape="",
    gathers_under=("Polygon",),
    tell=told,
    model=GeographicalAreaRequest,
    deliver=update,
    hangs_on=HangsOn("Name or reference of the area", find, read),
)
