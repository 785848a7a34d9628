"""The group of the options page that names the user's own gazetteer: a file or a layer of the project, and a field."""

from __future__ import annotations

from qgis.core import QgsProject
from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QComboBox, QFormLayout, QGroupBox, QLabel, QWidget

from ...host import settings, tasks
from ...layers.line_layers import IN_PROJECT, LineLayer, layers_in_file, line_layers, usual_field
from ..narrow import narrow
from ..red_words import warn_in
from ..words import tr

# Milliseconds.
TYPED_AFTER = 400
NONE, FILE = "", "file:"


class GazetteerOptions(QGroupBox):
    """Shows what is named; `apply` keeps it. A file is opened off the main thread, to see what is in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Your own gazetteer"), parent)
        self._task: tasks.BackgroundTask | None = None
        self._layers: list[LineLayer] = []
        self._wanted = (settings.GAZETTEER_SOURCE.get(), settings.GAZETTEER_FIELD.get())
        self.origin = narrow(QComboBox(self))
        self.origin.setObjectName("options_gazetteer")
        self.file = QgsFileWidget(self)
        self.file.setObjectName("options_gazetteer_file")
        self.file.setDialogTitle(tr("A file of streets' lines"))
        self.layer = narrow(QComboBox(self))
        self.layer.setObjectName("options_gazetteer_layer")
        self.field = narrow(QComboBox(self))
        self.field.setObjectName("options_gazetteer_field")
        self.problem = QLabel(self)
        self.problem.setWordWrap(True)
        self.problem.setObjectName("options_gazetteer_problem")
        what = QLabel(
            tr(
                "A layer of lines with a USRN field (NSG, OS Open USRN), asked first for the streets under an "
                "extent. Street Manager is then asked only for the details of those that matter."
            ),
            self,
        )
        what.setWordWrap(True)
        self._rows = QFormLayout(self)
        self._rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._rows.addRow(tr("Streets &from"), self.origin)
        self._rows.addRow(tr("F&ile"), self.file)
        self._rows.addRow(tr("&Layer in the file"), self.layer)
        self._rows.addRow(tr("USRN fiel&d"), self.field)
        self._rows.addRow(self.problem)
        self._rows.addRow(what)
        self._offer_origins()
        self.origin.currentIndexChanged.connect(lambda _: self._look())
        # A path that is typed is whole a moment after its last letter.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(TYPED_AFTER)
        self._later.timeout.connect(self._look)
        self.file.fileChanged.connect(lambda _: self._later.start())
        self.layer.currentIndexChanged.connect(lambda _: self._offer_fields())
        self._look()

    def _offer_origins(self) -> None:
        source = self._wanted[0]
        self.origin.addItem(tr("Street Manager alone"), NONE)
        self.origin.addItem(tr("A file"), FILE)
        held = {layer.name() for layer in line_layers(QgsProject.instance())}
        if source.startswith(IN_PROJECT):
            held.add(source[len(IN_PROJECT) :])
        for name in sorted(held, key=str.casefold):
            self.origin.addItem(tr("The project's layer “{name}”").format(name=name), IN_PROJECT + name)
        at = self.origin.findData(source)
        self.origin.setCurrentIndex(at if at >= 0 else self.origin.findData(FILE if source else NONE))
        if source and at < 0:
            self.file.setFilePath(source.partition("|")[0])

    def _look(self) -> None:
        """See what there is to choose from in what is named."""
        self._drop()
        origin = self.origin.currentData()
        self._show(self.file, origin == FILE)
        self._layers = []
        self._list_layers()
        self._say("")
        if origin == FILE:
            self._look_into_file()
        elif origin != NONE:
            self._look_into_project()
        self._show(self.field, origin != NONE)

    def _look_into_project(self) -> None:
        name = self.origin.currentData()[len(IN_PROJECT) :]
        for layer in line_layers(QgsProject.instance()):
            if layer.name() == name:
                fields = tuple(layer.fields().names())
                self._layers = [LineLayer(self.origin.currentData(), name, fields)]
        if not self._layers:
            self._say(tr("The project that is open has no such layer. It is asked where there is one."))
        self._list_layers()

    def _look_into_file(self) -> None:
        path = self.file.filePath().strip()
        if not path:
            self._say(tr("Choose a file that QGIS can read: GeoPackage, shapefile …"))
            return
        task = tasks.BackgroundTask(
            "Opening the gazetteer", lambda task: layers_in_file(path), done=self._opened, failed=self._failed
        )
        self._task = tasks.start(task)
        # The page may be closed before the file is open.
        self.destroyed.connect(lambda: task.drop())

    def _opened(self, layers: list[LineLayer]) -> None:
        self._task = None
        self._layers = layers
        self._list_layers()

    def _failed(self, error: Exception) -> None:
        self._task = None
        self._say(str(error))

    def _list_layers(self) -> None:
        self.layer.blockSignals(True)
        self.layer.clear()
        for found in self._layers:
            self.layer.addItem(found.name, found.source)
        self.layer.setCurrentIndex(max(0, self.layer.findData(self._wanted[0])))
        self.layer.blockSignals(False)
        self._show(self.layer, len(self._layers) > 1)
        self._offer_fields()

    def _offer_fields(self) -> None:
        self.field.clear()
        at = self.layer.currentIndex()
        fields = self._layers[at].fields if 0 <= at < len(self._layers) else ()
        self.field.addItems(fields)
        wanted = self._wanted[1] if self._wanted[1] in fields else usual_field(fields)
        self.field.setCurrentIndex(self.field.findText(wanted) if wanted else -1)
        if fields and not wanted:
            self._say(tr("Choose the field with the USRNs."))

    def _say(self, words: str) -> None:
        warn_in(self.problem, words)

    def _show(self, widget: QWidget, shown: bool) -> None:
        widget.setVisible(shown)
        self._rows.labelForField(widget).setVisible(shown)

    def _drop(self) -> None:
        if self._task is not None:
            self._task.drop()
            self._task = None

    def apply(self) -> None:
        """Keep what is named, a file that has not been looked into yet too: its usual layer and field then count."""
        source, field = self.layer.currentData() or "", self.field.currentText()
        if self.origin.currentData() == NONE:
            source = field = ""
        elif self._later.isActive() or self._task is not None:
            source, field = self.file.filePath().strip(), ""
        elif not source or not field:
            return  # as it was named before
        settings.GAZETTEER_SOURCE.set(source)
        settings.GAZETTEER_FIELD.set(field)
