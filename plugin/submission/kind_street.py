"""What version 6 has of streets themselves: section 58 restrictions and material classifications."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from ..streetmanager.uk_time import uk_day
from ..streetmanager.work import Work
from .kind import Circumstances, Kind, References, Told
from .listed_here import listed_here
from .lost_answers import Facts, Held, Listed

SECTION_58_REFERENCE = "section_58_reference_number"
MATERIAL_REFERENCE = "material_classification_reference_number"
_SECTION_58_SAYS = (
    *("usrn", "section_58_coordinates", "restriction_duration", "restriction_extent", "location_types"),
    *("start_date", "highway_authority_swa_code"),
)
_MATERIAL_SAYS = (
    *("usrn", "material_classification_coordinates", "material_classification_classification"),
    *("layer_affected", "location_types", "sample_date", "location_description"),
)
# Three months' notice is given of a restriction before it is in force (New Roads and Street Works Act, s 58).
NOTICE = timedelta(days=92)


def section_58_begins_with(circumstances: Circumstances) -> dict[str, Any]:
    """Three months ahead; the authority is the one to ask."""
    organisation = circumstances.organisation
    values = {
        "start_date": circumstances.today + NOTICE,
        "contact_organisation": organisation.name[:100] if organisation else None,
        "contact_details": organisation.phone_number if organisation else None,
    }
    return {key: value for key, value in values.items() if value}


def listed_section_58s(references: References, body: Facts, service: Any) -> list[Held]:
    """The restrictions at the place from the day that was sent."""
    names = listed_here(
        service.geojson.get_section_58s,
        *(body["section_58_coordinates"], SECTION_58_REFERENCE, body["start_date"], body["start_date"]),
    )
    return [Held({SECTION_58_REFERENCE: name}) for name in names]


def section_58_facts(concerning: References, references: References, service: Any) -> Facts:
    """What a restriction says that was sent, too."""
    found = service.work.get_section58(references[SECTION_58_REFERENCE])
    return {name: getattr(found, name) for name in _SECTION_58_SAYS}


def section_58_told(references: References, service: Any) -> Told:
    """It is a proposal, and until when it would last."""
    found = service.work.get_section58(references[SECTION_58_REFERENCE])
    until = f" It would last until {uk_day(found.end_date):%d %B %Y}." if found.end_date else ""
    return Told(
        "", (f"It is proposed, and not in force yet: put it in force once notice has been given.{until}",)
    )


def listed_materials(references: References, body: Facts, service: Any) -> list[Held]:
    """The material classifications at the place."""

    def ask(box: tuple[float, float, float, float], **more: Any) -> dict[str, Any]:
        found = service.geojson.get_material_classifications_intersect_bounding_box(*box, **more)
        return dict(found.model_dump())

    names = listed_here(ask, body["material_classification_coordinates"], MATERIAL_REFERENCE)
    return [Held({MATERIAL_REFERENCE: name}) for name in names]


def material_facts(concerning: References, references: References, service: Any) -> Facts:
    """What a material classification says that was sent, too."""
    found = service.work.get_material_classification(references[MATERIAL_REFERENCE])
    return {name: getattr(found, name) for name in _MATERIAL_SAYS}


def material_told(references: References, service: Any) -> Told:
    """Who sees it."""
    return Told("", ("Authorities and promoters can see it now, and the next ones who dig here are warned.",))


SECTION_58 = Kind(
    key="section_58",
    words="Section 58 restriction",
    begin="Propose a section 58",
    help="That a street is not to be opened for a while after substantial works.",
    service=Work,
    operation="create_section58",
    reference=SECTION_58_REFERENCE,
    lost=Listed(SECTION_58_REFERENCE, listed_section_58s, section_58_facts),
    shape="section_58_coordinates",
    tell=section_58_told,
    begins_with=section_58_begins_with,
)

MATERIAL_CLASSIFICATION = Kind(
    key="material_classification",
    words="Material classification",
    begin="Record a material classification",
    help="What a sample of the street was found to be: hazardous or not.",
    service=Work,
    operation="create_materials_classification",
    reference=MATERIAL_REFERENCE,
    lost=Listed(MATERIAL_REFERENCE, listed_materials, material_facts),
    shape="material_classification_coordinates",
    tell=material_told,
)
