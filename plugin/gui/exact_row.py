"""The row in every dock that says how far off QGIS shows the National Grid here, and offers to put it right."""

from __future__ import annotations

from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from ..host.error_words import error_words
from ..host.exact_project import ExactProject, NotExact, State
from .red_words import red_on
from .words import tr

# Metres: below this, centimetres say more.
CENTIMETRES_BELOW = 0.5


class ExactRow(QFrame):
    """Shown only where there is something to say; the project is changed by its buttons alone."""

    def __init__(self, exact: ExactProject, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("exact_row")
        self._exact = exact
        self.words = QLabel(self)
        self.words.setObjectName("exact_words")
        self.words.setWordWrap(True)
        self.make = _button("make_exact", self, exact.make)
        self.undo = _button("undo_exact", self, exact.undo)
        self.undo.setText(tr("Undo"))
        self.aside = QToolButton(self)
        self.aside.setObjectName("exact_not_now")
        self.aside.setAutoRaise(True)
        self.aside.setText("✕")
        self.aside.setAccessibleName(tr("Not now"))
        self.aside.setToolTip(tr("Not now. It is offered again when the project is opened again."))
        self.aside.clicked.connect(exact.put_by)
        said = QHBoxLayout()
        said.addWidget(self.words, 1)
        said.addWidget(self.undo)
        said.addWidget(self.aside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 2, 6, 4)
        layout.setSpacing(2)
        layout.addLayout(said)
        layout.addWidget(self.make, 0, Qt.AlignmentFlag.AlignRight)
        exact.changed.connect(self.show_state)
        self.show_state()

    def show_state(self) -> None:
        """Say how the project stands."""
        exact, state = self._exact, self._exact.state
        words = self._state_words()
        self.words.setText(words)
        self.words.setStyleSheet("" if state in (State.EXACT, State.MAKING) else f"color: {red_on(self)}")
        self.setToolTip(tooltip(exact))
        self.make.setText(
            tr("Make it e&xact again") if state == State.GONE else tr("Make this project e&xact")
        )
        self.make.setVisible(state in (State.INEXACT, State.GONE))
        self.undo.setVisible(state in (State.EXACT, State.GONE))
        self.aside.setVisible(state != State.MAKING)
        self.setVisible(bool(words) and not exact.put_aside)

    def _state_words(self) -> str:
        exact, state = self._exact, self._exact.state
        words = {
            State.QUIET: "",
            State.MAKING: tr("Making the project exact …"),
            State.EXACT: tr("This project shows the National Grid exactly."),
            State.INEXACT: self._off_words(),
            State.GONE: tr("The grid file that makes this project exact is not on this computer.")
            + " "
            + self._off_words(),
        }[state].strip()
        if exact.problem is None:
            return words
        return " ".join(part for part in (problem_words(exact.problem), words) if part)

    def _off_words(self) -> str:
        metres = self._exact.metres
        if metres is None or metres < 0.005:
            return ""
        if self._exact.codes == [4258] or self._exact.codes == [4326]:
            return tr("QGIS shows the National Grid {distance} off here, in degrees.").format(
                distance=distance_words(metres)
            )
        return tr("QGIS shows the National Grid {distance} off on the web map here.").format(
            distance=distance_words(metres)
        )


def put_in(dock: QgsDockWidget, exact: ExactProject) -> ExactRow:
    """Put the row into a dock, above its last line."""
    body = dock.widget()
    row = ExactRow(exact, body)
    layout = body.layout()
    layout.insertWidget(layout.count() - 1, row)
    return row


def distance_words(metres: float) -> str:
    """2.8 m, or 35 cm."""
    if metres < CENTIMETRES_BELOW:
        return tr("{centimetres:.0f} cm").format(centimetres=100 * metres)
    return tr("{metres:.1f} m").format(metres=metres)


def problem_words(problem: Exception) -> str:
    """Why it could not be made exact, and that nothing was changed."""
    if isinstance(problem, (NotExact, ValueError)):
        why = str(problem)
    elif isinstance(problem, OSError):
        why = tr("The grid file could not be written into your QGIS profile: {why}.").format(
            why=problem.strerror or str(problem)
        )
    else:
        why = error_words(problem)
    return tr("The project was not changed.") + " " + why


def tooltip(exact: ExactProject) -> str:
    """What making it exact does."""
    told = tr(
        "Without Ordnance Survey's grid, QGIS shows the National Grid metres off on a web map or among degrees. "
        "A file of 4 MB in your QGIS profile, made of Ordnance Survey's own tables, puts that right for this "
        "project. Nothing but the map's display changes, and it can be undone."
    )
    if exact.state in (State.EXACT, State.GONE) and exact.grid is not None:
        return told + "\n\n" + tr("Grid file: {path}").format(path=exact.grid)
    return told


def _button(name: str, parent: QWidget, pressed) -> QPushButton:  # type: ignore[no-untyped-def]
    button = QPushButton(parent)
    button.setObjectName(name)
    button.clicked.connect(lambda: pressed())
    return button
