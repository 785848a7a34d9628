"""The chosen record in full: what the search has of it, and of a work also its permit and, where one may, the work."""

from __future__ import annotations

from html import escape
from typing import Any

from qgis.PyQt.QtCore import QSize, QTimer
from qgis.PyQt.QtWidgets import QApplication, QTextBrowser, QWidget

from ...host import tasks
from ...host.error_words import error_words
from ...host.sign_in import SignIn
from ...search.sheet import Sheet
from ..sections import Section, sections_html, sections_text, shade_of
from ..words import tr
from .details_words import permit_sections, searched_section, work_sections
from .record_sheets import MY_WORKS, WORKS

# Milliseconds: whoever runs through the table with the arrow keys does not ask for every permit on the way.
SETTLED = 250


class WorkDetails(QTextBrowser):
    """What is known of a record; a plain word where the service tells nothing."""

    def __init__(self, sign_in: SignIn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("work_details")
        self.setAccessibleName(tr("Details of the chosen record"))
        self.setOpenLinks(False)
        self.setMinimumHeight(90)
        self._sign_in = sign_in
        self._task: tasks.BackgroundTask | None = None
        self._title = ""
        self._sections: list[Section] = []
        self._waits = QTimer(self)
        self._waits.setSingleShot(True)
        self._waits.setInterval(SETTLED)
        self._waits.timeout.connect(self._ask_permit)
        self._references = ("", "")
        self.waits_for_sign_in = False
        self.clear_details()

    def clear_details(self, chosen: int = 0) -> None:
        """Nothing is chosen, or several are: say how many."""
        self._give_up()
        self._title, self._sections = "", []
        self.setPlainText(
            tr("{count:,} are chosen. Choose one to see it in full.").format(count=chosen)
            if chosen
            else tr("Choose one, in the table or on the map, to see it in full.")
        )

    def show_record(self, kind: str, sheet: Sheet, row: int, found_on: str = "") -> None:
        """Show what the search has of a record; for a work, ask for its permit. An earlier question is given up.

        found_on: the name of the environment that it was found on, the only one that knows its permit.
        """
        self._give_up()
        self._title, found = searched_section(kind, sheet, row)
        self._sections = [found]
        if kind not in (WORKS, MY_WORKS):
            self._show()
            return
        self._references = (
            sheet.values("work_reference_number")[row],
            sheet.values("permit_reference_number")[row],
        )
        if not all(self._references):
            self._say(tr("The service gave no references for this work, so its permit cannot be asked for."))
        elif self._sign_in.service is None:
            self._ask_to_sign_in()
        elif found_on not in ("", self._sign_in.service.environment.name):
            self.waits_for_sign_in = True
            self._say(
                tr("This was found on {environment}. Sign in there to see the permit.").format(
                    environment=found_on
                )
            )
        else:
            self._say(tr("Asking for the permit …"))
            self._waits.start()

    def _ask_to_sign_in(self) -> None:
        self.waits_for_sign_in = True
        self._say(tr("Sign in to see the permit."))

    def _give_up(self) -> None:
        self.waits_for_sign_in = False
        self._waits.stop()
        if self._task is not None:
            self._task.drop()
            self._task = None

    def _ask_permit(self) -> None:
        work, permit = self._references
        self._ask(
            tr("Asking for a permit"),
            lambda service: service.work.get_permit(work, permit),
            self._permit_told,
        )

    def _permit_told(self, permit: Any) -> None:
        self._sections = permit_sections(permit)
        self._say(tr("Asking for the whole work …"))
        work = self._references[0]
        self._ask(tr("Asking for a work"), lambda service: _work_or_none(service, work), self._work_told)

    def _work_told(self, work: Any) -> None:
        self._task = None
        if work is None:
            self._say(
                tr(
                    "The whole record of the work is only for its promoter, the promoter's contractors and its "
                    "highway authority."
                )
            )
            return
        self._sections += work_sections(work)
        self._show()

    def _ask(self, title: str, question: Any, done: Any) -> None:
        service = self._sign_in.service
        if service is None:
            self._ask_to_sign_in()
            return
        own = service.fork()
        self._task = tasks.start(
            tasks.BackgroundTask(title, lambda task: question(own), done=done, failed=self._failed, line=own)
        )

    def _failed(self, error: Exception) -> None:
        self._task = None
        self._say(error_words(error))

    def _say(self, words: str) -> None:
        self._show(f"<p><i>{escape(words)}</i></p>")

    def _show(self, after: str = "") -> None:
        self.setHtml(sections_html(self._title, self._sections, shade_of(self)) + after)

    def sizeHint(self) -> QSize:  # noqa: N802, Qt's name
        """A little: the table is looked at first."""
        return QSize(240, 150)

    def as_text(self) -> str:
        """All that is shown as plain text: a line each, with a tab after what it is."""
        return sections_text(self._title, self._sections)

    def copy_all(self) -> None:
        """Copy it to the clipboard."""
        QApplication.clipboard().setText(self.as_text())


def _work_or_none(service: Any, work_reference: str) -> Any:
    """The whole work; none where it is not for this account, which is as usual."""
    from ...streetmanager.errors import AccessRestricted, Forbidden, NotFound

    try:
        return service.work.get_work(work_reference)
    except (AccessRestricted, Forbidden, NotFound):
        return None
