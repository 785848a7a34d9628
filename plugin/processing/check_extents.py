"""Checks the shapes of a layer as the draw dock checks a draft: findings with their places, and counts on them."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsFeature,
    QgsFeatureSink,
    QgsFields,
    QgsGeometry,
    QgsPointXY,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingUtils,
    QgsWkbTypes,
)

from ..geometry.submission_kinds import KINDS
from ..host.chosen import begin_version
from ..host.positions import NATIONAL_GRID
from ..layers.finding_layer import dress
from ..layers.layer_words import tr
from .algorithm import Parameters, Results
from .extents import Extent, extents, field_in, name_of
from .fields import fields_of
from .street_parameters import STREETS, StreetsAlgorithm

if TYPE_CHECKING:
    from ..geometry.findings import Finding
    from .street_source import StreetSource

INPUT, KIND, NAME, CHOSEN, ASK = "INPUT", "KIND", "NAME_FIELD", "CHOSEN_USRN_FIELD", "ASK_STREETS"
FINDINGS, CHECKED, STOPPED = "FINDINGS", "CHECKED", "STOPPED"
# Each once: of those that take the same, the first.
KEYS = tuple({kind.words: key for key, kind in reversed(list(KINDS.items()))}.values())[::-1]
NEWEST = "v6"
_FINDING_FIELDS = (
    ("shape", "text", "Shape"),
    ("feature", "whole", "Number of the feature"),
    ("severity", "text", "How bad"),
    ("code", "text", "Code of the check"),
    ("words", "text", "Finding"),
    ("source", "text", "On whose word"),
    ("easting", "number", "Easting of the first place"),
    ("northing", "number", "Northing of the first place"),
    ("places", "whole", "Places"),
    ("usrn", "whole", "USRN"),
)
_COUNT_FIELDS = (
    ("stops", "whole", "Findings that stop sending"),
    ("warnings", "whole", "Findings to look at"),
    ("worst", "text", "The worst finding"),
)


class CheckExtents(StreetsAlgorithm):
    """The rules of the draw dock for a whole layer."""

    key = "check_extents"
    title = "Check extents"
    group_key, group_title = "extents", "Extents"
    icon_name = "draft"
    keywords = ("validate", "findings", "rules", "permit", "geometry")
    help = (
        "Checks every shape of a layer as the draw dock checks an extent before it is sent: whether the kind of "
        "submission takes it, whether it crosses itself, lies outside the National Grid or is in the wrong "
        "coordinates, is too large, and so on. The layer may be in any coordinate reference system: it is carried "
        "to the National Grid exactly.\n\n"
        "Findings: one row a finding, with how bad it is (stops, warns, tells), its words, on whose word the check "
        "stands, and its places as points in the National Grid.\n"
        "Checked shapes: the shapes as they were, with the number of findings that stop sending, of those to look "
        "at, and the worst.\n\n"
        "With street lines, or with the streets asked for from Street Manager, the findings also say which streets "
        "each shape lies on; and with a field that holds the chosen USRN, how far it is from that street. Asking "
        "needs somebody to be signed in in a dock, or credentials that are stored in QGIS."
    )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """What it asks for and gives."""
        self.addParameter(
            QgsProcessingParameterFeatureSource(
                INPUT, tr("Shapes to check"), [QgsProcessing.SourceType.TypeVectorAnyGeometry]
            )
        )
        kinds = [tr(KINDS[key].words) for key in KEYS]
        self.addParameter(
            QgsProcessingParameterEnum(KIND, tr("To be sent as"), options=kinds, defaultValue=0)
        )
        self.add_street_parameters()
        self.addParameter(
            QgsProcessingParameterBoolean(ASK, tr("Ask Street Manager for the streets"), defaultValue=False)
        )
        for name, words in (
            (NAME, tr("Field with a name for each shape")),
            (CHOSEN, tr("Field with the USRN that each shape is for")),
        ):
            self.add_advanced(
                QgsProcessingParameterField(name, words, parentLayerParameterName=INPUT, optional=True)
            )
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                FINDINGS, tr("Findings"), QgsProcessing.SourceType.TypeVectorPoint
            )
        )
        self.addParameter(
            QgsProcessingParameterFeatureSink(
                CHECKED,
                tr("Checked shapes"),
                QgsProcessing.SourceType.TypeVectorAnyGeometry,
                optional=True,
            )
        )
        self.addOutput(QgsProcessingOutputNumber(STOPPED, tr("Shapes that cannot be sent as they are")))

    def make_ready(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Find the session, where streets are asked for."""
        self._version = begin_version() or NEWEST
        self._findings = ""
        if not parameters.get(STREETS) and self.parameterAsBoolean(parameters, ASK, context):
            self.ask_for_access()

    def work(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Results:
        """Check them all."""
        source = self.shapes(parameters, INPUT, context)
        name = field_in(source, self.parameterAsString(parameters, NAME, context))
        chosen = field_in(source, self.parameterAsString(parameters, CHOSEN, context))
        kind = KEYS[self.parameterAsEnum(parameters, KIND, context)]
        findings, findings_id = self.sink(
            *(parameters, FINDINGS, context, fields_of(_FINDING_FIELDS)),
            *(QgsWkbTypes.Type.MultiPoint, NATIONAL_GRID),
        )
        whole = fields_of(_COUNT_FIELDS, source.fields())
        checked, checked_id = self.parameterAsSink(
            parameters, CHECKED, context, whole, source.wkbType(), source.sourceCrs()
        )
        stopped = number = 0
        with self._streets(parameters, context, feedback) as streets:
            version = streets.version if streets is not None else ""
            checking = _Checking(kind, version or self._version, streets)
            for extent in extents(source, feedback):
                found = checking.findings_of(extent, extent.feature[chosen] if chosen else None)
                stopped += any(finding.severity == "stops" for finding in found)
                number += 1
                called = name_of(extent.feature, name)
                for finding in found:
                    findings.addFeature(
                        _finding_feature(finding, extent, called, checking.usrn),
                        QgsFeatureSink.Flag.FastInsert,
                    )
                if checked is not None:
                    checked.addFeature(_counted(extent.feature, whole, found), QgsFeatureSink.Flag.FastInsert)
        del findings, checked
        feedback.pushInfo(
            tr("{number:,} shapes were checked; {stopped:,} of them cannot be sent as they are.").format(
                number=number, stopped=stopped
            )
        )
        self._findings = findings_id
        results = {FINDINGS: findings_id, STOPPED: stopped}
        return {**results, CHECKED: checked_id} if checked_id else results

    def postProcessAlgorithm(self, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> Results:
        """On the main thread: the findings look as they do in the draw dock."""
        layer = QgsProcessingUtils.mapLayerFromString(self._findings, context) if self._findings else None
        if layer is not None:
            dress(layer)
        return {}

    @contextlib.contextmanager
    def _streets(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Iterator[StreetSource | None]:
        if not parameters.get(STREETS) and not self.parameterAsBoolean(parameters, ASK, context):
            yield None
            return
        with self.streets(parameters, context, feedback) as streets:
            yield streets


class _Checking:
    """Judges one extent after the other, as a draft of a kind without any answers yet. usrn: the last one's."""

    def __init__(self, kind: str, version: str, streets: StreetSource | None) -> None:
        self._kind = kind
        self._version = version
        self._streets = streets
        self.usrn: int | None = None

    def findings_of(self, extent: Extent, usrn: Any) -> list[Finding]:
        """The findings of one extent, worst first. usrn: of the street that it is for, as the layer has it."""
        from ..geometry import rules
        from ..layers.gazetteer_layer import usrn_of
        from ..submission.draft import Draft
        from ..submission.draft_findings import judged_by
        from ..submission.extent_context import context_of

        now = datetime.now(timezone.utc)
        draft = Draft("", self._kind, "", "Polygon", "", self._version, now, now, finished=True)
        self.usrn = usrn_of(usrn)
        context = context_of(draft, self._version)
        if self._streets is not None and extent.geometry is not None:
            found = [candidate.street for candidate in self._streets.match(extent.geometry).candidates]
            chosen = next((street for street in found if street.usrn == self.usrn), None)
            if chosen is None and self.usrn is not None:
                chosen = self._streets.street(self.usrn)
            context = context_of(draft, self._version, chosen, found)
        return rules.check(extent.geometry, judged_by(draft, context))


def _finding_feature(finding: Finding, extent: Extent, called: str, usrn: int | None) -> QgsFeature:
    from ..geometry.rules import source_of

    feature = QgsFeature(fields_of(_FINDING_FIELDS))
    places = [QgsPointXY(*place[:2]) for place in finding.places]
    if places:
        feature.setGeometry(QgsGeometry.fromMultiPointXY(places))
    first = finding.places[0] if finding.places else (None, None)
    feature.setAttributes(
        [
            *(called, extent.feature.id(), finding.severity, finding.code, finding.words),
            *(source_of(finding.code), first[0], first[1], len(places), usrn),
        ]
    )
    return feature


def _counted(feature: QgsFeature, fields: QgsFields, found: list[Finding]) -> QgsFeature:
    made = QgsFeature(fields)
    made.setGeometry(feature.geometry())
    counts = [sum(finding.severity == severity for finding in found) for severity in ("stops", "warns")]
    worst = found[0].words if found and any(counts) else None
    made.setAttributes([*feature.attributes(), *counts, worst])
    return made
