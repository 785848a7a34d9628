"""Files that go to the service and come from it: their limits, and their form on the way there."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from urllib3.filepost import encode_multipart_formdata

from .errors import StreetManagerError

LARGEST_FILE = 10 * 1024 * 1024
LARGEST_TOGETHER = 100 * 1024 * 1024

Progress = Callable[[int, int], None]


class FileTooLarge(StreetManagerError):  # noqa: N818 -- named for what happened, as its kind are
    """A file that the service would not take. Nothing was sent."""

    usual_words = "The file is too large: Street Manager takes files of up to 10 MB."
    usual_next_step = "Make it smaller, or send it in parts."


@dataclass(frozen=True)
class FileToSend:
    """A file to upload: its name, and its content as bytes or as the path where it lies."""

    name: str
    source: bytes | Path

    @classmethod
    def at(cls, path: Path) -> FileToSend:
        """The file at a path, under its own name."""
        return cls(path.name, path)

    @property
    def size(self) -> int:
        """Its size in bytes. OSError where it cannot be read."""
        return len(self.source) if isinstance(self.source, bytes) else self.source.stat().st_size

    def content(self) -> bytes:
        """Its bytes. OSError where it cannot be read."""
        return self.source if isinstance(self.source, bytes) else self.source.read_bytes()

    def check(self) -> None:
        """Raise FileTooLarge where the service would not take it (10 MB each)."""
        if self.size > LARGEST_FILE:
            said = (
                f"{self.name} is {self.size / 1024 / 1024:.1f} MB. Street Manager takes files of up to 10 MB."
            )
            raise FileTooLarge(said)


class Upload(BytesIO):
    """The body of a call that uploads a file, which tells how far it has got: bytes gone, bytes in all."""

    def __init__(self, file: FileToSend, form: Mapping[str, str], progress: Progress | None = None) -> None:
        file.check()
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        body, self.content_type = encode_multipart_formdata(
            {**form, "file": (file.name, file.content(), kind)}
        )
        super().__init__(body)
        self._whole = len(body)
        self._progress = progress

    def __len__(self) -> int:
        return self._whole

    def read(self, size: int | None = -1, /) -> bytes:
        """The next bytes, and word of them to whoever wants to know."""
        piece = super().read(size)
        if self._progress is not None:
            self._progress(self.tell(), self._whole)
        return piece
