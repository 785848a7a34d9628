"""The shapes of a layer that was given to an algorithm, as extents in the National Grid, exactly."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsWkbTypes,
)

from ..layers.layer_words import tr

# So many are carried over to the National Grid at a time.
AT_ONCE = 500
# Decimals of a millimetre do not matter; of a degree, where a layer says metres and holds degrees, nine do.
DECIMALS = 9


@dataclass(frozen=True)
class Extent:
    """A feature, and its shape as a GeoJSON-like mapping in EPSG:27700; None where it has none."""

    feature: QgsFeature
    geometry: Mapping[str, Any] | None


def crs_of(source: QgsProcessingFeatureSource) -> QgsCoordinateReferenceSystem:
    """The layer's CRS. QgsProcessingException where it has none."""
    crs = source.sourceCrs()
    if not crs.isValid():
        words = tr(
            "“{layer}” has no coordinate reference system. Set it in the layer's properties, then try again."
        )
        raise QgsProcessingException(words.format(layer=source.sourceName()))
    return crs


def batches(source: QgsProcessingFeatureSource) -> Iterator[list[QgsFeature]]:
    """The features, wrong shapes too: telling what is wrong with them is for the algorithm."""
    flag = QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks
    found = iter(source.getFeatures(QgsFeatureRequest(), flag))
    while batch := list(itertools.islice(found, AT_ONCE)):
        yield [QgsFeature(feature) for feature in batch]


def extents(source: QgsProcessingFeatureSource, feedback: QgsProcessingFeedback) -> Iterator[Extent]:
    """The features of a layer in any CRS with their extents, until the run is cancelled; tells the progress."""
    from ..host.positions import NATIONAL_GRID
    from ..layers.exact_shapes import carried

    crs = crs_of(source)
    number, curved = max(source.featureCount(), 1), 0
    done = 0
    for batch in batches(source):
        found = carried([feature.geometry() for feature in batch], crs, NATIONAL_GRID)
        curved += found.curved
        for feature, shape in zip(batch, found.shapes):
            if feedback.isCanceled():
                return
            yield Extent(feature, mapping_of(shape))
            done += 1
            feedback.setProgress(100.0 * done / number)
    if curved:
        words = tr(
            "{number:,} of the shapes have arcs, and were taken as straight pieces within a centimetre."
        )
        feedback.pushInfo(words.format(number=curved))


def mapping_of(shape: QgsGeometry) -> Mapping[str, Any] | None:
    """QGIS's geometry as a GeoJSON-like mapping, wrong as it may be; of a collection of one, that one."""
    if shape.isNull():
        return None
    single = QgsGeometry(shape)
    if single.isMultipart() and single.constGet().partCount() == 1:
        single.convertToSingleType()
    text = single.asJson(DECIMALS)
    # Of a triangulated surface, say, there is none.
    found: Mapping[str, Any] = (
        json.loads(text) if text else {"type": QgsWkbTypes.displayString(single.wkbType())}
    )
    return found


def field_in(source: QgsProcessingFeatureSource, field: str) -> str:
    """A field that was chosen, "" where none was. QgsProcessingException where the layer does not have it."""
    if field and source.fields().lookupField(field) < 0:
        words = tr("“{layer}” has no field named “{field}”.")
        raise QgsProcessingException(words.format(layer=source.sourceName(), field=field))
    return field


def name_of(feature: QgsFeature, field: str) -> str:
    """What a feature is called by a field; its number where there is none."""
    value = feature[field] if field else None
    return str(value) if isinstance(value, (str, int, float)) and str(value).strip() else str(feature.id())
