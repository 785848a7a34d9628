"""Asks the service for the category of the works, whenever what decides it has changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...host import tasks
from ...host.error_words import error_words
from ...submission.told_category import DECIDES
from ..words import tr
from .service_words import category_words

if TYPE_CHECKING:
    from ...streetmanager.client import StreetManager

ASK_AFTER = 400


class CategoryQuestion(QObject):
    """`told` comes when the service has said the category, or why it cannot: `words` and `early_start` then say it.

    answers: gives the answers of the moment. early_start is None, and category empty, while nothing is known.
    """

    told = pyqtSignal()

    def __init__(
        self, service: StreetManager, answers: Callable[[], Mapping[str, Any]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._answers = answers
        self._task: tasks.BackgroundTask | None = None
        self.words = ""
        self.category = ""
        self.early_start: bool | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(ASK_AFTER)
        self._later.timeout.connect(self._ask)

    def ask_soon(self) -> None:
        """Ask a moment after the last change. What was said of other answers does not count any more."""
        self._drop()
        self.words = ""
        self._later.start()

    def _ask(self) -> None:
        values = self._answers()
        work_type, start, end, order, risk = (values.get(name) for name in DECIDES)
        self._drop()
        self.early_start, self.category = None, ""
        if not work_type or not isinstance(start, date) or not isinstance(end, date) or end < start:
            self._tell("")
            return
        own = self._service.fork()
        self._task = tasks.start(
            tasks.BackgroundTask(
                tr("Asking for the category"),
                lambda task: own.work.get_permit_category(
                    work_type,
                    start,
                    end,
                    bool(order) if work_type == "planned" else None,
                    bool(risk) if work_type == "immediate" else None,
                ),
                done=self._take,
                failed=lambda error: self._tell(
                    tr("The category could not be asked: {why}").format(why=error_words(error))
                ),
                line=own,
            )
        )

    def _take(self, told: Any) -> None:
        self._task = None
        self.early_start, self.category = bool(told.is_early_start), told.work_category or ""
        self._tell(category_words(told, self.early_start))

    def _tell(self, words: str) -> None:
        self.words = words
        self.told.emit()

    def _drop(self) -> None:
        if self._task is not None:
            self._task.drop()
            self._task = None

    def leave(self) -> None:
        """Ask nothing any more."""
        self._later.stop()
        self._drop()
