"""Sites of works and their reinstatements: the first of a site, a further one, and works that need no notice."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ..streetmanager.uk_time import uk_day
from ..streetmanager.versions import Version
from ..streetmanager.work import Work
from ..streetmanager.work_records import WorkResponse
from ..streetmanager.work_service.site_replies import ReinstatementResponse, SiteResponse
from .kind import Circumstances, HangsOn, Kind, References, Told
from .lost_answers import Facts, Held, Listed, OwnReference
from .originals import Candidate, NothingToHangOn, Original
from .permit_application import starting_values
from .street_values import padded
from .work_on_record import status_words, work_of, work_words

SITE = "site_reference_number"
REINSTATEMENT = "reinstatement_reference_number"
_SHAPES = ("reinstatement_coordinates", "secondary_reinstatement_coordinates")
# What says that it is the same reinstatement as the one that was sent.
SAME = ("reinstatement_status", "reinstatement_date", "reinstatement_coordinates", "location_description")
_STARTED = ("in_progress", "completed")
_NOT_STARTED = "A site is registered once the works have started, and these are {status}. Start them first."
_NO_SITE = "This work has no site yet. Register one with its first reinstatement."


def find_work(reference: str, service: Any) -> list[Candidate]:
    """The work of a reference, once it has started."""
    work = work_of(reference, service)
    if work.work_status is not None and work.work_status not in _STARTED:
        status = status_words(work.work_status, work.work_status_string)
        raise NothingToHangOn(_NOT_STARTED.format(status=status))
    return [Candidate({"work_reference_number": work.work_reference_number}, work_words(work))]


def read_work(references: References, service: Any) -> Original:
    """The work, with its permit and where it is."""
    work = service.work.get_work(references["work_reference_number"])
    answers = {**_of_work(work), "final_reinstatement": None}
    if work.sites:
        number = len(work.sites)
        told = f"It has {number} {'site' if number == 1 else 'sites'} so far."
    else:
        told = "It has no site so far."
    geometry = (
        work.active_permit.works_coordinates if work.active_permit else None
    ) or work.works_coordinates
    filled = {name: value for name, value in answers.items() if value is not None}
    return Original(references, (work_words(work), told), geometry, filled, work.usrn)


def _of_work(work: WorkResponse) -> dict[str, Any]:
    permit = work.active_permit
    return {
        "promoter_swa_code": padded(work.promoter_swa_code) or None,
        "permit_reference_number": permit.permit_reference_number if permit else None,
        "location_description": (permit.works_location_description if permit else None)
        or work.works_location_description,
        "location_types": (permit.location_types if permit else None) or None,
    }


def find_site(reference: str, service: Any) -> list[Candidate]:
    """The sites of the work of a reference, the latest first."""
    work = work_of(reference, service)
    if not work.sites:
        raise NothingToHangOn(_NO_SITE)
    return [
        Candidate(
            {"work_reference_number": work.work_reference_number, "site": _name(site)},
            " · ".join(part for part in (f"Site {_name(site)}", site.site_description, _state(site)) if part),
        )
        for site in reversed(work.sites)
        if not site.is_subsumed
    ]


def _name(site: Any) -> str:
    return str(site.site_reference_number or site.site_number or "")


def _state(site: Any) -> str:
    done = f"{uk_day(site.completed_date):%d %b %Y}".lstrip("0") if site.completed_date else ""
    return " ".join(part for part in (status_words(site.site_status, site.site_status_string), done) if part)


def _site(references: References, service: Any) -> SiteResponse:
    found: SiteResponse = service.work.get_site(references["work_reference_number"], references["site"])
    return found


def read_site(references: References, service: Any) -> Original:
    """The site, with what its last reinstatement says of the place."""
    site = _site(references, service)
    last = _latest(site.reinstatements)
    values = {
        "reinstatement_type": site.reinstatement_type,
        "permit_reference_number": site.permit_reference_number if service.version >= Version.V6 else None,
        "location_description": last.location_description if last else site.site_description,
        "location_types": site.location_types or (last.location_types if last else None) or None,
        "depth": site.depth,
        "length": site.length,
        "width": site.width,
        "number_of_holes": site.number_of_holes,
    }
    number = len(site.reinstatements)
    counted = f"{number} reinstatement{'' if number == 1 else 's'} so far, the last one {_state(site)}."
    geometry = (last.reinstatement_coordinates if last else None) or site.site_coordinates
    filled = {name: value for name, value in values.items() if value is not None}
    return Original(references, (f"Site {references['site']}: {counted}",), geometry, filled, None)


def _latest(reinstatements: list[ReinstatementResponse]) -> ReinstatementResponse | None:
    dated = [one for one in reinstatements if one.date_created is not None]
    if dated:
        return max(dated, key=_created)
    return reinstatements[-1] if reinstatements else None


def _created(one: ReinstatementResponse) -> datetime:
    return one.date_created or datetime.min


def listed_sites(references: References, body: Facts, service: Any) -> list[Held]:
    """The sites of the work."""
    work = service.work.get_work(references["work_reference_number"])
    return [Held({SITE: _name(site)}) for site in work.sites]


def site_facts(concerning: References, references: References, service: Any) -> Facts:
    """What the first reinstatement of a site says that was sent, too."""
    site = _site({**concerning, "site": references[SITE]}, service)
    first = min((one for one in site.reinstatements if one.date_created), key=_created, default=None)
    return {"reinstatement_type": site.reinstatement_type, **_facts(first or _latest(site.reinstatements))}


def _facts(one: ReinstatementResponse | None) -> dict[str, Any]:
    return {name: getattr(one, name, None) for name in SAME}


def listed_reinstatements(references: References, body: Facts, service: Any) -> list[Held]:
    """The reinstatements of the site. Before version 6 they have no reference, and when they came tells them apart."""
    site = _site(references, service)
    return [
        Held(
            {REINSTATEMENT: one.reinstatement_reference_number} if one.reinstatement_reference_number else {},
            _facts(one),
            known_as=one.reinstatement_reference_number or f"the reinstatement of {one.date_created}",
        )
        for one in site.reinstatements
    ]


def site_told(references: References, service: Any) -> Told:
    """How long the guarantee runs, or until when an interim reinstatement is to be made permanent."""
    names = {**references, "site": references.get("site") or references[SITE]}
    last = _latest(_site(names, service).reinstatements)
    if last is None or last.end_date is None:
        return Told()
    day = f"{uk_day(last.end_date):%d %B %Y}".lstrip("0")
    if last.reinstatement_status == "interim":
        return Told("", (f"It is interim: make it permanent by {day} (BR 8.4).",))
    return Told("", (f"Its guarantee runs until {day}.",))


def begins_with(circumstances: Circumstances) -> dict[str, Any]:
    """Promoter and workstream; the rest is found at the site."""
    told = circumstances
    values = starting_values(told.organisation, told.user, told.workstreams, told.today)
    return {name: values[name] for name in ("promoter_swa_code", "workstream_prefix") if name in values}


def held(reference: str, service: Any) -> Held:
    """The works under a reference of ours, with their first site."""
    work = service.work.get_work(reference)
    references = {"work_reference_number": work.work_reference_number}
    if work.sites:
        references[SITE] = _name(work.sites[0])
    facts = {
        "promoter_swa_code": work.promoter_swa_code,
        "usrn": work.usrn,
        "reinstatement_type": work.sites[0].reinstatement_type if work.sites else "",
        "works_coordinates": work.works_coordinates,
    }
    return Held(references, facts)


REINSTATEMENT_SITE = Kind(
    key="reinstatement",
    words="Reinstatement site",
    begin="Register a site",
    help="A site of works that have started, with its first reinstatement.",
    service=Work,
    operation="create_site",
    reference=SITE,
    other_names=("site_number",),
    lost=Listed(SITE, listed_sites, site_facts),
    shape=_SHAPES[0],
    more_shapes=_SHAPES[1:],
    tell=site_told,
    hangs_on=HangsOn("Reference of the work", find_work, read_work),
)

FURTHER_REINSTATEMENT = Kind(
    key="further_reinstatement",
    words="Further reinstatement",
    begin="Register a further reinstatement",
    help="At a site that has one already: permanent after interim, or once more.",
    service=Work,
    operation="create_reinstatement",
    reference=REINSTATEMENT,
    lost=Listed(REINSTATEMENT, listed_reinstatements),
    shape=_SHAPES[0],
    more_shapes=_SHAPES[1:],
    tell=site_told,
    hangs_on=HangsOn("Reference of the work", find_site, read_site),
)

NON_NOTIFIABLE_SITE = Kind(
    key="non_notifiable_site",
    words="Non-notifiable site",
    begin="Register a non-notifiable site",
    help="Bar holes, core holes or pole testing that needed no notice. It creates the works.",
    service=Work,
    operation="create_non_notifiable_site",
    reference=SITE,
    other_names=("site_number",),
    lost=OwnReference(held),
    more_shapes=_SHAPES,
    as_the_first=_SHAPES[:1],
    tell=site_told,
    begins_with=begins_with,
)
