"""Activities of an authority: added, changed, cancelled (BR 9.3)."""

from __future__ import annotations

from typing import Any

from ..streetmanager.work import Work
from ..streetmanager.work_service.activity_records import ActivityUpdateRequest
from ..streetmanager.work_service.activity_replies import ActivityResponse
from .kind import Circumstances, HangsOn, Kind, References, Told
from .listed_here import listed_here
from .lost_answers import Became, Changed, Facts, Held, Listed
from .originals import Candidate, NothingToHangOn, Original
from .recorded_answers import recorded_answers
from .work_on_record import dates_words, status_words

REFERENCE = "activity_reference_number"
_SAYS = (
    *("activity_name", "activity_activity_type", "activity_type_details", "activity_location_description"),
    *("location_types", "start_date", "end_date", "traffic_management_type", "collaborative_working"),
    *("contact_name", "contact_details", "additional_info"),
)


def begins_with(circumstances: Circumstances) -> dict[str, Any]:
    """Today, and the officer as the one to ask."""
    told, user = circumstances, circumstances.user
    name = " ".join(part for part in (user.first_name, user.last_name) if part) if user else ""
    number = told.organisation.phone_number if told.organisation else None
    values = {"start_date": told.today, "contact_name": name, "contact_details": number}
    return {key: value for key, value in values.items() if value}


def _activity(reference: str, service: Any) -> ActivityResponse:
    found: ActivityResponse = service.work.get_activity(reference)
    return found


def listed(references: References, body: Facts, service: Any) -> list[Held]:
    """The activities at the place and in the days of what was sent."""
    names = listed_here(
        service.geojson.get_activities,
        body["activity_coordinates"],
        REFERENCE,
        body["start_date"],
        body["end_date"],
    )
    return [Held({REFERENCE: name}) for name in names]


def facts(concerning: References, references: References, service: Any) -> Facts:
    """What an activity says that was sent, too."""
    activity = _activity(references[REFERENCE], service)
    return {
        "usrn": activity.usrn,
        "activity_coordinates": activity.activity_coordinates,
        **{name: getattr(activity, name) for name in _SAYS},
    }


def told(references: References, service: Any) -> Told:
    """What cannot be changed later."""
    return Told("", ("It can be changed and cancelled, but its place cannot be changed (BR 9.3).",))


def find(reference: str, service: Any) -> list[Candidate]:
    """The activity of a reference. NothingToHangOn where it is cancelled."""
    activity = _activity(reference.strip(), service)
    if activity.cancelled:
        raise NothingToHangOn("This activity is cancelled already.")
    return [Candidate({REFERENCE: activity.activity_reference_number}, _words(activity))]


def _words(activity: ActivityResponse) -> str:
    kind = status_words(activity.activity_activity_type, activity.activity_activity_type_string)
    told = (
        *(activity.activity_reference_number, activity.activity_name, kind, activity.street_name),
        dates_words(activity.start_date, activity.end_date),
    )
    return " · ".join(part for part in told if part)


def read(references: References, service: Any) -> Original:
    """The activity, with every field that can be changed."""
    activity = _activity(references[REFERENCE], service)
    answers = recorded_answers(activity, ActivityUpdateRequest, service.version)
    return Original(references, (_words(activity),), activity.activity_coordinates, answers, activity.usrn)


def says(references: References, service: Any) -> Facts:
    """What the activity says now."""
    activity = _activity(references[REFERENCE], service)
    return {name: getattr(activity, name) for name in _SAYS}


def is_cancelled(references: References, service: Any) -> bool:
    """Whether the activity is cancelled."""
    return bool(_activity(references[REFERENCE], service).cancelled)


ACTIVITY = Kind(
    key="activity",
    words="Activity",
    begin="Add an activity",
    help="A skip, a scaffold, an event or whatever else takes up the street without being works.",
    service=Work,
    operation="create_activity",
    reference=REFERENCE,
    lost=Listed(REFERENCE, listed, facts),
    shape="activity_coordinates",
    tell=told,
    begins_with=begins_with,
)

ACTIVITY_UPDATE = Kind(
    key="activity_update",
    words="Changed activity",
    begin="Change an activity",
    help="Everything but its place.",
    service=Work,
    operation="update_activity",
    changes=True,
    reference=REFERENCE,
    lost=Changed(says),
    shape="",
    tell=told,
    hangs_on=HangsOn("Reference of the activity", find, read),
)

ACTIVITY_CANCELLING = Kind(
    key="activity_cancelling",
    words="Cancelled activity",
    begin="Cancel an activity",
    help="The activity does not take place.",
    service=Work,
    operation="cancel_activity",
    reference=REFERENCE,
    lost=Became(is_cancelled),
    shape="",
    tell=lambda references, service: Told("", ("It is cancelled.",)),
    hangs_on=HangsOn("Reference of the activity", find, read),
)
