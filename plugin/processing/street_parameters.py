"""The parameters by which an algorithm is told where its streets come from."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProject,
)

from ..layers.layer_words import tr
from .algorithm import ExtentsAlgorithm, Parameters
from .street_source import StreetSource, of_layer, of_settings

if TYPE_CHECKING:
    from ..layers.gazetteer_layer import OwnGazetteer

STREETS, USRN_FIELD = "STREETS", "USRN_FIELD"
OTHERWISE = "Without: your own gazetteer, as the options name it, or else Street Manager."


class StreetsAlgorithm(ExtentsAlgorithm):
    """An algorithm that needs streets: a layer's, one's own gazetteer's, or else Street Manager's."""

    _own: OwnGazetteer | None = None

    def add_street_parameters(self, otherwise: str = "") -> None:
        """Add the layer of street lines, with what is meant where there is none, and its field."""
        lines = QgsProcessingParameterFeatureSource(
            STREETS, tr("Street lines"), [QgsProcessing.SourceType.TypeVectorLine], optional=True
        )
        lines.setHelp(otherwise)
        self.addParameter(lines)
        field = QgsProcessingParameterField(
            USRN_FIELD, tr("USRN field of the lines"), parentLayerParameterName=STREETS, optional=True
        )
        field.setHelp(tr("Empty: the field that is called after USRNs."))
        self.add_advanced(field)

    def make_ready(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Find out where the streets come from."""
        if parameters.get(STREETS):
            return
        self._own = of_settings(context.project() or QgsProject.instance())
        if self._own is None:
            self.ask_for_access()

    @contextlib.contextmanager
    def streets(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Iterator[StreetSource]:
        """The streets, while they are needed. In the run."""
        source = self.parameterAsSource(parameters, STREETS, context) if parameters.get(STREETS) else None
        own = self._own
        if source is not None:
            own = of_layer(source, self.parameterAsString(parameters, USRN_FIELD, context))
        if own is not None:
            yield StreetSource(own)
            return
        with self.sessions.service(self.access, feedback) as service:
            yield StreetSource(None, service)
