"""Other windows of QGIS on the same drafts: what they keep is noticed, and a draft is open in one of them only."""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...submission.draft_failures import DraftsError
from ...submission.open_drafts import OpenDraft, kept_elsewhere
from .drawing import Drawing

# Milliseconds. To look takes microseconds.
LOOK_EVERY = 1500


class OtherWindows(QObject):
    """`changed` comes when another window has kept something. The draft at hand counts as open in this one."""

    changed = pyqtSignal()

    def __init__(self, drawing: Drawing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._drawing = drawing
        self._open = OpenDraft(drawing.store.path)
        self._seen = kept_elsewhere(drawing.store)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        drawing.changed.connect(self._hold)
        self._hold()

    def elsewhere(self, identity: str) -> bool:
        """Whether another window has a draft open."""
        return self._open.elsewhere(identity)

    def _hold(self) -> None:
        draft = self._drawing.draft
        if draft is None:
            self._open.let_go()
            return
        # With a further shape of a submission at hand it is the submission that is open.
        self._open.hold(draft.part_of or draft.id)

    def _look(self) -> None:
        try:
            seen = kept_elsewhere(self._drawing.store)
        except DraftsError:
            return  # the next write says what is wrong with the file
        if seen != self._seen:
            self._seen = seen
            self.changed.emit()

    def leave(self) -> None:
        """The dock is going."""
        self._timer.stop()
        self._drawing.changed.disconnect(self._hold)
        self._open.let_go()
