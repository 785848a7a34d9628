"""What the Work service answers of files. Read tolerantly."""

from __future__ import annotations

from ..file_summary import FileSummaryResponse
from ..records import Moment, Text


class FileResponse(FileSummaryResponse):
    """A file on a work."""

    created_date: Moment = None
    user_created_by: Text = None
    swa_code: Text = None
    organisation_name: Text = None
