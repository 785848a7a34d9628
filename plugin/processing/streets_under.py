"""The streets under the shapes of a layer, as a table, and as the file that a geographical area is made of."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureSink,
    QgsFields,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFileDestination,
    QgsWkbTypes,
)

from ..layers.layer_words import tr
from .algorithm import Parameters, Results
from .extents import Extent, extents, field_in, name_of
from .fields import fields_of
from .street_parameters import OTHERWISE, StreetsAlgorithm

if TYPE_CHECKING:
    from ..submission.street_match import Candidate

INPUT, NAME, LEAST, OUTPUT, CSV, STREETS_FOUND = (
    "INPUT",
    "NAME_FIELD",
    "LEAST",
    "OUTPUT",
    "CSV",
    "STREETS_FOUND",
)
_FIELDS = (
    ("shape", "text", "Shape"),
    ("feature", "whole", "Number of the feature"),
    ("usrn", "whole", "USRN"),
    ("street", "text", "Street"),
    ("town", "text", "Town"),
    ("length_m", "number", "Metres of the line on the street"),
    ("area_m2", "number", "Square metres of the polygon on the street"),
    ("share", "number", "Percent of the shape that is nearest to this street"),
    ("distance_m", "number", "Metres from the shape to the street's line"),
)


class StreetsUnderExtents(StreetsAlgorithm):
    """For each shape, the streets that it lies on."""

    key = "streets_under_extents"
    title = "Streets under extents"
    group_key, group_title = "streets", "Streets"
    icon_name = "street"
    keywords = ("USRN", "NSG", "gazetteer", "geographical area", "list")
    help = (
        "Lists the streets under each shape of a layer: those whose line lies within 12 metres of it, the one with "
        "the largest share first, as the draw dock finds them. Each row says how many metres of a line, or square "
        "metres of a polygon, lie on the street, and which share of the shape is nearer to it than to the others.\n\n"
        "The streets come from a layer of street lines with a field of USRNs; without one, from the gazetteer that "
        "the plugin's options name; without that, from Street Manager, for which somebody has to be signed in, or "
        "credentials have to be stored in QGIS.\n\n"
        "The CSV file is what a geographical area in Street Manager is made of: one column of USRNs without a "
        "heading, each once, at most 10,000. A street counts there by how much of it lies under all the shapes "
        "together (around points and lines, within 12 metres)."
    )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """What it asks for and gives."""
        self.addParameter(
            QgsProcessingParameterFeatureSource(
                INPUT, tr("Shapes"), [QgsProcessing.SourceType.TypeVectorAnyGeometry]
            )
        )
        self.add_street_parameters(tr(OTHERWISE))
        self.add_advanced(
            QgsProcessingParameterField(
                NAME, tr("Field with a name for each shape"), parentLayerParameterName=INPUT, optional=True
            )
        )
        counts = [tr("any part of it"), tr("at least half of it"), tr("all of it")]
        self.add_advanced(
            QgsProcessingParameterEnum(
                LEAST,
                tr("Streets for the CSV file: under the shapes lies"),
                options=counts,
                defaultValue=0,
            )
        )
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                OUTPUT, tr("Streets under the shapes"), QgsProcessing.SourceType.TypeVector
            )
        )
        self.addParameter(
            QgsProcessingParameterFileDestination(
                *(CSV, tr("USRNs for a geographical area"), tr("CSV files (*.csv)")),
                optional=True,
                createByDefault=False,
            )
        )
        self.addOutput(QgsProcessingOutputNumber(STREETS_FOUND, tr("How many streets were found")))

    def work(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        """One shape after the other."""
        source = self.shapes(parameters, INPUT, context)
        name = field_in(source, self.parameterAsString(parameters, NAME, context))
        file = self.parameterAsFileOutput(parameters, CSV, context)
        fields = fields_of(_FIELDS)
        sink, output = self.sink(
            *(parameters, OUTPUT, context, fields),
            *(QgsWkbTypes.Type.NoGeometry, QgsCoordinateReferenceSystem()),
        )
        listed = _Listed()
        with self.streets(parameters, context, feedback) as streets:
            for extent in extents(source, feedback):
                found = listed.take(extent, streets.match(extent.geometry).candidates)
                called = name_of(extent.feature, name)
                for candidate in found:
                    sink.addFeature(_row(candidate, extent, called, fields), QgsFeatureSink.Flag.FastInsert)
        del sink
        if feedback.isCanceled():
            return {}
        for words in listed.told():
            feedback.pushWarning(words)
        results = {OUTPUT: output, STREETS_FOUND: len(listed.streets)}
        if file:
            usrns = listed.usrns(self.parameterAsEnum(parameters, LEAST, context))
            _write(Path(file), usrns)
            results[CSV] = file
        return results


class _Listed:
    """All that was found: for the list of an area's streets."""

    def __init__(self) -> None:
        self.streets: dict[int, Any] = {}
        self._shapes: list[Any] = []
        self._without = 0

    def take(self, extent: Extent, candidates: list[Candidate]) -> list[Candidate]:
        """Those of the candidates that the extent lies on."""
        from ..geometry.street_shares import NEAR

        self._shapes.append(extent.geometry)
        under = [one for one in candidates if one.distance is not None and one.distance <= NEAR]
        self.streets.update({one.street.usrn: one.street for one in under})
        self._without += not under
        return under

    def told(self) -> list[str]:
        """What to look at."""
        if not self._without:
            return []
        words = tr("{number:,} of the shapes lie on no street: none is within 12 metres.")
        return [words.format(number=self._without)]

    def usrns(self, least: int) -> list[int]:
        """The USRNs of the streets that count, by how much of each lies under all the shapes."""
        from ..geometry.geojson import read
        from ..submission.area_streets import ANY, HALF, WHOLE, area_of, counts, share_in

        area = area_of(self._shapes)
        if area is None:
            return []
        lines = {usrn: read(street.street_line).geometry for usrn, street in self.streets.items()}
        share = (ANY, HALF, WHOLE)[least]
        return sorted(usrn for usrn, line in lines.items() if counts(share_in(area, line), share))


def _row(candidate: Candidate, extent: Extent, called: str, fields: QgsFields) -> QgsFeature:
    kind = str((extent.geometry or {}).get("type"))
    feature = QgsFeature(fields)
    street = candidate.street
    feature.setAttributes(
        [
            *(called, extent.feature.id(), street.usrn, street.street_descriptor, street.town),
            round(candidate.overlap, 2) if kind.endswith("LineString") else None,
            round(candidate.overlap, 2) if kind.endswith("Polygon") else None,
            round(100 * candidate.share, 1),
            round(candidate.distance, 2) if candidate.distance is not None else None,
        ]
    )
    return feature


def _write(path: Path, usrns: list[int]) -> None:
    from ..streetmanager.work_service.geographical_areas import NoArea
    from ..submission.usrn_lists import as_csv

    try:
        path.write_bytes(as_csv(path.name, usrns))
    except NoArea as error:
        raise QgsProcessingException(str(error)) from error
