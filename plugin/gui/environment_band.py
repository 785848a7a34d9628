"""The coloured band at the top of every dock: which environment, in word and colour; as whom, for whom."""

from __future__ import annotations

from html import escape

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from ..host.sign_in import SignIn, State
from .help import HelpButton
from .words import tr

ENVIRONMENTS = (
    ("practice", "Practice: no account needed"),
    ("sandbox", "SANDBOX: dummy data"),
    ("production", "PRODUCTION: live works"),
    ("custom", "Another address"),
)
VERSIONS = (("v1", "v1 (specification 1.25.12)"), ("v2", "v2 (specification 2.10.12)"), ("v6", "v6 (live)"))
COLOURS = {"practice": "#1d70b8", "sandbox": "#00703c", "production": "#d4351c", "custom": "#4c2c92"}
NONE = "#505a5f"
# What it means to work there, beside its name.
MEANS = {
    "practice": "nothing leaves this computer",
    "sandbox": "dummy data",
    "production": "live works",
    "custom": "taken as live",
}
TITLES = {
    "practice": "Practice",
    "sandbox": "SANDBOX",
    "production": "PRODUCTION",
    "custom": "Another address",
}
WARNINGS = {
    "practice": "A made-up town on this computer, to try everything out.",
    "sandbox": "For trying things with dummy data. Nothing that is submitted there is real.",
    "production": "LIVE. What you submit there is a real application to a highway authority.",
    "custom": "A Street Manager at an address of your own. Whatever you submit there is taken as live.",
}


class EnvironmentBand(QFrame):
    """Says the state in words, on the colour of the environment. Tests and docks read `state`."""

    def __init__(self, sign_in: SignIn, topic: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign_in = sign_in
        self._acting: tuple[str, ...] | None = None
        self._warning = ""
        self.setObjectName("environment_band")
        self.state = QLabel(self)
        self.state.setObjectName("sign_in_state")
        self.state.setWordWrap(True)
        self.state.setTextFormat(Qt.TextFormat.RichText)
        self.help = HelpButton(topic, self)
        self.unfold = QToolButton(self)
        self.unfold.setCheckable(True)
        self.unfold.setObjectName("change_sign_in")
        top = QHBoxLayout(self)
        top.setContentsMargins(8, 4, 4, 4)
        top.addWidget(self.state, 1)
        top.addWidget(self.unfold, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.help, 0, Qt.AlignmentFlag.AlignTop)
        QWidget.setTabOrder(self.unfold, self.help)
        sign_in.changed.connect(self.show_state)
        self.show_state()

    def tell_acting(self, acting: tuple[str, ...], warning: str = "") -> None:
        """Say for whom the draft at hand is, in lines of their own, and what does not fit about it."""
        if (acting, warning) != (self._acting, self._warning):
            self._acting, self._warning = acting, warning
            self.show_state()

    def show_state(self) -> None:
        """Show where signing in stands."""
        service = self._sign_in.service
        colour = COLOURS.get(service.environment.key, NONE) if service is not None else NONE
        self.setStyleSheet(
            f"#environment_band {{ background: {colour}; border-radius: 3px; }}"
            "#environment_band > QLabel { color: white; background: transparent; }"
            "#environment_band > QToolButton { color: #0b0c0c; background: #f3f2f1; padding: 2px 6px;"
            " border: 1px solid #b1b4b6; border-radius: 3px; }"
            "#environment_band > QToolButton:focus { border: 2px solid #ffdd00; }"
        )
        self.state.setText(band_words(self._sign_in, self._acting, self._warning))
        out = self._sign_in.state == State.OUT
        self.unfold.setText(tr("Sign in") if out else tr("Change"))
        self.unfold.setAccessibleName(tr("Sign in, sign out, or change the account"))


def band_words(sign_in: SignIn, acting: tuple[str, ...] | None = None, warning: str = "") -> str:
    """The lines of the band, as rich text. acting: for whom, in lines of their own; None in the second line."""
    if sign_in.service is None:
        state = tr("Signing in …") if sign_in.state == State.SIGNING_IN else tr("Signed out")
        return "<br>".join(line for line in (state, _warned(warning)) if line)
    who = _who(sign_in) if acting is None else _account(sign_in)
    where, who = _where(sign_in), f"{sign_in.service.version.value} · {who}"
    telling = {
        State.SIGNING_IN: tr("Signing in again …"),
        State.SIGNING_OUT: tr("Signing out everywhere …"),
        State.LOST: tr("The sign-in is no longer accepted"),
        State.DAY_OLD: tr("Signed in more than a day ago"),
    }
    lines = [f"<b>{escape(where)}</b>", escape(who), *(escape(line) for line in acting or ())]
    return "<br>".join(line for line in (*lines, telling.get(sign_in.state, ""), _warned(warning)) if line)


def _warned(warning: str) -> str:
    return f"<b>▲ {escape(warning)}</b>" if warning else ""


def signed_in_words(sign_in: SignIn) -> str:
    """Environment (in its colour), version, role and organisation, as rich text: for a page that is kept."""
    if sign_in.service is None:
        return ""
    colour = COLOURS.get(sign_in.service.environment.key, NONE)
    version = sign_in.service.version.value
    return f'<b style="color:{colour}">{escape(_where(sign_in))}</b> · {version} · {escape(_who(sign_in))}'


def acting_words(sign_in: SignIn) -> str:
    """Role, organisation, promoter acted for and workstream, in plain words."""
    return _who(sign_in)


def _where(sign_in: SignIn) -> str:
    service = sign_in.service
    if service is None:
        return ""
    key = service.environment.key
    name = TITLES.get(key, service.environment.name)
    if key == "custom":
        name = service.environment.address.partition("//")[2]
    return f"{tr(name)} · {tr(MEANS[key])}" if key in MEANS else tr(name)


def _account(sign_in: SignIn) -> str:
    """Role and organisation."""
    service = sign_in.service
    if service is None:
        return ""
    user = service.session.user
    roles = [role_words(role) for role in user.roles if role not in ("API", "UI", "Admin")] if user else []
    name = user.organisation_name if user else service.session.organisation_reference
    return ", ".join(part for part in (" ".join(roles), name or "") if part)


def _who(sign_in: SignIn) -> str:
    parts = [_account(sign_in)]
    promoter = sign_in.acting.promoter_name()
    if promoter:
        parts.append(tr("for {promoter}").format(promoter=promoter))
    if sign_in.acting.workstream:
        parts.append(tr("workstream {prefix}").format(prefix=sign_in.acting.workstream))
    return ", ".join(part for part in parts if part)


def role_words(role: str) -> str:
    """A role as it is read."""
    return {"HighwayAuthority": tr("Highway authority"), "DataExport": tr("Data export")}.get(role, role)
