"""Files and the submission that names them, against the practice service: ahead of it, and once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from plugin.practice.server import PracticeServer
from plugin.streetmanager.errors import NotFound
from plugin.streetmanager.versions import Version
from plugin.streetmanager.work_service.comment_records import CommentCreateRequest
from plugin.submission.attachments import FILES, attachment_at
from plugin.submission.outbox import Refused, Submitted
from plugin.submission.uploads import Uploads, with_files
from tests.unit.submission.test_whole_way import Officer


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PracticeServer]:
    with PracticeServer(tmp_path_factory.mktemp("practice")) as running:
        yield running


@pytest.mark.parametrize("version", list(Version))
def test_a_refused_submission_does_not_send_its_files_again(
    version: Version, tmp_path: Path, server: PracticeServer
) -> None:
    officer = Officer(server, version, tmp_path)
    plan = tmp_path / "plan.pdf"
    plan.write_bytes(bytes(300_000))
    attachments = [attachment_at(plan)]
    taken = officer.draw_and_fill(job_number=f"TAKEN{version.value}")
    assert isinstance(officer.outbox.send(taken, officer.request(taken), officer.service), Submitted)

    draft = officer.draw_and_fill(job_number=f"taken{version.value}", **{FILES: [1]})
    uploads = Uploads(officer.store)
    gone: list[int] = []
    numbers = uploads.send(
        draft.id, attachments, officer.service, progress=lambda _, so_far, whole: gone.append(so_far)
    )
    assert gone == sorted(gone) and gone[-1] > 300_000
    refused = officer.outbox.send(draft, with_files(officer.request(draft), numbers), officer.service)
    assert isinstance(refused, Refused) and FILES not in refused.fields

    again = officer.store.get(draft.id)
    again.values["job_number"] = f"FREE{version.value}"
    again = officer.store.keep(again)
    assert uploads.send(again.id, attachments, officer.service) == numbers
    done = officer.outbox.send(again, with_files(officer.request(again), numbers), officer.service)
    assert isinstance(done, Submitted)
    permit = officer.service.work.get_permit(f"ZA001FREE{version.value}", f"ZA001FREE{version.value}-01")
    assert [(one.file_id, one.name) for one in permit.files] == [(numbers[0], "plan.pdf")]
    sent = [
        one for one in server.answered if one.method == "POST" and one.path == f"/{version.value}/work/files"
    ]
    assert len(sent) == 1
    assert officer.service.work.get_file(numbers[0]) == bytes(300_000)

    unwanted = uploads.send(officer.draw_and_fill().id, attachments, officer.service)
    assert unwanted != numbers


def test_what_is_taken_away_is_deleted_there(tmp_path: Path, server: PracticeServer) -> None:
    officer = Officer(server, Version.V6, tmp_path)
    plan = tmp_path / "plan.pdf"
    plan.write_bytes(bytes(200))
    one, uploads = attachment_at(plan), Uploads(officer.store)
    draft = officer.draw_and_fill()
    (number,) = uploads.send(draft.id, [one], officer.service)
    uploads.take_back(draft.id, [one], officer.service)
    with pytest.raises(NotFound):
        officer.service.work.get_file(number)
    uploads.take_back(draft.id, [one], officer.service)


def test_a_request_that_takes_no_files_is_as_it_is() -> None:
    request = CommentCreateRequest.model_construct()
    assert with_files(request, [1]) is request
