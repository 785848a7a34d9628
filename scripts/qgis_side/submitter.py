"""A person at the draw dock who submits one kind after the other, with mouse and keyboard."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import desk
import journey
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest

KEY = Qt.Key


class Submitter:
    """Chooses a kind, finds what it hangs on, draws, fills in, submits; a picture of each page.

    place: where to draw (easting, northing). told: the reference of each kind that was submitted.
    """

    def __init__(self, dock: Any, pictures: Path, version: str, place: tuple[float, float]) -> None:
        self.dock, self.pictures, self.version, self.place = dock, pictures, version, place
        self.page, self.form, self.drawing = dock.draw_page, dock.form, dock.drawing
        self.told: dict[str, str] = {}

    def choose(self, key: str) -> None:
        """Put down what is at hand, and say what is drawn next."""
        if self.drawing.draft is not None:
            self.drawing.put_down()
        journey.pick(self.page.kinds.box, key)
        assert self.dock.kinds.kind.key == key, (key, self.dock.kinds.kind.key)
        assert self.page.apply_button.text() == self.dock.kinds.kind.begin

    def find(self, reference: str, which: int = 0) -> None:
        """What it hangs on, by keyboard; of several one is chosen."""
        panel = self.page.concerning
        assert panel.isVisible() and not self.page.apply_button.isEnabled()
        panel.reference.setFocus()
        QTest.keyClick(panel.reference, KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(panel.reference, reference)
        QTest.keyClick(panel.reference, KEY.Key_Return)
        desk.wait_until(lambda: not self.dock.kinds.concerning.busy, "an answer to what it hangs on")
        if which:
            assert panel.choice.isVisible()
            panel.choice.setCurrentIndex(which)
            panel.choice.activated.emit(which)
        desk.wait_until(lambda: panel.words.text() and not panel.said.text(), "what it hangs on")

    def draw(self, shape: str, moved: float = 0.0) -> None:
        """A shape at the High Street, by mouse."""
        at = (self.place[0] + moved, self.place[1])
        corners = {
            "point": [at],
            "line": [at, (at[0] + 3, at[1] + 8)],
            "polygon": [at, (at[0] + 3, at[1]), (at[0] + 3, at[1] + 8)],
            "points": [at, (at[0] + 4, at[1] + 4), (at[0], at[1] + 9)],
        }[shape]
        journey.draw(self.dock, shape, corners)

    def street(self) -> None:
        """The street that the shape is on, where the kind asks for it."""
        if self.dock.kinds.kind.asks_street:
            journey.wait_for_streets(self.dock)
            journey.choose_street(self.dock)

    def unfold(self) -> None:
        """Every section of the form, by keyboard."""
        for section in self.form.questions._sections.values():
            if section.isCollapsed():
                section.setFocus()
                QTest.keyClick(section, KEY.Key_Space)

    def fill(self, answers: dict) -> None:
        """Answer what is asked, by keyboard and mouse."""
        self.unfold()
        for name, value in answers.items():
            if name not in self.form.answers.questions() or self.form.row(name).isHidden():
                continue
            editor = self.form.row(name).editor
            if editor.value() == value or (isinstance(value, list) and editor.value()):
                continue
            if isinstance(value, datetime):
                journey.into_view(editor.widget)
                line = editor.widget.focusProxy() or editor.widget
                line.setFocus()
                QTest.keyClick(line, KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
                QTest.keyClicks(line, f"{value:%d/%m/%Y %H:%M}")
                assert editor.value() == value, (name, editor.value())
            else:
                journey.answer(self.form, name, value)

    def submit(self, key: str, answers: dict) -> object:
        """From the drawing to the receipt; its references are kept."""
        self.send(key, answers)
        return self.take_receipt(key)

    def send(self, key: str, answers: dict) -> None:
        """From the drawing by way of the summary to the sending."""
        desk.wait_until(lambda: self.page.apply_button.isEnabled(), self.page.why_not.text())
        journey.press(self.page.apply_button)
        assert self.dock.pages.currentWidget() is self.form, self.page.why_not.text()
        self.fill(answers)
        desk.picture(self.dock, self.pictures / f"{key}_{self.version}_form.png")
        journey.press(self.form.go_on)
        desk.wait_until(
            lambda: self.dock.pages.currentWidget() is self.dock.summary, journey._said(self.form)
        )
        desk.picture(self.dock, self.pictures / f"{key}_{self.version}_summary.png")
        journey.confirm(self.dock)
        journey.press(self.dock.summary.submit)

    def take_receipt(self, key: str) -> object:
        """Wait for the receipt, and put it down; its references are kept."""
        desk.wait_until(lambda: self.dock.pages.currentWidget() is self.dock.receipt, "the receipt")
        desk.picture(self.dock, self.pictures / f"{key}_{self.version}_receipt.png")
        draft = self.drawing.whole
        assert draft.state == "submitted" and draft.kind == key
        receipt = self.dock.sending._outbox.receipt(draft.id)
        assert receipt.words and receipt.words[0]
        journey.press(self.dock.receipt.finish)
        self.told[key] = draft.reference or "taken"
        return receipt

    def shows(self, key: str) -> None:
        """A picture of the drawing page, which fits a narrow dock."""
        assert self.page.minimumSizeHint().width() <= 368, self.page.minimumSizeHint().width()
        desk.picture(self.dock, self.pictures / f"{key}_{self.version}_drawing.png")
