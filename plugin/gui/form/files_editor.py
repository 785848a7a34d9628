"""The editor for the files that go with a submission: attach, see what is wrong, take away."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from qgis.PyQt.QtCore import QEvent, QObject, Qt, QUrl
from qgis.PyQt.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from qgis.PyQt.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...host.settings import Setting
from ...submission.attachments import (
    ATTACHMENTS,
    USUAL,
    Attachment,
    as_answer,
    attached,
    attachment_at,
    odd_about,
    size_words,
    wrong_with,
)
from ..red_words import warn_in
from ..words import count, tr
from .form_fields import Editor

FOLDER = Setting("form/files_folder", "")
MOST_SHOWN = 5


class AttachedFiles(QWidget):
    """A list of files with their sizes. Files can be dropped on it, too; Delete takes away what is chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.told = lambda: None
        self._files: list[Attachment] = []
        self.setAcceptDrops(True)
        self.list = QListWidget(self)
        self.list.setObjectName("attached_files")
        self.list.setAccessibleName(tr("Attached files"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.list.itemSelectionChanged.connect(self._show_ready)
        self.list.itemActivated.connect(self._open)
        self.list.installEventFilter(self)
        self.together = QLabel(self)
        self.together.setObjectName("files_together")
        self.together.setStyleSheet("color: gray")
        self.together.setWordWrap(True)
        self.problem = QLabel(self)
        self.problem.setObjectName("files_problem")
        self.problem.setWordWrap(True)
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.hide()
        self.add_button = QPushButton(tr("Attach files …"), self)
        self.add_button.setObjectName("attach_files")
        self.add_button.clicked.connect(self.ask)
        self.away = QPushButton(tr("Take away"), self)
        self.away.setObjectName("take_files_away")
        self.away.clicked.connect(self._take_away)
        buttons = QHBoxLayout()
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.away)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.list)
        layout.addWidget(self.together)
        layout.addWidget(self.problem)
        layout.addLayout(buttons)
        self.setFocusProxy(self.add_button)
        self._show()

    def ask(self) -> QFileDialog:
        """Ask for files."""
        dialog = QFileDialog(self, tr("Attach files"))
        dialog.setObjectName("attach_files_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        usual = " ".join(f"*.{ending}" for ending in USUAL)
        dialog.setNameFilters(
            [tr("Documents, pictures, drawings ({endings})").format(endings=usual), tr("All files (*)")]
        )
        dialog.setDirectory(FOLDER.get() or str(Path.home()))
        dialog.filesSelected.connect(lambda names: self.attach([Path(name) for name in names]))
        dialog.open()  # not exec(): QGIS goes on beside it
        return dialog

    def attach(self, paths: Sequence[Path]) -> None:
        """Attach files; what cannot go is said, and left out."""
        wrong = []
        for path in paths:
            try:
                one = attachment_at(path)
            except OSError:
                wrong.append(tr("{name} cannot be read.").format(name=path.name))
                continue
            words = wrong_with(one, self._files)
            if words:
                wrong.append(words)
            else:
                self._files.append(one)
                FOLDER.set(str(path.parent))
        warn_in(self.problem, " ".join(wrong))
        self._show()
        self.told()

    def _take_away(self) -> None:
        rows = {self.list.row(item) for item in self.list.selectedItems()}
        self._files = [one for row, one in enumerate(self._files) if row not in rows]
        warn_in(self.problem, "")
        self._show()
        self.told()

    def _open(self, item: QListWidgetItem) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._files[self.list.row(item)].path))

    def value(self) -> Any:
        """The files as a draft keeps them; None where there are none."""
        return as_answer(self._files)

    def put(self, value: Any) -> None:
        """Show these files instead of the earlier ones."""
        self._files = attached({ATTACHMENTS: value})
        self._show()

    def _show(self) -> None:
        self.list.clear()
        for place, one in enumerate(self._files):
            wrong = wrong_with(one, self._files[:place])
            odd = odd_about(one)
            words = f"{'✖ ' if wrong else ''}{one.name} · {size_words(one.size)}"
            item = QListWidgetItem(f"{words} · {odd}" if odd else words, self.list)
            item.setToolTip(wrong or one.path)
        some = bool(self._files)
        self.list.setVisible(some)
        rows = min(len(self._files), MOST_SHOWN)
        height = sum(self.list.sizeHintForRow(row) for row in range(rows)) + 2 * self.list.frameWidth() + 4
        self.list.setFixedHeight(max(height, 24))
        total = sum(one.size for one in self._files)
        self.together.setText(
            tr("{files}, {size}. They are sent when you submit, ahead of it; at most 10 MB each.").format(
                files=count(len(self._files), tr("file"), tr("files")), size=size_words(total)
            )
        )
        self.together.setVisible(some)
        self._show_ready()

    def _show_ready(self) -> None:
        self.away.setVisible(bool(self._files))
        self.away.setEnabled(bool(self.list.selectedItems()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, Qt's name
        """Delete takes away what is chosen."""
        if watched is self.list and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Delete:
            self._take_away()
            return True
        return bool(super().eventFilter(watched, event))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802, Qt's name
        """Files may be dropped."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802, Qt's name
        """Attach what is dropped."""
        self.attach([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()


def files_editor(parent: QWidget) -> Editor:
    """The editor for the files of a request; its value is what attachments.attached reads."""
    files = AttachedFiles(parent)
    made = Editor(files, files.value, files.put)
    files.told = made.changed.emit
    return made
