"""What the project's layers hold is read back for the tables, off the main thread, one at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import QObject

from ...host import tasks
from ..words import tr

if TYPE_CHECKING:
    from ...layers.project_results import ProjectResults, Question


class ReadingBack(QObject):
    """Reads layers; whoever asks for others, or drops it, is not told what became of the ones before."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._task: tasks.BackgroundTask | None = None

    @property
    def busy(self) -> bool:
        """Whether layers are being read."""
        return self._task is not None

    def begin(
        self,
        layers: Sequence[QgsVectorLayer],
        question: Question,
        done: Callable[[ProjectResults], None],
        failed: Callable[[], None],
    ) -> bool:
        """Read what layers hold of what was asked: `done` comes with it, or `failed`. False where they hold nothing."""
        from ...layers import project_results

        self.drop()
        held = project_results.held(layers)
        if not held:
            return False

        def told(read: ProjectResults) -> None:
            self._task = None
            done(read)

        def not_read(error: Exception) -> None:
            self._task = None
            failed()

        self._task = tasks.start(
            tasks.BackgroundTask(
                tr("Reading what was found out of the project"),
                lambda task: project_results.read(held, question, task.isCanceled),
                done=told,
                failed=not_read,
            )
        )
        return True

    def drop(self) -> None:
        """Nobody waits for it any more."""
        if self._task is not None:
            self._task.drop()
            self._task = None
