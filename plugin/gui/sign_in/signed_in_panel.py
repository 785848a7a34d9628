"""For somebody who is signed in: for whom to act, and the ways out, here or everywhere."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...host.error_words import error_words
from ...host.sign_in import SignIn, State
from ..narrow import narrow
from ..words import tr


class SignedInPanel(QWidget):
    """The promoter (contractors), the workstream, and signing out."""

    def __init__(self, sign_in: SignIn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign_in = sign_in
        self.promoter = narrow(QComboBox(self))
        self.promoter.setObjectName("acting_for")
        self.workstream = narrow(QComboBox(self))
        self.workstream.setObjectName("workstream")
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        self.out = QPushButton(tr("Sign &out here"), self)
        self.out.setObjectName("sign_out")
        self.everywhere = QPushButton(tr("Sign out every&where …"), self)
        self.everywhere.setObjectName("sign_out_everywhere")
        self.other = QPushButton(tr("&Use another account or environment …"), self)
        self.other.setObjectName("sign_in_as_other")
        self.other.setCheckable(True)
        self.question = self._question()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._rows = QFormLayout()
        self._rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._rows.addRow(tr("Acting &for"), self.promoter)
        self._rows.addRow(tr("Wor&kstream"), self.workstream)
        layout.addLayout(self._rows)
        layout.addWidget(self.told)
        ways = QHBoxLayout()
        ways.addWidget(self.out)
        ways.addWidget(self.everywhere)
        layout.addLayout(ways)
        layout.addWidget(self.question)
        layout.addWidget(self.other)
        self.promoter.activated.connect(lambda: sign_in.acting.act_for(self.promoter.currentData() or ""))
        self.workstream.activated.connect(lambda: sign_in.acting.work_in(self.workstream.currentData() or ""))
        self.out.clicked.connect(sign_in.forget)
        self.everywhere.clicked.connect(self._ask)
        self.ask_no_more()

    def _question(self) -> QFrame:
        frame = QFrame(self)
        frame.setObjectName("sign_out_question")
        frame.setStyleSheet("#sign_out_question { border: 2px solid #d4351c; border-radius: 3px; }")
        self.consequence = QLabel(frame)
        self.consequence.setWordWrap(True)
        self.confirm = QPushButton(tr("Sign out &everywhere"), frame)
        self.confirm.setObjectName("confirm_sign_out_everywhere")
        self.stay = QPushButton(tr("Sta&y signed in"), frame)
        self.stay.setObjectName("stay_signed_in")
        answers = QHBoxLayout()
        answers.addWidget(self.stay)
        answers.addWidget(self.confirm)
        layout = QVBoxLayout(frame)
        layout.addWidget(self.consequence)
        layout.addLayout(answers)
        self.confirm.clicked.connect(self._sign_out_everywhere)
        self.stay.clicked.connect(self.ask_no_more)
        return frame

    def _ask(self) -> None:
        service = self._sign_in.service
        if service is None:
            return
        self.consequence.setText(
            tr(
                "This ends every sign-in of {email} in {environment}, on every computer. Colleagues and programs "
                "that share the account are signed out too, and what they are sending may fail. To leave them "
                "alone, sign out here only."
            ).format(email=service.session.email, environment=service.environment.name)
        )
        self.question.show()
        # The safe answer is the one at hand.
        self.stay.setFocus()

    def ask_no_more(self) -> None:
        """Take the question away; nothing has happened."""
        self.question.hide()

    def _sign_out_everywhere(self) -> None:
        self.ask_no_more()
        self._sign_in.sign_out_everywhere()

    def show_state(self) -> None:
        """Offer what there is to choose from, as signing in stands."""
        acting, state = self._sign_in.acting, self._sign_in.state
        busy = state in (State.SIGNING_IN, State.SIGNING_OUT)
        self.out.setText(tr("St&op signing in") if state == State.SIGNING_IN else tr("Sign &out here"))
        standing = self._sign_in.service is not None
        self.everywhere.setVisible(standing)
        self.other.setVisible(standing)
        self.everywhere.setEnabled(not busy)
        if state == State.OUT:
            self.ask_no_more()
        promoters = [(reference, f"{name} ({reference})") for reference, name in acting.promoters()]
        _offer(self.promoter, tr("Choose each time"), promoters, acting.promoter)
        streams = [(prefix, f"{prefix} {name}") for prefix, name in acting.writable()]
        _offer(self.workstream, tr("Choose each time"), streams, acting.workstream)
        self._show_row(self.promoter, bool(promoters))
        self._show_row(self.workstream, bool(streams) and self._sign_in.may_apply)
        self.told.setText(self._acting_words())
        self.told.setVisible(bool(self.told.text()))

    def _acting_words(self) -> str:
        acting = self._sign_in.acting
        if acting.asking:
            return tr("Asking for the promoter's workstreams …")
        if acting.problem is not None:
            return tr("The workstreams could not be asked for: {why}").format(why=error_words(acting.problem))
        return ""

    def _show_row(self, widget: QWidget, shown: bool) -> None:
        widget.setVisible(shown)
        self._rows.labelForField(widget).setVisible(shown)


def _offer(box: QComboBox, none: str, entries: list[tuple[str, str]], chosen: str) -> None:
    wanted = [("", none), *entries]
    if [(box.itemData(at), box.itemText(at)) for at in range(box.count())] != wanted:
        box.clear()
        for value, words in wanted:
            box.addItem(words, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
