"""Splits the shapes of a layer street by street: a permit is for one USRN."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsFeature,
    QgsFeatureSink,
    QgsFields,
    QgsGeometry,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterNumber,
    QgsWkbTypes,
)

from ..host.positions import NATIONAL_GRID
from ..layers.layer_words import tr
from .algorithm import Parameters, Results
from .extents import extents
from .fields import fields_of
from .street_parameters import OTHERWISE, StreetsAlgorithm

if TYPE_CHECKING:
    from ..submission.street_match import Candidate

INPUT, LEAST, OUTPUT, PARTS = "INPUT", "LEAST_SHARE", "OUTPUT", "PARTS"
LEAST_PERCENT = 1.0
# A length or an area to the centimetre.
DECIMALS = 2
_FIELDS = (
    ("usrn", "whole", "USRN"),
    ("street", "text", "Street"),
    ("town", "text", "Town"),
    ("part", "whole", "Part on this street"),
    ("parts", "whole", "Parts on this street"),
    ("length_m", "number", "Length in metres"),
    ("area_m2", "number", "Area in square metres"),
)

# A piece of a shape: its geometry, its street or none, which piece of how many on it.
Piece = tuple[Mapping[str, Any], Any, int, int]


class SplitByStreet(StreetsAlgorithm):
    """One part a street."""

    key = "split_by_street"
    title = "Split a scheme street by street"
    group_key, group_title = "extents", "Extents"
    icon_name = "corridor"
    keywords = ("USRN", "scheme", "cut", "permit", "streets")
    help = (
        "Cuts every shape of a layer into one part for each street that it lies on, as the draw dock offers for a "
        "draft: a permit is for one street. Each place belongs to the street whose line is nearest; what only "
        "crosses another street is not cut off by it, and a junction belongs to the street that has more of the "
        "shape. Together the parts are the shape.\n\n"
        "The parts come in the National Grid, with the attributes of their shape, the USRN and name of the street, "
        "and their length or area. A shape on one street stays whole; so does a point. What lies on no street has "
        "no USRN.\n\n"
        "The streets come from a layer of street lines with a field of USRNs; without one, from the gazetteer that "
        "the plugin's options name; without that, from Street Manager."
    )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """What it asks for and gives."""
        self.addParameter(
            QgsProcessingParameterFeatureSource(
                INPUT, tr("Shapes to split"), [QgsProcessing.SourceType.TypeVectorAnyGeometry]
            )
        )
        self.add_street_parameters(tr(OTHERWISE))
        self.add_advanced(
            QgsProcessingParameterNumber(
                *(LEAST, tr("Percent of a shape that make a part of its own, at least")),
                *(QgsProcessingParameterNumber.Type.Double, LEAST_PERCENT),
                minValue=0.0,
                maxValue=50.0,
            )
        )
        self.addParameter(QgsProcessingParameterFeatureSink(OUTPUT, tr("Parts by street")))
        self.addOutput(QgsProcessingOutputNumber(PARTS, tr("How many parts there are")))

    def work(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        """One shape after the other."""
        source = self.shapes(parameters, INPUT, context)
        least = self.parameterAsDouble(parameters, LEAST, context) / 100
        fields = fields_of(_FIELDS, source.fields())
        flat = QgsWkbTypes.flatType(QgsWkbTypes.linearType(source.wkbType()))
        sink, output = self.sink(
            *(parameters, OUTPUT, context, fields, QgsWkbTypes.multiType(flat), NATIONAL_GRID)
        )
        number = nowhere = 0
        with self.streets(parameters, context, feedback) as streets:
            for extent in extents(source, feedback):
                candidates = streets.match(extent.geometry).candidates
                nowhere += not candidates
                for piece in _pieces(extent.geometry, candidates, least):
                    sink.addFeature(_part(extent.feature, piece, fields), QgsFeatureSink.Flag.FastInsert)
                    number += 1
        del sink
        if nowhere:
            words = tr("{number:,} of the shapes lie within 25 metres of no street, and have no USRN.")
            feedback.pushWarning(words.format(number=nowhere))
        return {OUTPUT: output, PARTS: number}


def _pieces(
    geometry: Mapping[str, Any] | None, candidates: Sequence[Candidate], least: float
) -> Iterator[Piece]:
    """The parts of a shape, or all of it as one part, on the best street."""
    from ..submission.scheme_split import parts_of

    if geometry is None:
        return
    parts = parts_of(geometry, candidates, max(least, 1e-9))
    for part in parts:
        yield part.geometry, part.street, part.number, part.of
    if not parts:
        yield geometry, candidates[0].street if candidates else None, 1, 1


def _part(feature: QgsFeature, piece: Piece, fields: QgsFields) -> QgsFeature:
    import shapely

    from ..geometry.geojson import read

    geometry, street, number, of = piece
    made = QgsFeature(fields)
    shape = read(geometry).geometry
    length = area = None
    if shape is not None:
        placed = QgsGeometry()
        placed.fromWkb(shapely.to_wkb(shape))
        placed.convertToMultiType()
        made.setGeometry(placed)
        dimension = int(shapely.get_dimensions(shape))
        length = round(float(shapely.length(shape)), DECIMALS) if dimension == 1 else None
        area = round(float(shapely.area(shape)), DECIMALS) if dimension == 2 else None
    told = (None, None, None) if street is None else (street.usrn, street.street_descriptor, street.town)
    made.setAttributes([*feature.attributes(), *told, number, of, length, area])
    return made
