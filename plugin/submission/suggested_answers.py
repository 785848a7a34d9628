"""Answers that follow from where the extent lies: put into the form for the person to see and to change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import shapely

from ..geometry.context import Context
from ..geometry.geojson import read
from ..streetmanager.application_place import IS_HS2
from .draft import Draft

IN_LIMITS = "hs2_in_act_limits"


def suggested_answers(draft: Draft, context: Context, values: Mapping[str, Any]) -> dict[str, Any]:
    """Answers that nobody has given yet; never a declaration that is the person's own, as a designation is.

    For the promoter HS2: that the works are within the limits of an HS2 Act, where all of the extent lies there.
    """
    if not IS_HS2.holds(values) or values.get(IN_LIMITS) is not None:
        return {}
    shape = read(draft.geometry()).geometry
    limits = [one for one in (read(limit).geometry for limit in context.hs2_limits) if one is not None]
    if shape is None or not limits or not shapely.is_valid(shape):
        return {}
    # The limits come in parts, which touch.
    area = shapely.union_all([shapely.make_valid(one) for one in limits])
    return {IN_LIMITS: True} if shapely.covers(shapely.buffer(area, 0.01), shape) else {}
