"""The strip at the top of every dock: which environment, as whom, and the form to sign in."""

from __future__ import annotations

from html import escape

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..host import settings
from ..host.sign_in import Chosen, SignIn
from .narrow import narrow
from .notices import error_words
from .words import tr

ENVIRONMENTS = (
    ("practice", "Practice: no account needed"),
    ("sandbox", "SANDBOX: dummy data"),
    ("production", "PRODUCTION: live works"),
    ("custom", "Another address"),
)
VERSIONS = (("v1", "v1 (specification 1.25.12)"), ("v2", "v2 (specification 2.10.12)"), ("v6", "v6 (live)"))
PRACTICE_ACCOUNTS = (
    ("planner@practice.example", "Planner, Made-up Water"),
    ("contractor@practice.example", "Contractor, Made-up Contracting"),
    ("authority@practice.example", "Highway authority, Rehearsal County Council"),
)
COLOURS = {"practice": "#1d70b8", "sandbox": "#00703c", "production": "#d4351c", "custom": "#505a5f"}


class SignInStrip(QWidget):
    """Says the state in words and colour; unfolds to sign in, to change, or to sign out here."""

    def __init__(self, sign_in: SignIn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign_in = sign_in
        self.state = QLabel(self)
        self.state.setWordWrap(True)
        self.state.setTextFormat(Qt.TextFormat.RichText)
        self.unfold = QToolButton(self)
        self.unfold.setCheckable(True)
        self.unfold.setObjectName("change_sign_in")
        self.unfold.toggled.connect(self._fold)
        self.form = self._form()
        self.form.setVisible(False)
        top = QHBoxLayout()
        top.addWidget(self.state, 1)
        top.addWidget(self.unfold)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(top)
        layout.addWidget(self.form)
        sign_in.changed.connect(self._show_state)
        sign_in.refused.connect(self._show_refusal)
        self._fill_from_settings()
        self._show_state()

    def _form(self) -> QWidget:
        form = QWidget(self)
        self.environment = narrow(QComboBox(form))
        for key, words in ENVIRONMENTS:
            self.environment.addItem(tr(words), key)
        self.version = narrow(QComboBox(form))
        for key, words in VERSIONS:
            self.version.addItem(tr(words), key)
        self.account = narrow(QComboBox(form))
        for email, words in PRACTICE_ACCOUNTS:
            self.account.addItem(tr(words), email)
        self.address = QLineEdit(form)
        self.email = QLineEdit(form)
        self.password = QLineEdit(form)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.button = QPushButton(tr("Sign in"), form)
        self.button.setObjectName("sign_in")
        self.out = QPushButton(tr("Sign out here"), form)
        self.out.setObjectName("sign_out")
        self.problem = QLabel(form)
        self.problem.setWordWrap(True)
        self.problem.setStyleSheet("color: #d4351c")
        rows = QFormLayout(form)
        rows.setContentsMargins(0, 4, 0, 4)
        rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, widget in (
            (tr("&Environment"), self.environment),
            (tr("&Version"), self.version),
            (tr("&Address"), self.address),
            (tr("&Practise as"), self.account),
            (tr("Email a&ddress"), self.email),
            (tr("Pass&word"), self.password),
        ):
            rows.addRow(label, widget)
        rows.addRow(self.problem)
        buttons = QHBoxLayout()
        buttons.addWidget(self.button)
        buttons.addWidget(self.out)
        rows.addRow(buttons)
        self._rows = rows
        self.environment.currentIndexChanged.connect(self._environment_changed)
        self.button.clicked.connect(self.begin)
        self.out.clicked.connect(self._sign_in.forget)
        self.password.returnPressed.connect(self.begin)
        return form

    def _fill_from_settings(self) -> None:
        self.environment.setCurrentIndex(max(0, self.environment.findData(settings.ENVIRONMENT.get())))
        self._environment_changed()
        if settings.VERSION.get():
            self.version.setCurrentIndex(max(0, self.version.findData(settings.VERSION.get())))
        self.address.setText(settings.CUSTOM_ADDRESS.get())
        known = self.account.findData(settings.EMAIL.get())
        if known >= 0:
            self.account.setCurrentIndex(known)
        elif settings.EMAIL.get():
            self.email.setText(settings.EMAIL.get())

    def _environment_changed(self) -> None:
        key = self.environment.currentData()
        self._show_row(self.account, key == "practice")
        self._show_row(self.email, key != "practice")
        self._show_row(self.password, key != "practice")
        self._show_row(self.address, key == "custom")
        self.version.setCurrentIndex(self.version.findData("v2" if key == "practice" else "v6"))
        self.problem.hide()

    def _show_row(self, widget: QWidget, shown: bool) -> None:
        widget.setVisible(shown)
        self._rows.labelForField(widget).setVisible(shown)

    def chosen(self) -> Chosen:
        """What the form says. In practice any password will do; what is sent there is a word, no secret."""
        key = self.environment.currentData()
        practice = key == "practice"
        return Chosen(
            environment=key,
            version=self.version.currentData(),
            email=self.account.currentData() if practice else self.email.text().strip(),
            password=key if practice else self.password.text(),
            address=self.address.text().strip() if key == "custom" else _address_of(key),
        )

    def begin(self) -> None:
        """Sign in with what the form says."""
        self.problem.hide()
        chosen = self.chosen()
        if not chosen.email or not chosen.password:
            self._say(tr("Enter the email address and password of your Street Manager API account."))
            return
        problem = _address_problem(chosen)
        if problem:
            self._say(problem)
            return
        self._sign_in.start(chosen)
        self.password.clear()

    def _show_refusal(self, error: Exception) -> None:
        self.unfold.setChecked(True)
        self._say(error_words(error))

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()

    def _fold(self, open_: bool) -> None:
        self.form.setVisible(open_)

    def _show_state(self) -> None:
        self.button.setEnabled(not self._sign_in.signing_in)
        self.out.setEnabled(self._sign_in.signed_in or self._sign_in.signing_in)
        if self._sign_in.signing_in:
            self.state.setText(tr("Signing in …"))
            self.unfold.setText(tr("Change"))
            return
        if not self._sign_in.signed_in:
            self.state.setText(tr("Signed out"))
            self.unfold.setText(tr("Sign in"))
            self.unfold.setChecked(True)
            return
        self.problem.hide()
        self.unfold.setText(tr("Change"))
        self.unfold.setChecked(False)
        self.state.setText(signed_in_words(self._sign_in))


def _address_of(key: str) -> str:
    if key == "practice":
        return ""
    from ..streetmanager import environments

    return environments.SANDBOX.address if key == "sandbox" else environments.PRODUCTION.address


def _address_problem(chosen: Chosen) -> str:
    """What is wrong with an address of one's own, in words; empty where nothing is."""
    if chosen.environment != "custom":
        return ""
    from ..streetmanager import environments

    try:
        environments.custom(chosen.address)
    except ValueError as error:
        return str(error)
    return ""


def signed_in_words(sign_in: SignIn) -> str:
    """Environment (in its colour), version, role and organisation: as shown on the strip."""
    service = sign_in.service
    if service is None:
        return ""
    user = service.session.user
    roles = [_role(role) for role in user.roles if role not in ("API", "UI", "Admin")] if user else []
    name = user.organisation_name if user else service.session.organisation_reference
    who = ", ".join(part for part in (" ".join(roles), name) if part)
    colour = COLOURS.get(service.environment.key, COLOURS["custom"])
    return (
        f'<span style="color:{colour}">●</span> <b style="color:{colour}">{escape(service.environment.name)}</b>'
        f" · {service.version.value} · {escape(who)}"
    )


def _role(role: str) -> str:
    return {"HighwayAuthority": tr("Highway authority")}.get(role, role)
