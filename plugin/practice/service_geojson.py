"""The GeoJSON service: what lies in a box."""

from __future__ import annotations

import json

import shapely
from werkzeug.routing import Rule
from werkzeug.wrappers import Response

from .answers_geojson import collection
from .calls import READERS, Call, answer
from .organisations import HS2_PROMOTERS
from .queries import BOX
from .record_table import Wanted
from .refusals import access_restricted, too_many_results
from .store import Box, TooMany

EVERYWHERE = (0.0, 0.0, 700_000.0, 1_300_000.0)
PHASES = ("phase_1", "phase_2a")


def works(call: Call) -> Response:
    """GET geojson/works: what intersects the box on the days asked for, or 403 where that is too much."""
    call.caller(*READERS)
    query, store = call.query, call.room.store
    box, days, reference = query.box(), query.days(), query.text("work_reference_number")
    query.done()
    if reference:
        area = shapely.box(*box)
        found = store.feature(reference, call.version)
        return answer(
            collection([text for text, wkb in found if shapely.intersects(shapely.from_wkb(wkb), area)])
        )
    cap = call.room.manners.cap
    try:
        return answer(collection(store.features_in(box, days, call.version, cap)))
    except TooMany:
        raise too_many_results(cap) from None


def activities(call: Call) -> Response:
    """GET geojson/activities."""
    return _records(call, "activities")


def forward_plans(call: Call) -> Response:
    """GET geojson/forward-plans."""
    return _records(call, "forward-plans", "forward_plan_reference_number")


def section_58s(call: Call) -> Response:
    """GET geojson/section-58s, which only v6 has."""
    return _records(call, "section-58s", "section_58_reference_number")


def ancillary_informations(call: Call) -> Response:
    """GET geojson/ancillary-informations, which only v6 has."""
    return _records(call, "ancillary-informations", "ancillary_info_reference_number")


def material_classifications(call: Call) -> Response:
    """GET geojson/material-classifications, which only v6 has: the box may be left out."""
    call.caller(*READERS)
    query, kind = call.query, "material-classifications"
    box = query.box() if any(name in call.request.args for name in BOX) else EVERYWHERE
    days = query.days("sample_date_from", "sample_date_to")
    usrn, wanted = query.text("usrn"), query.text("classification")
    query.done()
    table = call.room.store.records
    found = table.features_in(box, Wanted(kind, call.version, days.bounds()))
    kept = [
        text
        for text in found
        if _says(text, "usrn", usrn) and _says(text, "material_classification_classification", wanted)
    ]
    return answer(collection(kept[: call.room.manners.cap]))


def _says(text: str, name: str, wanted: str | None) -> bool:
    return wanted is None or str(json.loads(text)["properties"][name]) == wanted.removesuffix(".0")


def act_limits(call: Call) -> Response:
    """GET geojson/hs2-act-limits, for the railway and the authorities; v6 requires the phase."""
    account = call.caller(*READERS)
    if account.role != "HighwayAuthority" and account.organisation.swa_code not in HS2_PROMOTERS:
        raise access_restricted()
    query = call.query
    box = query.box()
    phase = query.text("phase", needed=True) if call.version == "v6" else None
    if phase and phase not in PHASES:
        query.wrong["phase"] = f"phase must be one of {', '.join(PHASES)}"
    query.done()
    return _answered(call, box, Wanted("hs2-act-limits", call.version, part=phase))


def _records(call: Call, kind: str, reference: str = "") -> Response:
    call.caller(*READERS)
    query = call.query
    box, days = query.box(), query.days()
    wanted = Wanted(kind, call.version, days.bounds(), query.text(reference) if reference else None)
    query.done()
    return _answered(call, box, wanted)


def _answered(call: Call, box: Box, wanted: Wanted) -> Response:
    """What was found, or 403 where that is more than one answer may hold."""
    found, cap = call.room.store.records.features_in(box, wanted), call.room.manners.cap
    if len(found) > cap:
        raise too_many_results(cap)
    return answer(collection(found))


RULES = [
    Rule("/geojson/works", endpoint=works, methods=["GET"]),
    Rule("/geojson/activities", endpoint=activities, methods=["GET"]),
    Rule("/geojson/forward-plans", endpoint=forward_plans, methods=["GET"]),
    Rule("/geojson/hs2-act-limits", endpoint=act_limits, methods=["GET"]),
]
RULES_V6 = [
    Rule("/geojson/section-58s", endpoint=section_58s, methods=["GET"]),
    Rule("/geojson/ancillary-informations", endpoint=ancillary_informations, methods=["GET"]),
    Rule("/geojson/material-classifications", endpoint=material_classifications, methods=["GET"]),
]
