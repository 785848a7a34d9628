"""What is asked: where, what and when, as one part of the search dock that folds away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QFormLayout, QLabel, QWidget

from ...host.settings import Setting
from ...host.sign_in import SignIn
from ..fold import Fold
from ..words import tr
from .area_chooser import AreaChooser
from .dates_chooser import DatesChooser
from .search_words import kinds_words, short_days
from .what_chooser import WhatChooser

if TYPE_CHECKING:
    from ...search.request import SearchRequest

FOLDED = Setting("search/question_folded", False)


class SearchQuestion(Fold):
    """The choosers under one heading, which says what is asked when they are folded away.

    `changed` is sent when something else is asked, `asked` when Enter is pressed in the reference.
    """

    changed = pyqtSignal()
    asked = pyqtSignal()

    def __init__(self, iface: QgisInterface, sign_in: SignIn, parent: QWidget) -> None:
        super().__init__("search_question", "", parent, folded=FOLDED.get())
        self.area = AreaChooser(iface, sign_in, self)
        self.what = WhatChooser(sign_in, self)
        self.dates = DatesChooser(self)
        form = QFormLayout(self.inside)
        form.setContentsMargins(0, 0, 0, 0)
        for words, chooser, first in (
            (tr("Area"), self.area, self.area),
            (tr("Show"), self.what, self.what),
            (tr("Da&tes"), self.dates, self.dates.preset),
        ):
            label = QLabel(words, self)
            label.setBuddy(first)
            form.addRow(label, chooser)
        self.collapsedStateChanged.connect(FOLDED.set)
        for signal in (self.what.changed, self.dates.changed, self.collapsedStateChanged):
            signal.connect(self._show)
        self.what.asked.connect(self.asked)
        self._show()

    def _show(self) -> None:
        reference = self.what.reference_asked()
        self.area.setEnabled(not reference)
        self.dates.setEnabled(not reference)
        if self.isCollapsed():
            kinds = kinds_words([kind.key for kind in self.what.kinds()])
            self.setTitle(reference or f"{kinds} · {short_days(*self.dates.dates())}")
        else:
            self.setTitle(tr("What to search for"))
        self.changed.emit()

    def problem(self) -> str:
        """What is wrong with the question, in words; empty where nothing is."""
        problem = self.what.problem()
        if problem or self.what.reference_asked():
            return problem
        return self.area.problem() or self.dates.problem()

    def request(self) -> SearchRequest | None:
        """What is asked; none where something is wrong."""
        from ...search.request import Box, SearchRequest

        if self.what.reference_asked():
            return SearchRequest.by_reference(self.what.reference_asked())
        area = self.area.area()
        if area is None:
            return None
        box = Box(area.box.xMinimum(), area.box.yMinimum(), area.box.xMaximum(), area.box.yMaximum())
        return SearchRequest(box, *self.dates.dates(), area.outline)
