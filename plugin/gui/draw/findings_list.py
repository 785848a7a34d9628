"""What is wrong with the extent, in words, each with a way to see it and, where there is one, to mend it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QEvent, QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ..focus_order import in_turn
from ..fold import Fold
from ..words import tr
from .finding_row import FindingRow

if TYPE_CHECKING:
    from ...geometry.findings import Finding

HEADINGS = (("stops", "To be put right first"), ("warns", "To look at"))
KEYS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class FindingsList(QWidget):
    """A row a finding, those that stop first, then those that warn; what only tells is folded.

    `wanted` asks to see places of a finding, `mend` names the repair to make and its measure (metres or None),
    `confirmed` tells what was ticked, `pointed` the finding that the mouse or the focus is on, or None;
    `tells_shown` whether the fold is open. Up and Down go from row to row.
    """

    wanted = pyqtSignal(object, object)
    mend = pyqtSignal(str, object)
    confirmed = pyqtSignal(object, bool)
    pointed = pyqtSignal(object)
    tells_shown = pyqtSignal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findings")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(3)
        self._shown: tuple[list[Finding], list[Finding]] | None = None
        self.rows: list[FindingRow] = []
        self._top = QWidget(self)
        QVBoxLayout(self._top)
        self._layout.addWidget(self._top)
        self.tells = Fold("tells", tr("Worth knowing"), self, folded=True)
        self.tells.collapsedStateChanged.connect(lambda folded: self.tells_shown.emit(not folded))
        QVBoxLayout(self.tells.inside)
        for inside in (self._top, self.tells.inside):
            inside.layout().setContentsMargins(0, 0, 0, 0)
            inside.layout().setSpacing(3)
        self._layout.addWidget(self.tells)

    def show_findings(
        self, findings: Sequence[Finding], all_well: str, outstanding: Sequence[Finding] = ()
    ) -> None:
        """Show these findings; where none stops or warns, say so in the words given, or nothing.

        outstanding: those of which something is still to be confirmed.
        """
        key = (list(findings), list(outstanding))
        if key == self._shown and findings:
            return
        focus = self._focus()
        self._shown = key
        self._clear()
        tells = [finding for finding in findings if finding.severity == "tells"]
        for severity, heading in HEADINGS:
            found = [finding for finding in findings if finding.severity == severity]
            if found and len(found) < len(findings) - len(tells):
                self._top.layout().addWidget(_heading(tr(heading), self._top))
            for finding in found:
                self._add(finding, finding not in outstanding, self._top)
        if len(tells) == len(findings) and all_well:
            self._top.layout().addWidget(_well(all_well, self._top))
        for finding in tells:
            self._add(finding, False, self.tells.inside)
        self.tells.setTitle(tr("Worth knowing ({number})").format(number=len(tells)))
        self.tells.setVisible(bool(tells))
        self._in_turn()
        self._focus_again(focus)

    def _add(self, finding: Finding, ticked: bool, place: QWidget) -> None:
        row = FindingRow(finding, ticked, place)
        row.wanted.connect(self.wanted)
        row.mend.connect(self.mend)
        row.confirmed.connect(self.confirmed)
        row.pointed.connect(self._pointed)
        for widget in row.stops:
            widget.installEventFilter(self)
        place.layout().addWidget(row)
        self.rows.append(row)

    def _clear(self) -> None:
        if self.rows:
            self.pointed.emit(None)
        self.rows = []
        for inside in (self._top, self.tells.inside):
            layout = inside.layout()
            while layout.count():
                widget = layout.takeAt(0).widget()
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()

    def _in_turn(self) -> None:
        """Tab comes to the rows above, then to the fold, then to what is in it."""
        above = [row for row in self.rows if row.parentWidget() is self._top]
        in_turn(self, [widget for row in above for widget in row.stops] + [self.tells])
        before: QWidget = self.tells
        for row in self.rows[len(above) :]:
            for widget in row.stops:
                QWidget.setTabOrder(before, widget)
                before = widget

    def _pointed(self, finding: Finding, on: bool) -> None:
        self.pointed.emit(finding if on else None)

    def _focus(self) -> tuple[str, str] | None:
        """The rule and the control that has the focus, if one here has it."""
        widget = QApplication.focusWidget()
        for row in self.rows:
            if widget in row.stops:
                return row.finding.code, widget.objectName()
        return None

    def _focus_again(self, focus: tuple[str, str] | None) -> None:
        """Give the focus back to what had it; to the first row, where that has gone."""
        if focus is None:
            return
        code, name = focus
        every = [(row, widget) for row in self.rows for widget in row.stops if not _folded(row)]
        same = [widget for row, widget in every if row.finding.code == code and widget.objectName() == name]
        chosen = same or [widget for _, widget in every]
        if chosen:
            chosen[0].setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, Qt's name
        """Up and Down go to the row above and below; in a box of numbers they count."""
        if event.type() != QEvent.Type.KeyPress or event.key() not in KEYS:
            return False
        if watched.objectName().startswith("measure_"):
            return False
        rows = [row for row in self.rows if row.stops and not _folded(row)]
        at = next((number for number, row in enumerate(rows) if watched in row.stops), None)
        if at is None or not 0 <= at + KEYS[event.key()] < len(rows):
            return False
        rows[at + KEYS[event.key()]].stops[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return True


def _folded(row: FindingRow) -> bool:
    return not row.parentWidget().isVisibleTo(row.window())


def _heading(words: str, parent: QWidget) -> QLabel:
    label = QLabel(words, parent)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    return label


def _well(words: str, parent: QWidget) -> QWidget:
    line = QWidget(parent)
    layout = QHBoxLayout(line)
    layout.setContentsMargins(0, 0, 0, 0)
    mark = QLabel("✔", line)
    mark.setStyleSheet("color: #00703c")
    text = QLabel(words, line)
    text.setWordWrap(True)
    text.setObjectName("finding_words")
    layout.addWidget(mark)
    layout.addWidget(text, 1)
    return line
