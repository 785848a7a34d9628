"""What all algorithms of the plugin have in common: who they are, when they can run, and how they fail in words."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeatureSink,
    QgsFields,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSource,
    QgsProcessingFeedback,
    QgsProcessingParameterDefinition,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QIcon

from ..host import dependencies, icons, log, profile_folder
from ..host.credentials import NotAvailable
from ..host.error_words import error_words
from ..layers.layer_words import tr
from ..layers.line_layers import CannotRead
from .sessions import Access, Sessions

Parameters = dict[str, Any]
Results = dict[str, Any]


class ExtentsAlgorithm(QgsProcessingAlgorithm):
    """One algorithm. It runs off the main thread, which only `make_ready` is called on."""

    # Its id; what it is called; its group, by id and name; an icon of ours; words to find it by.
    key = ""
    title = ""
    group_key = ""
    group_title = ""
    icon_name = "works_extents"
    keywords: tuple[str, ...] = ()
    help = ""

    def __init__(self, sessions: Sessions) -> None:
        super().__init__()
        self.sessions = sessions
        self._access: Access | None = None

    def createInstance(self) -> ExtentsAlgorithm:
        """Another of its kind, as QGIS wants one for each run."""
        return type(self)(self.sessions)

    def name(self) -> str:
        """Its id within the provider."""
        return self.key

    def displayName(self) -> str:
        """What it is called."""
        return tr(self.title)

    def groupId(self) -> str:
        """The id of its group."""
        return self.group_key

    def group(self) -> str:
        """What its group is called."""
        return tr(self.group_title)

    def tags(self) -> list[str]:
        """What it is found by, besides its name."""
        return [*(tr(word) for word in self.keywords), "street works", "Street Manager"]

    def icon(self) -> QIcon:
        """Its icon."""
        return icons.icon(self.icon_name)

    def shortHelpString(self) -> str:
        """What it does, beside its parameters."""
        return tr(self.help)

    def helpUrl(self) -> str:
        """The page of the help."""
        return QUrl.fromLocalFile(str(profile_folder.resource("help", "processing.html"))).toString()

    def canExecute(self) -> tuple[bool, str]:
        """Whether all libraries are there; if not, what to do."""
        lacking = dependencies.missing()
        return not lacking, dependencies.message(lacking) if lacking else ""

    def prepareAlgorithm(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        """On the main thread, before the run."""
        try:
            self.make_ready(parameters, context, feedback)
        except NotAvailable as error:
            raise QgsProcessingException(error_words(error)) from error
        return True

    def make_ready(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """What has to be done on the main thread; nothing that takes time."""

    def ask_for_access(self) -> None:
        """In make_ready: the run is going to ask the service."""
        self._access = self.sessions.access()

    @property
    def access(self) -> Access:
        """How to reach the service; QgsProcessingException where it was not asked for."""
        if self._access is None:
            raise QgsProcessingException(tr("This run was not made ready to ask Street Manager."))
        return self._access

    def processAlgorithm(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        """The run, with what goes wrong in words."""
        from ..streetmanager.errors import Cancelled
        from ..submission.area_streets import AreaTooLarge

        try:
            return self.work(parameters, context, feedback)
        except QgsProcessingException:
            raise
        except Cancelled:
            return {}
        except (AreaTooLarge, CannotRead) as error:
            raise QgsProcessingException(str(error)) from error
        except Exception as error:
            if not hasattr(error, "words"):
                log.problem(self.title, error)
            raise QgsProcessingException(error_words(error)) from None

    def work(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        """What it does, in any thread. Whatever has `words` for the user may be raised."""
        raise NotImplementedError

    def shapes(
        self, parameters: Parameters, name: str, context: QgsProcessingContext
    ) -> QgsProcessingFeatureSource:
        """The layer that a parameter names. QgsProcessingException where there is none."""
        source = self.parameterAsSource(parameters, name, context)
        if source is None:
            raise QgsProcessingException(self.invalidSourceError(parameters, name))
        return source

    def sink(
        self,
        parameters: Parameters,
        name: str,
        context: QgsProcessingContext,
        fields: QgsFields,
        kind: QgsWkbTypes.Type,
        crs: QgsCoordinateReferenceSystem,
    ) -> tuple[QgsFeatureSink, str]:
        """What the features of an output are written to, and its id. QgsProcessingException where it cannot be."""
        sink, identity = self.parameterAsSink(parameters, name, context, fields, kind, crs)
        if sink is None:
            raise QgsProcessingException(self.invalidSinkError(parameters, name))
        return sink, identity

    def add_advanced(self, parameter: QgsProcessingParameterDefinition) -> None:
        """Add a parameter that most people leave as it is."""
        parameter.setFlags(parameter.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
        self.addParameter(parameter)
