"""The permit of the chosen work, in words, asked of the service when it is chosen."""

from __future__ import annotations

from html import escape
from typing import Any

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QTextBrowser, QWidget

from ..host import tasks
from ..host.sign_in import SignIn
from .notices import error_words
from .words import short_day, tr

ROWS = (
    ("Permit", "permit_reference_number"),
    ("Status", "permit_status"),
    ("Works", "work_status"),
    ("Promoter", "promoter_organisation"),
    ("Highway authority", "highway_authority"),
    ("Street", "street_name"),
    ("Town", "town"),
    ("USRN", "usrn"),
    ("Where", "works_location_description"),
    ("What", "description_of_work"),
    ("Category", "work_category"),
    ("Traffic management", "traffic_management_type"),
    ("Proposed start", "proposed_start_date"),
    ("Proposed end", "proposed_end_date"),
    ("Started", "actual_start_date"),
    ("Ended", "actual_stop_date"),
)


class WorkDetails(QTextBrowser):
    """What the service tells of a permit; a plain word where it tells nothing."""

    def __init__(self, sign_in: SignIn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("work_details")
        self.setOpenLinks(False)
        self.setMinimumHeight(150)
        self._sign_in = sign_in
        self._task: tasks.BackgroundTask | None = None
        self.clear_details()

    def clear_details(self) -> None:
        """Nothing is chosen."""
        self._give_up()
        self.setHtml(
            f"<p>{tr('Choose one of the works, in the table or on the map, to see its permit.')}</p>"
        )

    def show_permit(self, work_reference: str, permit_reference: str) -> None:
        """Ask for a permit and show it; an earlier question is given up."""
        self._give_up()
        service = self._sign_in.service
        if service is None:
            self.setHtml(f"<p>{tr('Sign in to see the permit.')}</p>")
            return
        self.setHtml(f"<p>{tr('Asking for {permit} …').format(permit=escape(permit_reference))}</p>")
        own = service.fork()
        self._task = tasks.start(
            tasks.BackgroundTask(
                tr("Asking for a permit"),
                lambda task: own.work.get_permit(work_reference, permit_reference),
                done=self._show,
                failed=self._cannot_show,
                cut=own.cancel,
            )
        )

    def _give_up(self) -> None:
        if self._task is not None:
            self._task.drop()
            self._task = None

    def _show(self, permit: Any) -> None:
        self._task = None
        rows = [(label, words_of(permit, name)) for label, name in ROWS]
        cells = "".join(
            f"<tr><td style='color:gray; padding-right:8px'>{tr(label)}</td><td>{escape(words)}</td></tr>"
            for label, words in rows
            if words
        )
        self.setHtml(f"<table>{cells}</table>{_conditions(permit)}")
        self.setAlignment(Qt.AlignmentFlag.AlignLeft)

    def _cannot_show(self, error: Exception) -> None:
        self._task = None
        self.setHtml(f"<p>{escape(error_words(error))}</p>")


def words_of(record: Any, name: str) -> str:
    """A field of a record as an officer reads it: dates as dates, codes in words, nothing for nothing."""
    value = getattr(record, name, None)
    if value is None:
        return ""
    string = getattr(record, name + "_string", None)
    if string:
        return str(string)
    if hasattr(value, "strftime"):
        return short_day(value)
    if name.endswith(("_status", "_type", "_category")):
        return str(value).replace("_", " ").capitalize()
    return str(value)


def _conditions(permit: Any) -> str:
    conditions = getattr(permit, "permit_conditions", None) or []
    if not conditions:
        return ""
    items = "".join(
        f"<li>{escape(' '.join(part for part in (condition.condition, condition.comment) if part))}</li>"
        for condition in conditions
    )
    return f"<p>{tr('Conditions')}</p><ul>{items}</ul>"
