"""What can go wrong with drafts and their file, in words."""

from __future__ import annotations

from pathlib import Path


class DraftsError(Exception):
    """The drafts file cannot be read or written; `words` say what happened and what to do."""

    def __init__(self, words: str, details: str = "") -> None:
        super().__init__(words)
        self.words = words
        self.details = details


class NoSuchDraft(DraftsError):
    """There is no draft with this id."""


class DraftSent(DraftsError):
    """The draft has been sent, or may have been: it is not drawn, filled in or sent again."""


def failure_words(path: Path, error: Exception) -> str:
    """What an error of SQLite's or the disk's means for the drafts in this file, and what to do."""
    text = str(error).lower()
    if "locked" in text:
        return (
            f"The drafts in {path} could not be written, because another program keeps the file to "
            "itself. Close it there (a layer being edited in another QGIS?), then do that again."
        )
    if "full" in text or "no space" in text:
        return f"The drafts in {path} could not be written: the disk is full. Make room, then do that again."
    if "readonly" in text or "unable to open" in text or isinstance(error, OSError):
        return (
            f"The drafts in {path} cannot be opened for writing. "
            "Check that the folder is there and that you may write in it."
        )
    return (
        f"The drafts in {path} cannot be read. The file may be damaged, or something else's. "
        "Move it out of the way to begin a new one, and keep it: the drafts may be recoverable."
    )
