"""When the works are to be, and which other works they clash with then: a part of the draw page."""

from __future__ import annotations

from collections.abc import Callable, Collection
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QGroupBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ...host.sign_in import SignIn
from ..fold import Fold
from ..red_words import warn_in
from ..search.record_sheets import sheet_of
from ..search.work_details import WorkDetails
from ..words import clock, tr
from .nearby_list import NearbyList, count_words
from .works_dates import WorksDates

if TYPE_CHECKING:
    from ...submission.nearby_works import NearbyWork
    from ...submission.surroundings import Surroundings
    from .gathering import Around


class ClashesPanel(QGroupBox):
    """Days, what is known of other works and since when, the list of them, and what can be done with one.

    `show_work` asks to see one on the map, `put` to put its reference into the form or take it out, `again` to
    ask the service anew; `chosen` tells the one chosen in the list, or None.
    """

    show_work = pyqtSignal(object)
    put = pyqtSignal(object)
    again = pyqtSignal()
    chosen = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Dates and clashes"), parent)
        self.setObjectName("clashes")
        self._in_form: frozenset[str] = frozenset()
        self._around: Around | None = None
        self.dates = WorksDates(self)
        self.state = _label("clashes_state", self)
        self.notes = _label("clashes_notes", self)
        self.list = NearbyList(self)
        self.told = _label("clashes_told", self)
        self.show_button = _button(tr("S&how"), "show_clash", self, lambda: self._act(self.show_work))
        self.show_button.setToolTip(tr("Bring it and the extent into view."))
        self.put_button = _button(tr("Put into the for&m"), "put_clash", self, lambda: self._act(self.put))
        self.put_button.setToolTip(
            tr("Its reference, under Working together. Whether you work together is for you to say there.")
        )
        self.again_button = _button(tr("Ask a&gain"), "ask_clashes", self, self.again.emit)
        self.fold = Fold("clash_details", tr("Details of the chosen one"), self, folded=True)
        self.details: WorkDetails | None = None
        self._arrange()
        self.list.chosen.connect(self._chosen)
        self.list.shown.connect(self.show_work)
        self.fold.collapsedStateChanged.connect(lambda folded: self._show_details())
        self.say("")

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        for button in (self.show_button, self.put_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.again_button)
        layout = QVBoxLayout(self)
        for widget in (self.dates, self.state, self.notes, self.list):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        layout.addWidget(self.told)
        layout.addWidget(self.fold)
        # Tab goes through them in the order in which they stand.
        turns = (
            self.dates.start, self.dates.end, self.list, self.show_button, self.put_button, self.again_button,
        )  # fmt: skip
        for one, other in zip(turns, turns[1:]):
            self.setTabOrder(one, other)

    def ask_details_of(self, sign_in: SignIn) -> None:
        """Whom to ask for the details of one."""
        self.details = WorkDetails(sign_in, self.fold.inside)
        layout = QVBoxLayout(self.fold.inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.details)

    def say(self, words: str) -> None:
        """Nothing is known, or not yet: say why."""
        self._around = None
        self.state.setText(words)
        self.state.setVisible(bool(words))
        self._list([])
        warn_in(self.notes, "")
        self.again_button.setEnabled(False)

    def say_asking(self) -> None:
        """An answer is on its way; what is listed may change."""
        self.state.setText(tr("Asking for other works here …"))
        self.state.show()
        self.again_button.setEnabled(False)

    def show_around(self, around: Around, in_form: Collection[str]) -> None:
        """List what was found; in_form: references that were put into the form."""
        self._around = around
        self._in_form = frozenset(in_form)
        self.state.setText(state_words(around.surroundings, around.nearby))
        self.state.show()
        warn_in(self.notes, "\n".join(around.surroundings.notes))
        self._list(around.nearby)
        self.again_button.setEnabled(True)

    def show_in_form(self, in_form: Collection[str]) -> None:
        """Mark those whose reference stands in the form."""
        self._in_form = frozenset(in_form)
        if self._around is not None:
            self.list.show_works(self._around.nearby, self._in_form)
        self._chosen(self.list.work())

    def tell(self, words: str) -> None:
        """Say what was done with one."""
        self.told.setText(words)
        self.told.setVisible(bool(words))

    def _list(self, works: list[NearbyWork]) -> None:
        self.list.show_works(works, self._in_form)
        for widget in (self.list, self.show_button, self.put_button, self.fold):
            widget.setVisible(bool(works))
        self.tell("")

    def _chosen(self, work: NearbyWork | None) -> None:
        self.show_button.setEnabled(work is not None)
        self.put_button.setEnabled(work is not None and bool(work.reference))
        there = work is not None and work.reference in self._in_form
        self.put_button.setText(tr("Take out of the for&m") if there else tr("Put into the for&m"))
        self._show_details()
        self.chosen.emit(work)

    def _show_details(self) -> None:
        if self.details is None or self.fold.isCollapsed():
            return
        work = self.list.work()
        if work is None:
            self.details.clear_details()
            return
        kind = "forward_plans" if work.plan else "works"
        self.details.show_record(kind, sheet_of(kind, _alone(work)), 0)

    def _act(self, signal: Any) -> None:
        work = self.list.work()
        if work is not None:
            signal.emit(work)


class _One(SimpleNamespace):
    """One record, as a search's result."""

    def __len__(self) -> int:
        return 1


def _alone(work: NearbyWork) -> Any:
    columns = {name: [value] for name, value in work.properties.items()}
    return cast(Any, _One(attributes=columns, version="v6"))


def state_words(surroundings: Surroundings, nearby: list[NearbyWork]) -> str:
    """What is known of other works, and since when. What may be incomplete is never called none."""
    known = surroundings.clashes is not None and surroundings.clashes.known
    if surroundings.clashes is None:
        words = tr("Whether other works clash is not known.")
    elif nearby:
        words = tr("{counted}.") if known else tr("{counted}, and there may be more: not all is known.")
        words = words.format(counted=count_words(nearby))
    else:
        words = tr("No works clash.") if known else tr("Whether other works clash is not known.")
    if surroundings.asked is not None:
        words += " " + tr("Asked at {time}.").format(time=clock(surroundings.asked))
    return words


def _label(name: str, parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setObjectName(name)
    label.setWordWrap(True)
    return label


def _button(words: str, name: str, parent: QWidget, action: Callable[[], None]) -> QPushButton:
    button = QPushButton(words, parent)
    button.setObjectName(name)
    button.clicked.connect(lambda: action())
    return button
