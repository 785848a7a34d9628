"""What the Work service answers of comments. Read tolerantly."""

from __future__ import annotations

from ..records import Flag, Moment, Reading, Text


class CommentCreateResponse(Reading):
    """The reference of the new comment. From v2 on."""

    comment_reference_number: Text = None


class CommentResponse(Reading):
    """A comment in full. v6."""

    comment_reference_number: Text = None
    comment_topic: Text = None
    comment_topic_string: Text = None
    detail: Text = None
    author_email_address: Text = None
    author_organisation_ref: Text = None
    date_created: Moment = None
    is_read: Flag = None
    read_by: Text = None
    read_on: Moment = None
    is_internal: Flag = None
