"""The GeoJSON service: works in a box, and the other collections, which are empty in this town."""

from __future__ import annotations

import shapely
from werkzeug.routing import Rule
from werkzeug.wrappers import Response

from .answers_geojson import collection
from .calls import READERS, Call, answer
from .refusals import too_many_results
from .store import TooMany

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


def nothing(call: Call) -> Response:
    """GET geojson/activities, forward-plans and section-58s: none in this town."""
    call.caller(*READERS)
    query = call.query
    query.box()
    query.days()
    query.done()
    return answer(collection([]))


def no_act_limits(call: Call) -> Response:
    """GET geojson/hs2-act-limits: none in this town; v6 requires the phase."""
    call.caller(*READERS)
    query = call.query
    query.box()
    phase = query.text("phase", needed=call.version == "v6")
    if phase and phase not in PHASES:
        query.wrong["phase"] = f"phase must be one of {', '.join(PHASES)}"
    query.done()
    return answer(collection([]))


RULES = [
    Rule("/geojson/works", endpoint=works, methods=["GET"]),
    Rule("/geojson/activities", endpoint=nothing, methods=["GET"]),
    Rule("/geojson/forward-plans", endpoint=nothing, methods=["GET"]),
    Rule("/geojson/hs2-act-limits", endpoint=no_act_limits, methods=["GET"]),
]
RULES_V6 = [Rule("/geojson/section-58s", endpoint=nothing, methods=["GET"])]
