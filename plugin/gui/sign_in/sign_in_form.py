"""What to sign in to and as whom: environment, version, and credentials that are stored in QGIS or typed."""

from __future__ import annotations

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...host import credentials, settings
from ...host.chosen import Chosen, address_of, begin_environment, begin_version
from ...host.error_words import error_words
from ...host.sign_in import SignIn, State
from ..environment_band import COLOURS, ENVIRONMENTS, TITLES, VERSIONS, WARNINGS
from ..narrow import narrow, wrapped
from ..red_words import warn_in
from ..words import tr
from .sign_in_words import remedy

PRACTICE_ACCOUNTS = (
    ("planner@practice.example", "Planner, Made-up Water"),
    ("contractor@practice.example", "Contractor, Made-up Contracting"),
    ("authority@practice.example", "Highway authority, Rehearsal County Council"),
    ("gas@practice.example", "Planner, Made-up Gas"),
    ("trunk@practice.example", "Highway authority, Rehearsal Trunk Roads"),
    ("highspeed@practice.example", "Planner, Made-up High Speed (HS2)"),
    ("export@practice.example", "Data export, Made-up Water"),
)
TYPED = ""


class SignInForm(QWidget):
    """Asks, and hands what was chosen to `SignIn`. `remedied` comes with the name of an options page to open."""

    remedied = pyqtSignal(str)

    def __init__(self, sign_in: SignIn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign_in = sign_in
        self._remedy = ""
        self._build()
        self._rows = self._laid_out()
        self.environment.currentIndexChanged.connect(self._environment_changed)
        self.credentials.currentIndexChanged.connect(self._show_rows)
        self.button.clicked.connect(self.begin)
        self.mend.clicked.connect(lambda: self.remedied.emit(self._remedy))
        for box in (self.address, self.email, self.password):
            box.returnPressed.connect(self.begin)
        self._fill_from_settings()
        self.say("")

    def _build(self) -> None:
        self.environment = _list(ENVIRONMENTS, "sign_in_environment", self)
        self.warning = QLabel(self)
        self.warning.setWordWrap(True)
        self.version = _list(VERSIONS, "sign_in_version", self)
        self.address = QLineEdit(self)
        self.account = _list(PRACTICE_ACCOUNTS, "sign_in_account", self)
        self.credentials = _list((), "sign_in_credentials", self)
        self.email = QLineEdit(self)
        self.password = QLineEdit(self)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.keep = QCheckBox(self)
        self.keep.setObjectName("keep_credentials")
        self.keep_line = wrapped(
            self.keep,
            tr("Keep both in QGIS's authentication database, encrypted by its master password"),
            self,
        )
        self.problem = QLabel(self)
        self.problem.setObjectName("sign_in_problem")
        self.problem.setWordWrap(True)
        self.mend = QPushButton(self)
        self.mend.setObjectName("sign_in_mend")
        self.button = QPushButton(tr("Sign &in"), self)
        self.button.setObjectName("sign_in")

    def _laid_out(self) -> QFormLayout:
        rows = QFormLayout()
        rows.setVerticalSpacing(4)
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows.addRow(tr("&Environment"), self.environment)
        rows.addRow(self.warning)
        for label, widget in (
            (tr("&Version"), self.version),
            (tr("&Address"), self.address),
            (tr("&Practise as"), self.account),
            (tr("&Credentials"), self.credentials),
            (tr("Email a&ddress"), self.email),
            (tr("Pass&word"), self.password),
        ):
            rows.addRow(label, widget)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(rows)
        for row in (self.keep_line, self.problem, self.mend, self.button):
            whole.addWidget(row)
        return rows

    def _fill_from_settings(self) -> None:
        self.environment.setCurrentIndex(max(0, self.environment.findData(begin_environment())))
        self._environment_changed()
        version = begin_version()
        if version:
            self.version.setCurrentIndex(max(0, self.version.findData(version)))
        self.address.setText(settings.CUSTOM_ADDRESS.get())
        known = self.account.findData(settings.EMAIL.get())
        if known >= 0:
            self.account.setCurrentIndex(known)
        elif settings.EMAIL.get():
            self.email.setText(settings.EMAIL.get())

    def list_credentials(self) -> None:
        """List what the database holds now; what was used last with this environment is chosen."""
        key = self.environment.currentData()
        wanted = settings.configuration_for(key).get() if key != "practice" else TYPED
        self.credentials.blockSignals(True)
        self.credentials.clear()
        self.credentials.addItem(tr("Type them: kept in memory only"), TYPED)
        for one in credentials.stored():
            self.credentials.addItem(tr("Stored in QGIS: {name}").format(name=one.name), one.identity)
        self.credentials.setCurrentIndex(max(0, self.credentials.findData(wanted)))
        self.credentials.blockSignals(False)
        self.credentials.setToolTip(self.credentials.currentText())
        self._show_rows()

    def _environment_changed(self) -> None:
        key = self.environment.currentData()
        version = settings.BEGIN_VERSION.get() or ("v2" if key == "practice" else "v6")
        self.version.setCurrentIndex(self.version.findData(version))
        self.warning.setText(tr(WARNINGS[key]))
        weight = "bold; color: white; background: " + COLOURS[key] + "; padding: 3px"
        self.warning.setStyleSheet(f"font-weight: {weight}" if key == "production" else "")
        self.list_credentials()
        self.say("")

    def _show_rows(self) -> None:
        key = self.environment.currentData()
        typed = key != "practice" and self.credentials.currentData() == TYPED
        self._show_row(self.account, key == "practice")
        self._show_row(self.address, key == "custom")
        self._show_row(self.credentials, key != "practice")
        self._show_row(self.email, typed)
        self._show_row(self.password, typed)
        self.keep_line.setVisible(typed)

    def _show_row(self, widget: QWidget, shown: bool) -> None:
        widget.setVisible(shown)
        self._rows.labelForField(widget).setVisible(shown)

    def chosen(self) -> Chosen:
        """What the form says, with what is stored read from the database: QGIS may ask for its master password.

        In practice any password will do; what is sent there is a word, no secret. Raises
        credentials.NotAvailable.
        """
        key = self.environment.currentData()
        identity = self.credentials.currentData()
        email, password, keep = self.email.text().strip(), self.password.text(), ""
        if key == "practice":
            email, password, identity = self.account.currentData(), key, TYPED
        elif identity != TYPED:
            loaded = credentials.load(identity)
            email, password = loaded.email, loaded.password
        elif self.keep.isChecked():
            keep = tr("Street Manager {environment}").format(environment=tr(TITLES[key]))
        return Chosen(
            environment=key,
            version=self.version.currentData(),
            email=email,
            password=password,
            address=self.address.text().strip() if key == "custom" else address_of(key),
            configuration=identity,
            keep=keep,
        )

    def begin(self) -> None:
        """Sign in with what the form says."""
        self.say("")
        problem = self._problem()
        if problem:
            self.say(problem)
            return
        try:
            chosen = self.chosen()
        except credentials.NotAvailable as error:
            self.say_error(error)
            return
        self.password.clear()
        self.keep.setChecked(False)
        self._sign_in.start(chosen)

    def _problem(self) -> str:
        """What the form lacks, in words; empty where nothing."""
        key = self.environment.currentData()
        typed = key != "practice" and self.credentials.currentData() == TYPED
        if typed and not (self.email.text().strip() and self.password.text()):
            return tr("Enter the email address and password of your Street Manager API account.")
        return _address_problem(self.address.text()) if key == "custom" else ""

    def say(self, words: str, button: str = "", page: str = "") -> None:
        """Tell what is wrong, with a button to where it can be put right; empty words take it away."""
        warn_in(self.problem, words)
        self._remedy = page
        self.mend.setText(button)
        self.mend.setVisible(bool(button))

    def say_error(self, error: Exception) -> None:
        """Tell what an error means and what to do."""
        self.say(error_words(error), *remedy(error))

    def show_state(self) -> None:
        """The button, as signing in stands."""
        busy = self._sign_in.state in (State.SIGNING_IN, State.SIGNING_OUT)
        self.button.setEnabled(not busy)
        self.button.setText(tr("Sign &in") if self._sign_in.service is None else tr("Sign &in with this"))


def _list(entries: tuple[tuple[str, str], ...], name: str, parent: QWidget) -> QComboBox:
    box = narrow(QComboBox(parent))
    box.setObjectName(name)
    for value, words in entries:
        box.addItem(tr(words), value)
    return box


def _address_problem(address: str) -> str:
    """What is wrong with an address of one's own, in words; empty where nothing is."""
    from ...streetmanager import environments

    try:
        environments.custom(address)
    except ValueError as error:
        return str(error)
    return ""
