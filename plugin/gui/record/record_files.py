"""The files of a work: downloaded off the main thread, opened by the program that is for them, or saved."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject, Qt, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QFileDialog, QWidget

from ...host import tasks
from ...host.settings import Setting
from ...host.sign_in import SignIn
from ...submission.attachments import USUAL
from ..words import tr

if TYPE_CHECKING:
    from ...search.record_parts import Part
    from ...streetmanager.client import StreetManager

FOLDER = Setting("record/files_folder", "")
_UNSAFE = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
LONGEST_NAME = 120


class NotThere(Exception):
    """The service gave nothing for a file. `words` and `next_step` say why that may be."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.words = tr("Street Manager does not give {name}.").format(name=name)
        self.next_step = tr(
            "It is scanned for viruses first, which takes a few minutes: try again then. One that was found unsafe "
            "is never given."
        )


class RecordFiles(QObject):
    """`told` brings the words of something done, `failed` the exception of what could not be."""

    told = pyqtSignal(str)
    failed = pyqtSignal(object)

    def __init__(self, sign_in: SignIn, parent: QWidget) -> None:
        super().__init__(parent)
        self._sign_in = sign_in
        self._window = parent
        self._task: tasks.BackgroundTask | None = None
        self._folder: Path | None = None
        self.dialog: QFileDialog | None = None

    @property
    def busy(self) -> bool:
        """Whether a file is on its way."""
        return self._task is not None

    def open(self, part: Part) -> None:
        """Download a file, and open it with the program that is for such files; one that may run is saved only."""
        name = safe_name(part)
        if Path(name).suffix.lstrip(".").casefold() not in USUAL:
            self.told.emit(
                tr("{name} is not opened by itself, because it may be a program. Save it instead.").format(
                    name=name
                )
            )
            return
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="works_extents_"))
        path = self._folder / part.reference / name
        self._fetch(part, path, self._show)

    def _show(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.told.emit(
                tr("No program on this computer opens {name}. Save it instead.").format(name=path.name)
            )

    def save(self, part: Part) -> None:
        """Ask where to, and save a file there."""
        name = safe_name(part)
        dialog = QFileDialog(self._window, tr("Save {name}").format(name=name))
        dialog.setObjectName("save_file_of_work")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDirectory(FOLDER.get() or str(Path.home()))
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda chosen: self.save_as(part, Path(chosen)))
        dialog.destroyed.connect(lambda: setattr(self, "dialog", None))
        self.dialog = dialog
        # open(), not exec(): QGIS goes on beside it.
        dialog.open()

    def save_as(self, part: Part, path: Path) -> None:
        """Save a file at a path."""
        FOLDER.set(str(path.parent))
        self._fetch(part, path, lambda saved: self.told.emit(tr("Saved as {path}.").format(path=saved)))

    def _fetch(self, part: Part, path: Path, done: Callable[[Path], None]) -> None:
        service = self._sign_in.service
        if service is None or self.busy:
            return
        own, number, name = service.fork(), int(part.reference), str(part.record.name or path.name)

        def ended(found: Path) -> None:
            self._task = None
            done(found)

        self._task = tasks.start(
            tasks.BackgroundTask(
                tr("Downloading {name}").format(name=name),
                lambda task: _download(own, number, name, path),
                done=ended,
                failed=self._not_fetched,
                line=own,
            )
        )

    def _not_fetched(self, error: Exception) -> None:
        self._task = None
        self.failed.emit(error)

    def leave(self) -> None:
        """Wait for nothing any more; what was only opened is thrown away."""
        if self._task is not None:
            self._task.drop()
            self._task = None
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None


def safe_name(part: Any) -> str:
    """A file's name as it can be written on any disk: the service's, without what leads elsewhere."""
    plain = _UNSAFE.sub("_", str(part.record.name or "")).strip(" .")
    stem, dot, ending = plain.rpartition(".")
    if not dot:
        stem, ending = plain, ""
    short = stem[:LONGEST_NAME]
    return f"{short}.{ending}" if ending and short else short or f"file_{part.reference}"


def _download(service: StreetManager, number: int, name: str, path: Path) -> Path:
    from ...streetmanager.errors import NotFound

    try:
        content = service.work.get_file(number)
    except NotFound:
        content = b""
    if not content:
        raise NotThere(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    written = path.with_name(f"{path.name}.part")
    written.write_bytes(content)
    written.replace(path)
    return path
