"""Searches the works of an area, as the search dock does, into layers or a GeoPackage."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputBoolean,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingOutputVectorLayer,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterEnum,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
)

from ..host import settings
from ..host.error_words import error_words
from ..host.positions import NATIONAL_GRID
from ..layers.kind_fields import TITLES
from ..layers.layer_words import tr
from ..search.kinds import ALL, Kind
from .algorithm import ExtentsAlgorithm, Parameters, Results
from .loading import Loading

if TYPE_CHECKING:
    from ..search.request import SearchRequest
    from ..search.result import SearchResult
    from ..streetmanager.client import StreetManager

EXTENT, AREA, DISTANCE = "EXTENT", "AREA", "DISTANCE"
KINDS, START, END = "KINDS", "START", "END"
CRS, LOAD, OUTPUT = "CRS", "LOAD", "OUTPUT"
FOUND, COMPLETE, REPORT = "FOUND", "COMPLETE", "REPORT"
# The words for the shapes of a layer, as layers.search_layers names them, from below.
SHAPES = ("polygons", "lines", "points")


def output_of(kind: str, shapes: str) -> str:
    """The name of the output for a kind's layer: "WORKS_POINTS"."""
    return f"{kind}_{shapes}".upper()


class SearchWorks(ExtentsAlgorithm):
    """The search dock's search, without the dock."""

    key = "search_works"
    title = "Search works in an area"
    group_key, group_title = "works", "Works"
    icon_name = "search"
    keywords = ("permits", "activities", "forward plans", "section 58", "HS2", "download")
    help = (
        "Searches Street Manager for works, activities, forward plans, section 58 restrictions and HS2 limits, "
        "however many there are, and gives them as layers, styled as the search dock's.\n\n"
        "Where: an extent, or the shapes of a layer with so many metres around them; of these, only what touches "
        "them. When: without dates, from today for as many days as the search dock shows.\n\n"
        "Give a GeoPackage to keep what is found; what was in that file before is replaced. Without one the layers "
        "are temporary. Each kind and each type of shape is an output of its own; those that hold nothing are left "
        "out.\n\n"
        "Somebody has to be signed in in a dock of Works Extents, or credentials have to be stored in QGIS for the "
        "environment that the plugin's options begin with; for practice, nobody. It never asks for a password."
    )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """What it asks for and gives."""
        self.addParameter(QgsProcessingParameterExtent(EXTENT, tr("Area: an extent"), optional=True))
        any_shape = [QgsProcessing.SourceType.TypeVectorAnyGeometry]
        self.addParameter(
            QgsProcessingParameterFeatureSource(
                AREA, tr("or: the shapes of a layer"), any_shape, optional=True
            )
        )
        self.addParameter(
            QgsProcessingParameterNumber(
                DISTANCE,
                tr("Metres around the shapes"),
                QgsProcessingParameterNumber.Type.Double,
                0.0,
                minValue=0.0,
                maxValue=5000.0,
            )
        )
        self.addParameter(
            QgsProcessingParameterEnum(
                KINDS,
                tr("What to search for"),
                options=[tr(TITLES[kind.key]) for kind in ALL],
                allowMultiple=True,
                defaultValue=[0],
            )
        )
        day = QgsProcessingParameterDateTime.Type.Date
        self.addParameter(QgsProcessingParameterDateTime(START, tr("First day"), day, optional=True))
        self.addParameter(QgsProcessingParameterDateTime(END, tr("Last day"), day, optional=True))
        # qgis_process of 3.22 wants to be told every CRS that is not optional.
        self.add_advanced(
            QgsProcessingParameterCrs(CRS, tr("CRS of the layers"), "EPSG:27700", optional=True)
        )
        self.add_advanced(
            QgsProcessingParameterBoolean(LOAD, tr("Put the layers on the map"), defaultValue=True)
        )
        self.addParameter(
            QgsProcessingParameterFileDestination(
                *(OUTPUT, tr("Keep in a GeoPackage"), tr("GeoPackage (*.gpkg)")),
                optional=True,
                createByDefault=False,
            )
        )
        self._add_outputs()

    def _add_outputs(self) -> None:
        for kind in ALL:
            for shapes in SHAPES:
                words = f"{tr(TITLES[kind.key])}: {tr(shapes)}"
                self.addOutput(QgsProcessingOutputVectorLayer(output_of(kind.key, shapes), words))
        self.addOutput(QgsProcessingOutputNumber(FOUND, tr("How many were found")))
        self.addOutput(QgsProcessingOutputBoolean(COMPLETE, tr("Whether that is all")))
        self.addOutput(QgsProcessingOutputString(REPORT, tr("What was asked and found")))

    def checkParameterValues(self, parameters: Parameters, context: QgsProcessingContext) -> tuple[bool, str]:
        """Whether it can run with these; if not, why."""
        if not parameters.get(EXTENT) and not parameters.get(AREA):
            return False, tr("Say where to search: give an extent, or a layer.")
        start, end = self._days(parameters, context)
        if start and end and end < start:
            return False, tr("The search ends before it begins. Choose a last day after the first one.")
        return super().checkParameterValues(parameters, context)

    def make_ready(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Find the session."""
        self.ask_for_access()

    def work(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        """Search, and make layers of what is found."""
        from ..search.several_kinds import nothing_at_all, sweep_kinds

        request = self._request(parameters, context)
        with self.sessions.service(self.access, feedback) as service:
            kinds = self._kinds(parameters, context, service, feedback)
            results, errors = sweep_kinds(service, request, kinds, lambda progress: _tell(progress, feedback))
        if feedback.isCanceled():
            return {}
        failure = nothing_at_all(results, errors, kinds)
        if failure is not None:
            raise failure
        for key, error in errors.items():
            feedback.reportError(f"{tr(TITLES[key])}: {error_words(error)}")
        account = _account(results)
        feedback.pushInfo(account)
        layers = self._layers(parameters, context, results, feedback)
        whole = not errors and all(result.complete for result in results.values())
        return {**layers, FOUND: sum(map(len, results.values())), COMPLETE: whole, REPORT: account}

    def _request(self, parameters: Parameters, context: QgsProcessingContext) -> SearchRequest:
        from ..geometry import areas
        from ..search.request import Box, SearchRequest

        days = self._days(parameters, context)
        if parameters.get(AREA):
            outline = self._outline(parameters, context)
            return SearchRequest(Box(*areas.bounds(outline)), *days, outline)
        return SearchRequest(Box(*self._box(parameters, context)), *days)

    def _days(self, parameters: Parameters, context: QgsProcessingContext) -> tuple[date, date]:
        start, end = (self._day(parameters, name, context) for name in (START, END))
        start = start or min(date.today(), end or date.max)
        return start, end or start + timedelta(days=settings.SEARCH_DAYS.get())

    def _day(self, parameters: Parameters, name: str, context: QgsProcessingContext) -> date | None:
        moment = self.parameterAsDateTime(parameters, name, context)
        if not parameters.get(name) or not moment.isValid():
            return None
        found = moment.date()
        return date(found.year(), found.month(), found.day())

    def _box(
        self, parameters: Parameters, context: QgsProcessingContext
    ) -> tuple[float, float, float, float]:
        from ..layers.taken_shapes import box_in_national_grid

        crs = self.parameterAsExtentCrs(parameters, EXTENT, context)
        extent = self.parameterAsExtent(parameters, EXTENT, context)
        box = box_in_national_grid(extent, crs if crs.isValid() else NATIONAL_GRID)
        if box is None or extent.isNull():
            raise QgsProcessingException(tr("The extent is not on the National Grid. Choose another one."))
        return box

    def _outline(self, parameters: Parameters, context: QgsProcessingContext) -> Mapping[str, Any]:
        import numpy as np
        import shapely

        from ..geometry import areas
        from ..layers.taken_shapes import in_national_grid
        from .extents import batches, crs_of

        source = self.shapes(parameters, AREA, context)
        crs = crs_of(source)
        shapes: list[Any] = []
        for batch in batches(source):
            held = [feature.geometry() for feature in batch if not feature.geometry().isNull()]
            shapes += list(in_national_grid(held, crs)) if held else []
        if not np.isfinite(shapely.get_coordinates(shapes)).all():
            raise QgsProcessingException(
                tr("A shape of “{layer}” is not on the National Grid. Leave it out.").format(
                    layer=source.sourceName()
                )
            )
        outline = areas.area_around(shapes, self.parameterAsDouble(parameters, DISTANCE, context))
        if outline is None:
            raise QgsProcessingException(
                tr("“{layer}” has no shapes to search in.").format(layer=source.sourceName())
            )
        return outline

    def _kinds(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        service: StreetManager,
        feedback: QgsProcessingFeedback,
    ) -> list[Kind]:
        """Those that were chosen, but for what the version does not have or the account may not see."""
        from ..search.kinds import kinds_for

        session = service.session
        roles = ("HighwayAuthority",) if session.user is None else tuple(session.user.roles or ())
        offered = kinds_for(service.version.value, session.organisation_reference or "", roles)
        chosen = [ALL[place] for place in self.parameterAsEnums(parameters, KINDS, context)]
        for kind in chosen:
            if kind not in offered:
                words = tr("{kind}: not searched, as version {version} or your account does not have them.")
                feedback.pushWarning(words.format(kind=tr(TITLES[kind.key]), version=service.version.value))
        kinds = [kind for kind in chosen if kind in offered]
        if not kinds:
            raise QgsProcessingException(tr("There is nothing to search for. Choose works, for example."))
        return kinds

    def _layers(
        self,
        parameters: Parameters,
        context: QgsProcessingContext,
        results: dict[str, SearchResult],
        feedback: QgsProcessingFeedback,
    ) -> Results:
        crs = self.parameterAsCrs(parameters, CRS, context)
        file = self.parameterAsFileOutput(parameters, OUTPUT, context)
        crs = crs if crs.isValid() else NATIONAL_GRID
        self._loading = Loading(context) if self.parameterAsBoolean(parameters, LOAD, context) else None
        if file:
            return _kept(Path(file), results, crs, feedback, self._loading)
        return _temporary(results, crs, context, feedback, self._loading)


def _tell(progress: Any, feedback: QgsProcessingFeedback) -> None:
    feedback.setProgress(100.0 * progress.boxes_done / max(progress.boxes_expected, 1))
    feedback.setProgressText(
        tr("{done:,} of about {expected:,} boxes, {found:,} found").format(
            done=progress.boxes_done, expected=progress.boxes_expected, found=progress.works_found
        )
    )


def _account(results: Mapping[str, SearchResult]) -> str:
    from ..layers.layer_account import account

    told = []
    for kind, result in results.items():
        told += [*account(kind, result), tr("Found: {number:,}.").format(number=len(result))]
        told += list(result.notes)
    return "\n".join(told)


def _temporary(
    results: Mapping[str, SearchResult],
    crs: QgsCoordinateReferenceSystem,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    loading: Loading | None,
) -> Results:
    """Layers in memory, which go with the context to whoever asked."""
    from ..layers.kept_search import table_of
    from ..layers.search_layers import built

    outputs: Results = {}
    for result in results.values():
        for layer in built(result, crs, feedback.isCanceled):
            context.temporaryLayerStore().addMapLayer(layer)
            outputs[table_of(layer).upper()] = layer.id()
            if loading is not None:
                _load(loading, layer.id(), table_of(layer))
    return outputs


def _kept(
    path: Path,
    results: Mapping[str, SearchResult],
    crs: QgsCoordinateReferenceSystem,
    feedback: QgsProcessingFeedback,
    loading: Loading | None,
) -> Results:
    """Layers in a file of their own."""
    from ..layers import kept_search

    tables = kept_search.keep(path, results, crs, fresh=True, stopped=feedback.isCanceled)
    outputs: Results = {OUTPUT: str(path)} if tables else {}
    for table in tables:
        outputs[table.upper()] = source = kept_search.source_of(path, table)
        if loading is not None:
            _load(loading, source, table)
    return outputs


def _load(loading: Loading, source: str, table: str) -> None:
    from ..layers.search_groups import FROM_BELOW

    kind, _, shapes = table.rpartition("_")
    height = len(SHAPES) * FROM_BELOW.index(kind) + SHAPES.index(shapes) + 1
    loading.load(source, f"{tr(TITLES[kind])}: {tr(shapes)}", table.upper(), height)
