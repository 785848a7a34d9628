"""Files: uploading, fetching once the virus scan is done, deleting, and belonging to one record alone."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from werkzeug.wrappers import Response

from ..accounts import acts_for
from ..books import keep, may_promote, note, own_work, refuse_unless
from ..calls import Call
from ..categories import moment_of
from ..operation import EVERYONE_AND_ADMINS, serves
from ..organisations import Organisation
from ..refusals import Refusal, access_restricted, invalid, not_found

LARGEST = 10 * 1024 * 1024
KINDS = {"pdf", "doc", "docx", "xls", "xlsx", "csv", "txt", "jpg", "jpeg", "png", "gif", "tif", "tiff", "bmp"}


@serves("POST", "work/files", by=EVERYONE_AND_ADMINS, gives="FileSummaryResponse", status=201)
def upload(call: Call, body: dict[str, Any]) -> dict[str, Any]:
    """One file of at most 10 MB, as the part `file` of a form."""
    name, content = uploaded(call)
    owner = _owner(call)
    number = call.ledger.next_number("file")
    keep_file(call, number, name, content, owner)
    return {"file_id": number, "name": name}


def _owner(call: Call) -> Organisation:
    """Whose file it is: a contractor's is the promoter's that `swaCode` names; Refusal 401 for somebody else's."""
    wanted = call.asked.get("swaCode")
    own = call.account.organisation
    return own if wanted in (None, own.swa_code) else may_promote(call, str(wanted))


def uploaded(call: Call) -> tuple[str, bytes]:
    """The name and content of the file that came with a call; Refusal 400 without one, or where it is too large."""
    sent = call.request.files.get("file")
    if sent is None or not sent.filename:
        raise invalid({"file": "file is required"})
    content = sent.read()
    if len(content) > LARGEST:
        raise invalid({"file": "must be at most 10 MB"})
    return sent.filename, content


def keep_file(call: Call, number: int, name: str, content: bytes, owner: Organisation | None = None) -> None:
    """Keep a file and its content. owner: whose it is, the caller's own organisation where nothing is said."""
    whose = owner or call.account.organisation
    record = {
        "file_id": number,
        "name": name,
        "created_date": call.now,
        "user_created_by": call.account.email,
        "swa_code": whose.swa_code,
        "organisation_name": whose.name,
        "belongs": False,
    }
    call.ledger.keep("file", str(number), record)
    call.ledger.keep("content", str(number), {"base64": base64.b64encode(content).decode()})


def _file(call: Call, number: str) -> dict[str, Any]:
    found = call.ledger.get("file", number) if number.isdecimal() else None
    if found is None:
        raise not_found("File")
    return found


@serves("GET", "work/files/<file>", by=EVERYONE_AND_ADMINS)
def fetch(call: Call, body: dict[str, Any], file: str) -> Response:
    """The content; 204 while the virus scan is not finished."""
    found = _file(call, file)
    scanned = moment_of(found["created_date"]) + timedelta(seconds=call.room.manners.scan_takes)
    if call.room.now() < scanned:
        return Response(status=204)
    content = call.ledger.get("content", file)
    ready = base64.b64decode(content["base64"]) if content else b"A made-up file of the practice service.\n"
    headers = {"Content-Disposition": f'attachment; filename="{found["name"]}"'}
    return Response(ready, 200, headers, mimetype="application/octet-stream")


@serves("DELETE", "work/files/<file>", by=EVERYONE_AND_ADMINS)
def delete(call: Call, body: dict[str, Any], file: str) -> None:
    """Only the organisation that uploaded it may, and only while it belongs to nothing."""
    found = _file(call, file)
    if found["swa_code"] not in (call.account.organisation.swa_code, *acts_for(call.account)):
        raise access_restricted()
    refuse_unless(not found["belongs"], "File is associated with a record")
    call.ledger.remove("file", file)
    call.ledger.remove("content", file)


def take_files(call: Call, numbers: Iterable[float] | None) -> None:
    """Let files belong to a record; Refusal 400 where one does not exist, belongs to another or is there twice."""
    wanted = [int(number) for number in numbers or ()]
    if len(set(wanted)) < len(wanted):
        raise invalid({"file_ids": "each must be there once"})
    for number in wanted:
        found = call.ledger.get("file", str(number))
        if found is None:
            raise invalid({"file_ids": f"there is no file {number}"})
        if found["belongs"]:
            raise invalid({"file_ids": f"file {number} belongs to another record"})
        call.ledger.keep("file", str(number), {**found, "belongs": True})


@serves("POST", "work/works/<work>/files", asks="AddFileToWorkRequest", status=201)
def add_to_work(call: Call, body: dict[str, Any], work: str) -> None:
    """Uploaded files become files of a work."""
    found = own_work(call, work)
    if not body["file_ids"]:
        raise Refusal(400, "Validation failed", {"file_ids": "must not be empty"})
    take_files(call, body["file_ids"])
    for number in body["file_ids"]:
        call.ledger.keep("file_on_work", str(int(number)), {"file_id": int(number)}, found.reference)
        note(call, found, "file_uploaded", "work", found.reference, "File uploaded")
    keep(call, found)
