"""Offers to split an extent that lies on several streets into one draft a street."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ...host import tasks
from ..words import count, tr
from .drawing import Drawing

if TYPE_CHECKING:
    from ...submission.scheme_split import SchemePart
    from ...submission.street_match import Candidate


class SplitOffer(QWidget):
    """Seen where a considerable part of the draft at hand lies on another street; `split` asks to do it."""

    split = pyqtSignal(list)

    def __init__(self, drawing: Drawing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawing = drawing
        self._parts: list[SchemePart] = []
        self._task: tasks.BackgroundTask | None = None
        self.words = QLabel(self)
        self.words.setObjectName("split_words")
        self.words.setWordWrap(True)
        self.button = QPushButton(self)
        self.button.setObjectName("split_draft")
        self.button.setToolTip(
            tr("A permit is for one street. What is filled in is shared; this extent is put away, not lost.")
        )
        self.button.clicked.connect(lambda: self.split.emit(list(self._parts)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.addWidget(self.words)
        layout.addWidget(self.button)
        self.hide()

    def look(self, candidates: Sequence[Candidate]) -> None:
        """Find out, off the main thread, whether there is something to split."""
        self.forget()
        draft = self._drawing.draft
        if draft is None or not draft.finished or draft.sent or len(candidates) < 2:
            return
        if draft.part_of or draft.concerning or draft.shape_type == "Point":
            # What belongs to works that are there already stays in one piece.
            return
        geometry, held = draft.geometry(), list(candidates)
        self._task = tasks.start(
            tasks.BackgroundTask(
                tr("Cutting the shape by its streets"),
                lambda task: _parts_of(geometry, held),
                done=self._show,
            )
        )

    def _show(self, parts: list[SchemePart]) -> None:
        self._task = None
        self._parts = parts
        self.setVisible(bool(parts))
        if not parts:
            return
        told = "; ".join(_part_words(part) for part in parts)
        self.words.setText(tr("It lies on several streets: {list}.").format(list=told))
        words = (
            tr("Split into one draft a street ({drafts})")
            if all(part.of == 1 for part in parts)
            else tr("Split by street ({drafts})")
        )
        self.button.setText(words.format(drafts=count(len(parts), tr("draft"), tr("drafts"))))

    def forget(self) -> None:
        """Another shape, or none."""
        if self._task is not None:
            self._task.drop()
            self._task = None
        self._parts = []
        self.hide()


def _parts_of(geometry: Any, candidates: list[Candidate]) -> list[SchemePart]:
    from ...submission.scheme_split import parts_of

    return parts_of(geometry, candidates)


def _part_words(part: SchemePart) -> str:
    name = part.street.street_descriptor or str(part.street.usrn)
    measure = (
        tr("{area:,.0f} m²").format(area=part.measure)
        if part.geometry["type"] == "Polygon"
        else tr("{length:,.0f} m").format(length=part.measure)
    )
    return f"{name} {measure}"
