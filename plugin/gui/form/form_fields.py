"""The editors of a form: one for each kind of field that a request can have."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import isfinite
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ..narrow import narrow, wrapped
from ..words import tr
from .day_edit import DayEdit

if TYPE_CHECKING:
    from ...streetmanager.choices import Choice
    from ...streetmanager.fields import About

LONG_TEXT = 100


class Editor(QObject):
    """One field's widget, and its value as the request wants it: None where nothing has been said."""

    changed = pyqtSignal()

    def __init__(self, widget: QWidget, read: Callable[[], Any], write: Callable[[Any], None]) -> None:
        super().__init__(widget)
        self.widget = widget
        self._read = read
        self._write = write

    def value(self) -> Any:
        """What has been said."""
        return self._read()

    def set_value(self, value: Any) -> None:
        """Show a value without telling that it has changed."""
        self.blockSignals(True)
        self._write(value)
        self.blockSignals(False)


def editor(about: About, choices: Sequence[Choice] | None, parent: QWidget) -> Editor:
    """The editor for a field of this kind."""
    if about.kind == "choice":
        return _choice(choices or (), parent)
    if about.kind == "choices":
        return _choices(choices or (), parent)
    makers = {
        "yes_no": _yes_no,
        "date": lambda within: _date(about, within),
        "date_time": lambda within: _date(about, within),
        "number": _number,
        "numbers": lambda within: _several(within, int),
        "texts": lambda within: _several(within, str),
    }
    if about.kind in makers:
        return makers[about.kind](parent)
    return (
        _long_text(parent) if isinstance(about.longest, int) and about.longest > LONG_TEXT else _text(parent)
    )


class ListEditor(Editor):
    """A list to choose one entry from; what it offers can change, as workstreams do with the promoter."""

    def __init__(self, options: Sequence[tuple[Any, str]], parent: QWidget) -> None:
        self._box = narrow(QComboBox(parent))
        super().__init__(self._box, self._box.currentData, self._choose)
        self.offer(options)
        self._box.currentIndexChanged.connect(lambda _: self.changed.emit())

    def _choose(self, value: Any) -> None:
        self._box.setCurrentIndex(max(0, self._box.findData(value)))

    def offer(self, options: Sequence[tuple[Any, str]]) -> None:
        """Offer these instead of the earlier ones; what was chosen stays so where it is still offered."""
        chosen = self._box.currentData()
        self._box.blockSignals(True)
        self._box.clear()
        self._box.addItem(tr("Choose …"), None)
        for value, words in options:
            self._box.addItem(words, value)
        self._choose(chosen)
        self._box.blockSignals(False)
        if self._box.currentData() != chosen:
            self.changed.emit()


def _choice(choices: Sequence[Choice], parent: QWidget) -> Editor:
    return ListEditor([(choice.value, tr(choice.words)) for choice in choices], parent)


def _choices(choices: Sequence[Choice], parent: QWidget) -> Editor:
    return ticks([(choice.value, tr(choice.words)) for choice in choices], parent)


def ticks(options: Sequence[tuple[Any, str]], parent: QWidget) -> Editor:
    """A box to tick for each option; the value is the list of those ticked, none where none is."""
    widget = QWidget(parent)
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    boxes = [(value, QCheckBox(widget)) for value, _ in options]

    def write(value: Any) -> None:
        for option, box in boxes:
            box.setChecked(option in (value or []))

    made = Editor(widget, lambda: [option for option, box in boxes if box.isChecked()] or None, write)
    for (_, box), (_, words) in zip(boxes, options):
        layout.addWidget(wrapped(box, words, widget))
        box.toggled.connect(lambda _: made.changed.emit())
    if boxes:
        widget.setFocusProxy(boxes[0][1])
    return made


def _yes_no(parent: QWidget) -> Editor:
    widget = QWidget(parent)
    layout = QHBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    yes, no = QRadioButton(tr("Yes"), widget), QRadioButton(tr("No"), widget)
    group = QButtonGroup(widget)
    for button in (yes, no):
        group.addButton(button)
        layout.addWidget(button)
    layout.addStretch(1)

    def write(value: Any) -> None:
        # An exclusive group does not let go of its last choice.
        group.setExclusive(False)
        yes.setChecked(value is True)
        no.setChecked(value is False)
        group.setExclusive(True)

    made = Editor(widget, lambda: True if yes.isChecked() else (False if no.isChecked() else None), write)
    group.buttonClicked.connect(lambda _: made.changed.emit())
    widget.setFocusProxy(yes)
    return made


def _date(about: About, parent: QWidget) -> Editor:
    edit = DayEdit(parent, with_time=about.kind == "date_time", past=about.time in ("past", "to_today"))
    made = Editor(edit, edit.value, edit.show_value)
    edit.changed.connect(made.changed)
    return made


def _text(parent: QWidget) -> Editor:
    edit = QLineEdit(parent)
    made = Editor(edit, lambda: edit.text().strip() or None, lambda value: edit.setText(str(value or "")))
    edit.textChanged.connect(lambda _: made.changed.emit())
    return made


def _long_text(parent: QWidget) -> Editor:
    edit = QPlainTextEdit(parent)
    edit.setTabChangesFocus(True)
    edit.setFixedHeight(60)
    made = Editor(
        edit, lambda: edit.toPlainText().strip() or None, lambda value: edit.setPlainText(str(value or ""))
    )
    edit.textChanged.connect(lambda: made.changed.emit())
    return made


def _number(parent: QWidget) -> Editor:
    edit = QLineEdit(parent)

    def read() -> Any:
        return _figure(edit.text())

    made = Editor(edit, read, lambda value: edit.setText("" if value is None else str(value)))
    edit.textChanged.connect(lambda _: made.changed.emit())
    return made


def _figure(text: str) -> float | str | None:
    """A number, with a point or a comma before its decimals; what is none stays as it was typed."""
    whole = _whole(text)
    if not isinstance(whole, str):
        return whole
    try:
        found = float(whole.replace(",", "."))
    except ValueError:
        return whole
    return found if isfinite(found) else whole


def _several(parent: QWidget, kind: type) -> Editor:
    edit = QLineEdit(parent)
    edit.setPlaceholderText(tr("Several, with commas between"))

    def read() -> list[Any] | None:
        parts = [part.strip() for part in edit.text().split(",") if part.strip()]
        return [_whole(part) if kind is int else part for part in parts] or None

    made = Editor(edit, read, lambda value: edit.setText(", ".join(str(one) for one in value or [])))
    edit.textChanged.connect(lambda _: made.changed.emit())
    return made


def _whole(text: str) -> int | str | None:
    """A whole number; what is none stays as it was typed, so that the rules can say so."""
    text = text.strip()
    return int(text) if text.lstrip("-").isdigit() else (text or None)
