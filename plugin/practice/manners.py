"""How well or badly the practice service behaves. Every one may be changed while it runs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Manners:
    """What to practise.

    cap: a box with more works than this is refused with 403.
    calls_per_minute: beyond this, 429; None is no limit.
    delay: seconds to wait before a call is looked at.
    drop_after_acting: carry out a POST, PUT or DELETE, then cut the connection without an answer.
    answer_late: seconds to wait after acting, before the answer goes out.
    token_life: seconds for which an id token and an access token hold.
    scan_takes: seconds until an uploaded file has been looked through for viruses.
    export_takes: seconds until a CSV export is ready.
    fault_status: answer every call with this status and do nothing else, for instance 503.
    """

    cap: int = 100
    calls_per_minute: int | None = None
    delay: float = 0.0
    drop_after_acting: bool = False
    answer_late: float = 0.0
    token_life: float = 3600.0
    scan_takes: float = 0.0
    export_takes: float = 0.0
    fault_status: int | None = None
