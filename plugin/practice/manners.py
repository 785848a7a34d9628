"""How well or badly the practice service behaves. Every one may be changed while it runs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Manners:
    """What to practise.

    cap: a box with more works than this is refused with 403.
    calls_per_minute: beyond this, 429; None is no limit.
    delay: seconds to wait before a call is looked at.
    What follows is for POST, PUT and DELETE, but not for signing in:
    drop_before_acting: cut the connection, and carry nothing out.
    acting_takes: seconds to wait before it is carried out.
    drop_after_acting: carry it out, then cut the connection without an answer.
    cut_answers: carry it out, then cut the connection in the middle of the answer.
    status_after_acting: carry it out, then answer with this status, as a gateway that has waited too long does (504).
    answer_late: seconds to wait after carrying it out, before the answer goes out.
    And for all again:
    token_life: seconds for which an id token and an access token hold.
    scan_takes: seconds until an uploaded file has been looked through for viruses.
    export_takes: seconds until a CSV export is ready.
    fault_status: answer every call with this status and do nothing else, for instance 503.
    """

    cap: int = 100
    calls_per_minute: int | None = None
    delay: float = 0.0
    drop_before_acting: bool = False
    acting_takes: float = 0.0
    drop_after_acting: bool = False
    cut_answers: bool = False
    status_after_acting: int | None = None
    answer_late: float = 0.0
    token_life: float = 3600.0
    scan_takes: float = 0.0
    export_takes: float = 0.0
    fault_status: int | None = None
