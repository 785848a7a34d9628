"""Finding a street by its name or its USRN: a box that offers the service's answers while one types."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QModelIndex, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QStandardItem, QStandardItemModel
from qgis.PyQt.QtWidgets import QCompleter, QLabel, QLineEdit, QVBoxLayout, QWidget

from ...host import tasks
from ...host.error_words import error_words
from ...host.sign_in import SignIn
from ..words import tr

if TYPE_CHECKING:
    from ...streetmanager.client import StreetManager
    from ...streetmanager.lookup_records import Street, StreetSummary

ASK_AFTER = 350
SHORTEST = 3
MOST_OFFERED = 100
USRN_DIGITS = range(6, 9)
USRN = int(Qt.ItemDataRole.UserRole)


class StreetSearch(QWidget):
    """Type a name, choose from the list; or type a USRN and press Enter.

    `changed` comes when `street` is another one, or none any more.
    """

    changed = pyqtSignal()

    def __init__(self, sign_in: SignIn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign_in = sign_in
        self.street: Street | None = None
        self._task: tasks.BackgroundTask | None = None
        self._answers: dict[str, list[StreetSummary]] = {}
        self._answers_of: Any = None
        self.text = QLineEdit(self)
        self.text.setObjectName("street_text")
        self.text.setAccessibleName(tr("A street's name or USRN"))
        self.text.setPlaceholderText(tr("Street name or USRN"))
        self.text.setClearButtonEnabled(True)
        self.said = QLabel(self)
        self.said.setObjectName("street_said")
        self.said.setWordWrap(True)
        self.said.hide()
        self._offers = QStandardItemModel(self)
        self.completer = QCompleter(self._offers, self)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completer.setMaxVisibleItems(12)
        self.text.setCompleter(self.completer)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(ASK_AFTER)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.text)
        layout.addWidget(self.said)
        self.setFocusProxy(self.text)
        self._later.timeout.connect(self._ask)
        self.text.textEdited.connect(self._edited)
        self.text.textChanged.connect(self._emptied)
        self.text.returnPressed.connect(self._entered)
        self.completer.activated[QModelIndex].connect(self._chosen)
        sign_in.changed.connect(self._signed_in_or_out)

    def take(self, street: Street) -> None:
        """Show a street that was found elsewhere, as if it had been chosen here."""
        self._drop()
        self._say("")
        self.street = street
        self.text.setText(street_title(street))
        self.text.setCursorPosition(0)
        self.changed.emit()

    def find(self, usrn: int) -> None:
        """Look a street up by its USRN."""
        self._run(
            tr("Looking up a street"),
            lambda service: _street_of(service, usrn),
            done=lambda street: self._found(usrn, street),
        )

    def _found(self, usrn: int, street: Street | None) -> None:
        if street is not None:
            self.take(street)
            return
        self._say(
            tr(
                "There is no street with the USRN {usrn}, or none that may be worked on. Check the number."
            ).format(usrn=usrn)
        )

    def clear(self) -> None:
        """No street, and no text."""
        self.text.clear()

    def _edited(self, text: str) -> None:
        self._drop()
        self._say("")
        self._offers.clear()
        self._forget_street()
        if len(text.strip()) >= SHORTEST and not text.strip().isdigit():
            self._later.start()

    def _emptied(self, text: str) -> None:
        if not text:
            self._drop()
            self._say("")
            self._forget_street()

    def _forget_street(self) -> None:
        if self.street is not None:
            self.street = None
            self.changed.emit()

    def _entered(self) -> None:
        popup = self.completer.popup()
        if popup.isVisible() and popup.currentIndex().isValid():
            return  # the list takes the key itself
        text = self.text.text().strip()
        if self.street is not None or not text:
            return
        if text.isdigit():
            if len(text) in USRN_DIGITS:
                self.find(int(text))
            else:
                self._say(tr("A USRN has six to eight figures, such as 99900012."))
            return
        self._ask(entered=True)

    def _ask(self, entered: bool = False) -> None:
        self._later.stop()
        text = self.text.text().strip()
        if len(text) < SHORTEST:
            self._say(tr("Type at least three letters."))
            return
        known = self._answers.get(text.lower()) if self._answers_of is self._sign_in.service else None
        if known is not None:
            self._listed(text, known, entered)
            return
        self._run(
            tr("Searching streets"),
            lambda service: service.lookup.search(text),
            done=lambda found: self._listed(text, found, entered),
        )

    def _run(self, title: str, call: Callable[[Any], Any], done: Callable[[Any], None]) -> None:
        self._drop()
        service = self._sign_in.service
        if service is None:
            self._say(tr("Sign in first: streets are looked up at the service."))
            return
        own = service.fork()
        self._task = tasks.start(
            tasks.BackgroundTask(
                title,
                lambda task: call(own),
                done=lambda found: self._answered(done, found),
                failed=self._failed,
                line=own,
            )
        )

    def _answered(self, done: Callable[[Any], None], found: Any) -> None:
        self._task = None
        done(found)

    def _failed(self, error: Exception) -> None:
        self._task = None
        self._say(error_words(error))

    def _listed(self, text: str, found: list[StreetSummary], entered: bool) -> None:
        if self._answers_of is not self._sign_in.service:
            self._answers, self._answers_of = {}, self._sign_in.service
        self._answers[text.lower()] = found
        if not found:
            self._say(
                tr("No street, town or area of this name is known. Check the spelling, or type its USRN.")
            )
            return
        if entered and len(found) == 1:
            self.find(found[0].usrn)
            return
        self._offer(found)

    def _offer(self, found: list[StreetSummary]) -> None:
        self._offers.clear()
        for summary in found[:MOST_OFFERED]:
            item = QStandardItem(street_title(summary))
            item.setData(summary.usrn, USRN)
            self._offers.appendRow(item)
        more = len(found) - MOST_OFFERED
        self._say(tr("{more:,} more: type more of the name.").format(more=more) if more > 0 else "")
        if self.text.hasFocus():
            self.completer.complete()

    def _chosen(self, index: QModelIndex) -> None:
        usrn = index.data(USRN)
        if usrn is not None:
            self.find(int(usrn))

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def _signed_in_or_out(self) -> None:
        self._answers = {}
        self._say("")

    def _drop(self) -> None:
        self._later.stop()
        if self._task is not None:
            self._task.drop()
            self._task = None

    def leave(self) -> None:
        """Ask nothing any more: the dock is going."""
        self._drop()


def _street_of(service: StreetManager, usrn: int) -> Street | None:
    """The street with a USRN, or none: that there is none is an answer, and no fault for the log."""
    from ...streetmanager.errors import NotFound

    try:
        return service.lookup.get_street(usrn)
    except NotFound:
        return None


def street_title(street: Street | StreetSummary) -> str:
    """A street in a line: HIGH STREET, Market Rehearsal (99900012)."""
    where = ", ".join(part for part in (street.street_descriptor, street.town) if part)
    return f"{where} ({street.usrn})" if where else str(street.usrn)
