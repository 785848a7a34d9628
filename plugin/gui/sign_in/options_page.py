"""The plugin's page in QGIS's options: what to begin with, who acts, the network. Never a password."""

from __future__ import annotations

from pathlib import Path

from qgis.gui import QgsFileWidget, QgsOptionsPageWidget
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFormLayout,
    QGroupBox,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ...host import network, settings
from ...host.chosen import address_of
from ..draw.clash_settings import ClashOptions
from ..environment_band import ENVIRONMENTS, VERSIONS
from ..help import HelpButton
from ..red_words import warn_in
from ..scrolled import Scrolled
from ..streets.gazetteer_options import GazetteerOptions
from ..words import tr

LONGEST_IDENTIFIER = 100
# The name is sent in every version: v1 and v2 take 50 characters of it.
LONGEST_NAME = 50
CERTIFICATE = "-----BEGIN CERTIFICATE-----"


class OptionsPage(QgsOptionsPageWidget):
    """Shows the settings; `apply` keeps them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # QGIS's options are no higher than the screen.
        inside = QWidget(self)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(Scrolled(inside, self))
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 0, 0)
        self.clashes = ClashOptions(self)
        self.gazetteer = GazetteerOptions(self)
        for box in (
            self._connection(),
            self._person(),
            self._search(),
            self.clashes,
            self.gazetteer,
            self._network(),
        ):
            layout.addWidget(box)
        layout.addWidget(HelpButton("options", self))
        layout.addStretch(1)
        self._show()

    def helpKey(self) -> str:  # noqa: N802, QGIS's name
        """None of QGIS's own help: the page has a button for ours."""
        return ""

    def _connection(self) -> QGroupBox:
        box, rows = self._group(tr("Signing in"))
        self.environment = QComboBox(box)
        self.environment.setObjectName("options_environment")
        self.environment.addItem(tr("The one used last"), "")
        for key, words in ENVIRONMENTS:
            self.environment.addItem(tr(words), key)
        self.version = QComboBox(box)
        self.version.setObjectName("options_version")
        self.version.addItem(tr("The one used last; the first time v6, in practice v2"), "")
        for key, words in VERSIONS:
            self.version.addItem(tr(words), key)
        rows.addRow(tr("&Environment to begin with"), self.environment)
        rows.addRow(tr("&Version to begin with"), self.version)
        return box

    def _person(self) -> QGroupBox:
        box, rows = self._group(tr("Who acts"))
        self.identifier = QLineEdit(box)
        self.identifier.setObjectName("options_identifier")
        self.identifier.setMaxLength(LONGEST_IDENTIFIER)
        self.identifier.setPlaceholderText(tr("your email address"))
        self.name = QLineEdit(box)
        self.name.setObjectName("options_name")
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setPlaceholderText(tr("the name of the account"))
        rows.addRow(tr("&Internal user identifier"), self.identifier)
        rows.addRow(tr("Internal user &name"), self.name)
        rows.addRow(
            _words(tr("Both go with what you submit, so that it can be told which person acted."), box)
        )
        return box

    def _search(self) -> QGroupBox:
        box, rows = self._group(tr("Searching"))
        self.days = QSpinBox(box)
        self.days.setObjectName("options_days")
        self.days.setRange(0, 365)
        self.days.setSuffix(tr(" days"))
        rows.addRow(tr("Search from today to today &plus"), self.days)
        return box

    def _network(self) -> QGroupBox:
        box, rows = self._group(tr("Network"))
        self.authorities = QgsFileWidget(box)
        self.authorities.setObjectName("options_authorities")
        self.authorities.setFilter(tr("Certificates (*.pem *.crt *.cer);;All files (*)"))
        self.authorities.setDialogTitle(tr("Certificate authorities"))
        self.authorities.fileChanged.connect(self._judge_authorities)
        self.authorities_problem = _words("", box)
        self.connect_timeout = _seconds(box, "options_connect_timeout", 60)
        self.read_timeout = _seconds(box, "options_read_timeout", 600)
        self.proxy = _words("", box)
        rows.addRow(tr("E&xtra certificate authorities (PEM)"), self.authorities)
        rows.addRow(self.authorities_problem)
        rows.addRow(tr("Wait for a c&onnection"), self.connect_timeout)
        rows.addRow(tr("Wait for an ans&wer"), self.read_timeout)
        rows.addRow(self.proxy)
        return box

    def _group(self, title: str) -> tuple[QGroupBox, QFormLayout]:
        box = QGroupBox(title, self)
        rows = QFormLayout(box)
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        return box, rows

    def _show(self) -> None:
        self.environment.setCurrentIndex(max(0, self.environment.findData(settings.BEGIN_WITH.get())))
        self.version.setCurrentIndex(max(0, self.version.findData(settings.BEGIN_VERSION.get())))
        self.identifier.setText(settings.USER_IDENTIFIER.get())
        self.name.setText(settings.USER_NAME.get())
        self.days.setValue(settings.SEARCH_DAYS.get())
        self.authorities.setFilePath(settings.AUTHORITIES_FILE.get())
        self.connect_timeout.setValue(settings.CONNECT_TIMEOUT.get())
        self.read_timeout.setValue(settings.READ_TIMEOUT.get())
        self.proxy.setText(_proxy_words())
        self._judge_authorities()

    def _judge_authorities(self) -> None:
        warn_in(self.authorities_problem, authorities_problem(self.authorities.filePath()))

    def apply(self) -> None:
        """Keep what is set; it counts from the next sign-in on."""
        settings.BEGIN_WITH.set(self.environment.currentData())
        settings.BEGIN_VERSION.set(self.version.currentData())
        settings.USER_IDENTIFIER.set(self.identifier.text().strip())
        settings.USER_NAME.set(self.name.text().strip())
        settings.SEARCH_DAYS.set(self.days.value())
        self.clashes.apply()
        self.gazetteer.apply()
        settings.AUTHORITIES_FILE.set(self.authorities.filePath().strip())
        settings.CONNECT_TIMEOUT.set(self.connect_timeout.value())
        settings.READ_TIMEOUT.set(self.read_timeout.value())


def authorities_problem(path: str) -> str:
    """What is wrong with a file of certificate authorities, in words; empty where nothing is."""
    if not path.strip():
        return ""
    file = Path(path.strip())
    if not file.is_file():
        return tr("There is no such file. Without it, only the usual authorities are trusted.")
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        text = ""
    if CERTIFICATE not in text:
        return tr("That file holds no certificate in PEM form. Ask your IT team for one that does.")
    return ""


def _proxy_words() -> str:
    proxy = network.proxy_shown(address_of("production"))
    used = (
        tr("QGIS reaches Street Manager through the proxy {proxy}.").format(proxy=proxy)
        if proxy
        else tr("QGIS reaches Street Manager without a proxy.")
    )
    return used + " " + tr("Works Extents does as QGIS does: to change it, see Network in these options.")


def _seconds(parent: QWidget, name: str, longest: int) -> QSpinBox:
    box = QSpinBox(parent)
    box.setObjectName(name)
    box.setRange(1, longest)
    box.setSuffix(tr(" seconds"))
    return box


def _words(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setWordWrap(True)
    return label
