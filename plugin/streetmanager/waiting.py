"""What takes the service its time: files that are still scanned for viruses, and CSV files that are still made."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .client import StreetManager
from .errors import NotFound, StreetManagerError
from .export_records import CSVExportResponse
from .paging import rows

LONGEST_SCAN = 120.0
LONGEST_EXPORT = 30 * 60.0

Told = Callable[[str], None]


class NotReady(StreetManagerError):  # noqa: N818 -- named for what happened, as its kind are
    """Something that the service has, or makes, but does not give out yet."""

    usual_words = "Street Manager does not give out the file yet."
    usual_next_step = "Try again in a few minutes."


class ExportFailed(StreetManagerError):
    """A CSV file that the service could not make."""

    usual_words = "Street Manager could not make the CSV file."
    usual_next_step = "Ask for less at once, such as a shorter time, and try again."


def fetch_file(
    client: StreetManager,
    file_id: int,
    *,
    told: Told = lambda words: None,
    longest: float = LONGEST_SCAN,
    between: float = 5.0,
) -> bytes:
    """A file that belongs to a record, waiting until the service has scanned it for viruses.

    told: gets a sentence on what is waited for. longest, between: seconds in all, and from one look to the next;
    a longest of 0 looks once. Raises NotReady where it is not there by then (it may also have been found unsafe,
    or deleted: the service does not say which), Cancelled on the client's `cancel`.
    """
    waited = 0.0
    while True:
        try:
            content = client.work.get_file(file_id)
        except NotFound:
            content = b""
        if content:
            return content
        if waited >= longest:
            raise NotReady(
                "Street Manager does not give out the file. It may still be scanning it for viruses, "
                "or it was deleted or found unsafe.",
                "Try again in a few minutes. If it does not come, ask whoever uploaded it.",
            )
        told("Waiting until Street Manager has scanned the file for viruses.")
        client.pause(between)
        waited += max(between, 0.1)


def fetch_csv(
    client: StreetManager,
    ask: Callable[..., CSVExportResponse],
    request: Any = None,
    *,
    told: Told = lambda words: None,
    longest: float = LONGEST_EXPORT,
    between: float = 5.0,
) -> bytes:
    """Ask for a CSV file, wait until it is made, and fetch it.

    ask: an operation of `client.export`, such as generate_permits_csv; request: the record that it takes.
    Raises ExportFailed, NotReady (with the number under which to fetch it later), Cancelled, or what can go
    wrong with any call. It is asked for once only.
    """
    asked = ask(request) if request is not None else ask()
    if asked.csv_id is None:
        raise ExportFailed("Street Manager took the order for a CSV file without giving its number.")
    swa_code = getattr(request, "swa_code", None)
    waited = 0.0
    while True:
        state = export_state(client, asked.csv_id, swa_code)
        if state == "ready":
            return client.export.get_csv(asked.csv_id)
        if state == "failed":
            raise ExportFailed()
        if waited >= longest:
            raise NotReady(
                f"Street Manager is still making CSV file {asked.csv_id}.",
                "Fetch it later from the list of exports.",
            )
        told("Waiting until Street Manager has made the CSV file.")
        client.pause(between)
        waited += max(between, 0.1)


def export_state(client: StreetManager, csv_id: int, swa_code: str | None = None) -> str:
    """How far a CSV file is: queued, in_progress, ready or failed; empty where the list does not have it yet."""
    for row in rows(client.reporting.get_csv_exports, swa_code=swa_code):
        if row.csv_export_id == csv_id:
            return str(row.csv_export_status or "").lower()
    return ""
