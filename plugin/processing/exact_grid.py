"""Carries any vector layer to or from the National Grid exactly, by its definition, OSTN15."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureSink,
    QgsGeometry,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterCrs,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingUtils,
    QgsWkbTypes,
)

from ..layers.layer_account import write_account
from ..layers.layer_words import tr
from .algorithm import ExtentsAlgorithm, Parameters, Results
from .extents import batches, crs_of

INPUT, TARGET_CRS, OUTPUT = "INPUT", "TARGET_CRS", "OUTPUT"
ACCURACY, OUTSIDE, LOST = "ACCURACY", "OUTSIDE", "LOST"
GRID = "EPSG:27700"


class ExactNationalGrid(ExtentsAlgorithm):
    """Reprojection without QGIS's approximations."""

    key = "exact_national_grid"
    title = "Exact National Grid (OSTN15)"
    group_key, group_title = "coordinates", "Coordinates"
    icon_name = "edit_vertices"
    keywords = ("reproject", "27700", "OSGB", "ETRS89", "WGS84", "transform", "British National Grid")
    help = (
        "Carries a vector layer from any coordinate reference system to the National Grid (EPSG:27700), or from the "
        "National Grid to any other, by its definition: the OSTN15 tables, on ETRS89. It needs no grid file and no "
        "download, and is exact to a millimetre, where QGIS without the grid file may be up to 5 metres off.\n\n"
        "WGS84 is taken as ETRS89, as is usual in Great Britain. Heights and measures stay as they are. Arcs become "
        "straight pieces within a centimetre.\n\n"
        "Outside the tables, in the sea and beyond, the seven-parameter transformation is used, which is good to "
        "about 5 metres: the log says for how many shapes, and the layer's metadata say how exact it is."
    )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """What it asks for and gives."""
        self.addParameter(
            QgsProcessingParameterFeatureSource(
                INPUT, tr("Layer"), [QgsProcessing.SourceType.TypeVectorAnyGeometry]
            )
        )
        # qgis_process of 3.22 wants to be told every CRS that is not optional.
        self.addParameter(QgsProcessingParameterCrs(TARGET_CRS, tr("To this CRS"), GRID, optional=True))
        self.addParameter(QgsProcessingParameterFeatureSink(OUTPUT, tr("Exactly reprojected")))
        self.addOutput(QgsProcessingOutputNumber(ACCURACY, tr("Accuracy in metres, at worst")))
        self.addOutput(QgsProcessingOutputNumber(OUTSIDE, tr("Shapes outside the tables")))
        self.addOutput(QgsProcessingOutputNumber(LOST, tr("Shapes that have no place there")))

    def make_ready(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Nothing is known of the result yet."""
        self._told: list[str] = []
        self._output = ""

    def work(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        """Carry the features over, some hundred at a time."""
        from ..layers.exact_shapes import carried

        source = self.shapes(parameters, INPUT, context)
        crs, target = crs_of(source), self.parameterAsCrs(parameters, TARGET_CRS, context)
        _one_is_the_grid(crs, target)
        sink, self._output = self.sink(
            *(parameters, OUTPUT, context, source.fields()),
            *(QgsWkbTypes.linearType(source.wkbType()), target),
        )
        tally = _Tally()
        number, done = max(source.featureCount(), 1), 0
        for batch in batches(source):
            if feedback.isCanceled():
                return {}
            found = carried([feature.geometry() for feature in batch], crs, target)
            tally.count(found)
            for place, (feature, shape) in enumerate(zip(batch, found.shapes)):
                made = QgsFeature(feature)
                made.setGeometry(QgsGeometry() if place in found.lost else shape)
                if not sink.addFeature(made, QgsFeatureSink.Flag.FastInsert):
                    raise QgsProcessingException(self.writeFeatureError(sink, parameters, OUTPUT))
            done += len(batch)
            feedback.setProgress(100.0 * done / number)
        del sink
        self._told = tally.told(crs, target)
        for words in self._told:
            feedback.pushInfo(words)
        if tally.outside or tally.lost:
            feedback.pushWarning(tally.warning())
        return {
            OUTPUT: self._output,
            ACCURACY: tally.accuracy,
            OUTSIDE: tally.outside,
            LOST: tally.lost,
        }

    def postProcessAlgorithm(self, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> Results:
        """On the main thread: how exact it is, into the layer's metadata."""
        layer = QgsProcessingUtils.mapLayerFromString(self._output, context) if self._output else None
        if layer is not None and self._told and not write_account(layer, self._told):
            feedback.pushWarning(
                tr("The file has no place for metadata: how exact it is stands in this log only.")
            )
        return {}


class _Tally:
    """How exact it has been so far."""

    def __init__(self) -> None:
        self.accuracy = 0.0
        self.outside = self.lost = self.curved = self.number = 0

    def count(self, found: Any) -> None:
        """Count some shapes that were carried over."""
        import numpy as np

        from ..geometry import national_grid

        self.number += len(found.shapes)
        self.lost += len(found.lost)
        self.curved += found.curved
        kept = ~np.isin(found.of, list(found.lost))
        within = national_grid.accuracy(found.metres[kept, 0], found.metres[kept, 1])
        if len(within):
            self.accuracy = max(self.accuracy, float(within.max()))
            self.outside += len(np.unique(found.of[kept][within > national_grid.EXACT]))

    def told(self, source: QgsCoordinateReferenceSystem, target: QgsCoordinateReferenceSystem) -> list[str]:
        """What is worth knowing of the result; English, as metadata are."""
        told = [
            f"Carried from {source.authid() or source.description()} to {target.authid() or target.description()} "
            "by the definition of the National Grid, OSTN15.",
            f"Accuracy: {self.accuracy:g} metres at worst, {self.number:,} shapes.",
        ]
        if self.curved:
            told.append(
                f"{self.curved:,} shapes had arcs, which are straight pieces within a centimetre now."
            )
        if self.outside or self.lost:
            told.append(self.warning())
        return told

    def warning(self) -> str:
        """What is not exact."""
        told = []
        if self.outside:
            told.append(
                f"{self.outside:,} shapes reach outside the OSTN15 tables, where the seven-parameter transformation "
                "is used: they are good to about 5 metres."
            )
        if self.lost:
            told.append(f"{self.lost:,} shapes have no place there, and come without a shape.")
        return " ".join(told)


def _one_is_the_grid(source: QgsCoordinateReferenceSystem, target: QgsCoordinateReferenceSystem) -> None:
    if not target.isValid():
        raise QgsProcessingException(tr("Choose the coordinate reference system to carry the layer to."))
    if GRID not in (source.authid(), target.authid()):
        raise QgsProcessingException(
            tr(
                "One of the two has to be the National Grid (EPSG:27700): the layer is in {source}, and {target} was "
                "chosen. Carry it to the National Grid first."
            ).format(source=source.authid() or source.description(), target=target.authid())
        )
