"""The streets of the practice town as a layer, to draw and search on: it stands on no other map."""

from __future__ import annotations

from qgis.core import QgsApplication, QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer

from ..host import profile_folder
from ..practice.server import SEED
from ..practice.town import build_town
from .field_types import field

WIDTHS = {"bypass": 10.0, "radial": 8.0, "ring": 8.0, "high": 9.0, "market": 10.0, "distributor": 7.0}
USUAL_WIDTH = 5.5


def practice_town(name: str) -> QgsVectorLayer:
    """All streets of the practice town, EPSG:27700, with name, USRN and drawn width (metres).

    Made in any thread and handed to the main one.
    """
    layer = QgsVectorLayer("LineString?crs=EPSG:27700&index=yes", name, "memory")
    provider = layer.dataProvider()
    provider.addAttributes(
        [field("usrn", "whole", "USRN"), field("street", "text", "Street"), field("width", "number", "Width")]
    )
    layer.updateFields()
    features = []
    for street in build_town(SEED):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromPolylineXY([QgsPointXY(*vertex) for vertex in street.line]))
        feature.setAttributes([street.usrn, street.name, WIDTHS.get(street.kind, USUAL_WIDTH)])
        features.append(feature)
    provider.addFeatures(features)
    layer.updateExtents()
    layer.loadNamedStyle(str(profile_folder.resource("styles", "practice_town.qml")))
    layer.setReadOnly(True)
    layer.setCustomProperty("skipMemoryLayersCheck", 1)
    layer.moveToThread(QgsApplication.instance().thread())
    return layer
