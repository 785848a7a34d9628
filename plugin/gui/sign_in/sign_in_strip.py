"""The strip at the top of every dock: the band that says where one is, and what unfolds from it to sign in or out."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ...host.error_words import error_words
from ...host.sign_in import SignIn, State
from ..environment_band import EnvironmentBand, signed_in_words
from ..words import tr
from .sign_in_form import SignInForm
from .sign_in_words import refusal_words, remedy
from .signed_in_panel import SignedInPanel

__all__ = ["SignInStrip", "signed_in_words"]

UNAUTHORISED = 401


class SignInStrip(QWidget):
    """Says the state in words and colour; unfolds to sign in, to change, or to sign out.

    topic: the help page of the dock that it stands in.
    """

    def __init__(self, sign_in: SignIn, parent: QWidget | None = None, topic: str = "signing_in") -> None:
        super().__init__(parent)
        self._sign_in = sign_in
        self.band = EnvironmentBand(sign_in, topic, self)
        self.trouble = self._trouble()
        self.form = QFrame(self)
        self.panel = SignedInPanel(sign_in, self.form)
        self.asking = SignInForm(sign_in, self.form)
        folded = QVBoxLayout(self.form)
        folded.setContentsMargins(0, 4, 0, 4)
        for part in (self.panel, self.asking):
            folded.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for row in (self.band, self.trouble, self.form):
            layout.addWidget(row)
        self._name_parts()
        self.form.setVisible(False)
        self.unfold.toggled.connect(self._fold)
        self.other.toggled.connect(self._show_asking)
        self.asking.remedied.connect(_open_options)
        sign_in.changed.connect(self._show_state)
        sign_in.refused.connect(self._show_refusal)
        sign_in.kept.connect(self._show_kept)
        self._was = State.OUT
        self.unfold.setChecked(not sign_in.signed_in)
        self._show_state()

    def _name_parts(self) -> None:
        """What is worked by mouse and keyboard, within reach of who holds the strip."""
        band, panel, asking = self.band, self.panel, self.asking
        self.state, self.unfold, self.help = band.state, band.unfold, band.help
        self.environment, self.version, self.address = asking.environment, asking.version, asking.address
        self.account, self.credentials, self.keep = asking.account, asking.credentials, asking.keep
        self.email, self.password, self.begin = asking.email, asking.password, asking.begin
        self.button, self.problem, self.mend = asking.button, asking.problem, asking.mend
        self.promoter, self.workstream, self.out = panel.promoter, panel.workstream, panel.out
        self.everywhere, self.confirm, self.stay = panel.everywhere, panel.confirm, panel.stay
        self.other = panel.other

    def _trouble(self) -> QFrame:
        """What is wrong with a sign-in that stands, and the button that renews it."""
        row = QFrame(self)
        self.trouble_words = QLabel(row)
        self.trouble_words.setObjectName("sign_in_trouble")
        self.trouble_words.setWordWrap(True)
        self.again = QPushButton(tr("Sign in a&gain"), row)
        self.again.setObjectName("sign_in_again")
        self.again.clicked.connect(self._again)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(8, 2, 0, 2)
        layout.addWidget(self.trouble_words, 1)
        layout.addWidget(self.again)
        return row

    def _fold(self, open_: bool) -> None:
        if open_:
            self.asking.list_credentials()
        self.panel.ask_no_more()
        self.form.setVisible(open_)

    def _again(self) -> None:
        """Renew what stands; where its password is refused, it is typed anew: each failure counts to a lock."""
        if getattr(self._sign_in.lost_by, "status", None) == UNAUTHORISED:
            self.ask()
            (self.password if self.password.isVisibleTo(self) else self.button).setFocus()
            return
        self._sign_in.sign_in_again()

    def _show_refusal(self, error: Exception) -> None:
        self.ask()
        self.asking.say(refusal_words(error, self._sign_in), *remedy(error))

    def _show_kept(self, error: Exception | None) -> None:
        if error is None:
            self.asking.list_credentials()
            return
        self.ask()
        self.asking.say_error(error)

    def _show_state(self) -> None:
        state = self._sign_in.state
        self.panel.show_state()
        self.asking.show_state()
        self.panel.setVisible(state != State.OUT)
        self._show_asking()
        words = self._trouble_words(state)
        self.trouble_words.setText(words)
        self.trouble.setVisible(bool(words))
        if state == self._was:
            return
        self._was = state
        if state == State.IN:
            self.asking.say("")
        if state in (State.IN, State.OUT):
            self.other.setChecked(False)
            self.unfold.setChecked(state == State.OUT)

    def _show_asking(self) -> None:
        """The form: for whom is not signed in, and for whom wants to sign in as another."""
        self.asking.setVisible(self._sign_in.service is None or self.other.isChecked())

    def ask(self) -> None:
        """Unfold the form to sign in with, whatever the state."""
        self.unfold.setChecked(True)
        if self._sign_in.service is not None:
            self.other.setChecked(True)

    def _trouble_words(self, state: State) -> str:
        if state == State.DAY_OLD:
            return tr(
                "You signed in more than a day ago, and that has run out. It is renewed by the next call; "
                "or do it now."
            )
        if state == State.LOST and self._sign_in.lost_by is not None:
            return error_words(self._sign_in.lost_by) + " " + tr("What is drawn, typed and found stays.")
        return ""


def _open_options(page: str) -> None:
    from qgis.utils import iface

    iface.showOptionsDialog(iface.mainWindow(), page)
