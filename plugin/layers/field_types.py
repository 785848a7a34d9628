"""Field types for a layer: by QVariant before QGIS 3.38, by QMetaType after."""

from __future__ import annotations

from typing import Any

from qgis.core import Qgis, QgsField

_BY_META_TYPE = 33800


def field(name: str, kind: str, alias: str = "") -> QgsField:
    """A field of kind "text", "whole", "number", "moment" (date and time) or "yes_no"."""
    made = QgsField(name, _types()[kind])
    made.setAlias(alias or name)
    return made


def _types() -> dict[str, Any]:
    if _BY_META_TYPE <= Qgis.QGIS_VERSION_INT:
        from qgis.PyQt.QtCore import QMetaType

        kinds = QMetaType.Type
        return {
            "text": kinds.QString,
            "whole": kinds.LongLong,
            "number": kinds.Double,
            "moment": kinds.QDateTime,
            "yes_no": kinds.Bool,
        }
    from qgis.PyQt.QtCore import QVariant

    return {
        "text": QVariant.String,
        "whole": QVariant.LongLong,
        "number": QVariant.Double,
        "moment": QVariant.DateTime,
        "yes_no": QVariant.Bool,
    }
