"""The fields of what algorithms give."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.core import QgsField, QgsFields

from ..layers.field_types import field
from ..layers.layer_words import tr

Columns = Iterable[tuple[str, str, str]]


def fields_of(columns: Columns, beside: QgsFields | None = None) -> QgsFields:
    """Fields by (name, type, heading), after those that are there; by another name where theirs is taken."""
    fields = QgsFields(beside) if beside is not None else QgsFields()
    for name, kind, heading in columns:
        fields.append(_free(field(name, kind, tr(heading)), fields))
    return fields


def _free(made: QgsField, taken: QgsFields) -> QgsField:
    name, number = made.name(), 2
    while taken.lookupField(made.name()) >= 0:
        made.setName(f"{name}_{number}")
        number += 1
    return made
