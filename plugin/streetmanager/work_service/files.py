"""Files: up to the service, from it, and onto a work."""

# mypy: disable-error-code="empty-body"

from __future__ import annotations

from ..file_summary import FileSummaryResponse
from ..files import FileToSend, Progress
from ..operations import Asked, operation
from ..service import Service
from .file_records import AddFileToWorkRequest


class Files(Service):
    """Files, each up to 10 MB, up to 100 MB on a work (BR 1.5)."""

    @operation("POST", "files", files=True, queries={"swa_code": Asked("swaCode")})
    def upload_file(
        self, file: FileToSend, swa_code: str | None = None, progress: Progress | None = None
    ) -> FileSummaryResponse:
        """Upload a file, whose number other requests then take.

        swa_code: the promoter for whom a contractor does it. FileTooLarge before anything is sent;
        progress is told the bytes gone and the bytes in all.
        """

    @operation("GET", "files/{file_id}")
    def get_file(self, file_id: int) -> bytes:
        """Download a file. Nothing, or NotFound, where it was not scanned for viruses yet, or was unsafe."""

    @operation("DELETE", "files/{file_id}")
    def delete_file(self, file_id: int) -> None:
        """Delete a file of one's own organisation that belongs to no record yet."""

    @operation("POST", "works/{work_reference_number}/files")
    def add_file_to_work(self, work_reference_number: str, request: AddFileToWorkRequest) -> None:
        """Put uploaded files on a work."""
