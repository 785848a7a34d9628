"""Comments on a work."""

# mypy: disable-error-code="empty-body"

from __future__ import annotations

from ..operations import operation
from ..service import Service
from ..versions import Version
from .comment_records import CommentCreateRequest, CommentReadRequest
from .comment_replies import CommentCreateResponse, CommentResponse

_COMMENTS = "works/{work_reference_number}/comments"


class Comments(Service):
    """Comments, for those who are concerned with a work."""

    @operation("POST", _COMMENTS)
    def post_comment(
        self, work_reference_number: str, request: CommentCreateRequest
    ) -> CommentCreateResponse | None:
        """Comment on a work. v1 answers nothing. BR 7.1."""

    @operation("GET", _COMMENTS + "/{comment_reference_number}", since=Version.V6)
    def get_comment(self, work_reference_number: str, comment_reference_number: str) -> CommentResponse:
        """Read a comment."""

    @operation("PUT", _COMMENTS + "/{comment_reference_number}/read")
    def mark_comment_as_read(
        self, work_reference_number: str, comment_reference_number: str, request: CommentReadRequest
    ) -> None:
        """Mark a comment to one's own organisation as read. BR 7.1.1."""
