"""Files are sent before the submission that names them, and once: what has gone is noted with the draft.

An upload whose answer is lost is simply sent again: a file that belongs to no record is seen by nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from ..streetmanager.errors import NotFound, StreetManagerError
from ..streetmanager.files import FileToSend
from .attachments import FILES, Attachment, attachment_at
from .draft import time_to_text
from .draft_failures import DraftsError
from .drafts import DraftStore

# Which file, and how many bytes of how many.
Progress = Callable[[str, int, int], None]


class FileNotSent(DraftsError):
    """A file could not be read, or the service did not take it. Nothing of the submission was sent."""


def send_files(
    attachments: Sequence[Attachment],
    service: Any,
    promoter: str | None = None,
    progress: Progress | None = None,
) -> list[int]:
    """Send files, for something that is no draft; their numbers. As Uploads.send, but nothing is noted."""
    return [_sent(one, service, promoter, progress) for one in attachments]


def with_files(request: Any, numbers: Sequence[int]) -> Any:
    """A request with the files' numbers in the place of the stand-ins; as it is where it takes none."""
    if FILES not in type(request).model_fields:
        return request
    return request.model_copy(update={FILES: list(numbers) or None})


class Uploads:
    """What has been sent of a store's drafts' files. May be used from a task."""

    def __init__(self, store: DraftStore) -> None:
        self._store = store

    def number(self, draft_id: str, one: Attachment, place: str) -> int | None:
        """The number that the file has at a place (an environment), where it has gone there as it is now."""
        with self._store.reading() as connection:
            row = connection.execute(
                "SELECT file_id FROM uploads WHERE draft_id = ? AND path = ? AND size = ? AND modified = ?"
                " AND place = ?",
                (draft_id, one.path, one.size, one.modified, place),
            ).fetchone()
        return int(row["file_id"]) if row else None

    def send(
        self,
        draft_id: str,
        attachments: Sequence[Attachment],
        service: Any,
        promoter: str | None = None,
        progress: Progress | None = None,
    ) -> list[int]:
        """Send what has not gone yet; the numbers of all, in order. promoter: for whom a contractor does it.

        FileNotSent, StreetManagerError or DraftsError: then what has gone before stays noted, and is not sent again.
        """
        place = place_of(service.environment)
        numbers = []
        for held in attachments:
            one = _as_it_is(held)
            number = self.number(draft_id, one, place)
            if number is None:
                number = _sent(one, service, promoter, progress)
                self._note(draft_id, one, place, number)
            numbers.append(number)
        return numbers

    def _note(self, draft_id: str, one: Attachment, place: str, number: int) -> None:
        with self._store.writing(durably=True) as connection:
            connection.execute(
                "INSERT OR REPLACE INTO uploads VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    *(draft_id, one.path, one.size, one.modified, place, number),
                    time_to_text(datetime.now(timezone.utc)),
                ),
            )

    def forget(self, draft_id: str) -> None:
        """The service does not know the numbers any more: all of a draft's files go again."""
        with self._store.writing() as connection:
            connection.execute("DELETE FROM uploads WHERE draft_id = ?", (draft_id,))

    def take_back(self, draft_id: str, unwanted: Sequence[Attachment], service: Any) -> None:
        """Delete files at the service that were sent for a draft and are not wanted. StreetManagerError."""
        place = place_of(service.environment)
        for one in unwanted:
            number = self.number(draft_id, one, place)
            if number is None:
                continue
            with self._store.writing() as connection:
                connection.execute("DELETE FROM uploads WHERE file_id = ? AND place = ?", (number, place))
            with suppress(NotFound):
                service.work.delete_file(number)


def place_of(environment: Any) -> str:
    """Where a file was sent: numbers of one environment mean nothing in another."""
    if environment.key == "custom":
        return f"custom {environment.address}"
    return str(environment.key)


def _as_it_is(held: Attachment) -> Attachment:
    try:
        return attachment_at(Path(held.path))
    except OSError as error:
        raise FileNotSent(
            f"{held.name} could not be read, so nothing was sent. Take it away, or attach it again.",
            str(error),
        ) from error


def _sent(one: Attachment, service: Any, promoter: str | None, progress: Progress | None) -> int:
    told = (lambda gone, whole: progress(one.name, gone, whole)) if progress is not None else None
    try:
        file = FileToSend(one.name, Path(one.path).read_bytes())
    except OSError as error:
        raise FileNotSent(f"{one.name} could not be read, so nothing was sent.", str(error)) from error
    answer = service.work.upload_file(file, promoter, told)
    if answer.file_id is None:
        raise StreetManagerError(f"Street Manager took {one.name} but gave it no number.", "Try again.")
    return int(answer.file_id)
