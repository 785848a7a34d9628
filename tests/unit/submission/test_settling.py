"""After a lost answer: the service is asked, and no answer is invented."""

from __future__ import annotations

from datetime import timedelta

import pytest

from plugin.streetmanager.errors import (
    AccessRestricted,
    NoConnection,
    ServiceFault,
    TimedOut,
)
from plugin.streetmanager.versions import Version
from plugin.submission.draft_failures import DraftSent
from plugin.submission.outbox import OtherEnvironment, Refused, Submitted, Unknown
from tests.unit.submission.desk import START, Desk
from tests.unit.submission.service_stand_in import stand_in, timed_out


@pytest.mark.parametrize(
    "error", [timed_out(), ServiceFault(status=503, may_have_acted=True), RuntimeError("a bug")]
)
def test_a_lost_answer_is_unknown_and_says_what_to_do(desk, error):
    outcome = desk.lose_the_answer(error)
    assert desk.reference in outcome.words and not outcome.may_resend
    assert desk.kept.state == "unknown" and desk.kept.work_reference_number == desk.reference


def test_settling_finds_what_arrived(desk):
    desk.lose_the_answer()
    outcome = desk.outbox.settle(desk.draft, desk.service)
    assert isinstance(outcome, Submitted) and outcome.receipt.category == "standard"
    assert desk.kept.state == "submitted" and len(desk.service.work.sent) == 1
    assert desk.outbox.settle(desk.draft, desk.service) is None


def test_settling_asks_nothing_where_nothing_is_unknown(desk):
    desk.service.work.reading = AssertionError("asked")
    assert desk.outbox.settle(desk.draft, desk.service) is None


def test_not_found_is_not_yet_for_two_minutes_and_then_may_be_resent(desk):
    desk.lose_the_request()
    for seconds, may_resend in ((0, False), (119, False), (120, True)):
        desk.clock.now = START + timedelta(seconds=seconds)
        outcome = desk.outbox.settle(desk.draft, desk.service)
        assert isinstance(outcome, Unknown) and outcome.may_resend is may_resend
    assert desk.kept.state == "unknown"
    (attempt,) = desk.outbox.attempts(desk.draft.id)
    assert attempt.not_found == desk.clock.now


def test_resending_too_soon_sends_nothing(desk):
    desk.lose_the_request()
    outcome = desk.outbox.resend(desk.draft, desk.service)
    assert isinstance(outcome, Unknown) and len(desk.service.work.sent) == 1


def test_resending_sends_the_same_with_the_same_reference(desk):
    desk.lose_the_request()
    desk.clock.now += timedelta(minutes=3)
    outcome = desk.outbox.resend(desk.draft, desk.service)
    assert isinstance(outcome, Submitted)
    first, second = desk.service.work.sent
    assert first == second and len(desk.service.work.works) == 1


def test_resending_what_was_found_meanwhile_sends_nothing(desk):
    desk.lose_the_answer()
    desk.clock.now += timedelta(minutes=3)
    assert isinstance(desk.outbox.resend(desk.draft, desk.service), Submitted)
    assert len(desk.service.work.sent) == 1


def test_a_late_first_one_makes_the_second_a_conflict_which_is_ours(desk):
    desk.lose_the_request()
    desk.clock.now += timedelta(minutes=3)
    create = desk.service.work.create_work

    def arrives_in_between(request):
        desk.service.work.works[desk.reference.casefold()] = request.to_wire(desk.version)
        return create(request)

    desk.service.work.create_work = arrives_in_between
    outcome = desk.outbox.resend(desk.draft, desk.service)
    assert isinstance(outcome, Submitted) and desk.kept.state == "submitted"


@pytest.mark.parametrize(
    "other",
    [
        {"promoter_swa_code": "ZZ02"},
        {"usrn": 99900002},
        {"proposed_start_date": "2031-06-03T00:00:00.000Z"},
        {"proposed_end_date": "2031-06-07T00:00:00.000Z"},
    ],
)
def test_works_that_differ_are_somebody_elses(desk, other):
    desk.lose_the_request()
    body = desk.service.work.sent[0]
    desk.service.work.works[desk.reference.casefold()] = {**body, **other}
    outcome = desk.outbox.settle(desk.draft, desk.service)
    assert isinstance(outcome, Refused) and "work_reference_number" in outcome.fields
    assert desk.kept.state == "refused" and desk.kept.work_reference_number is None


def test_capitals_padding_and_summer_time_are_no_difference(tmp_path):
    desk = Desk(tmp_path)
    desk.lose_the_request()
    body = desk.service.work.sent[0]
    desk.service.work.works[desk.reference.casefold()] = {
        **body,
        "work_reference_number": desk.reference.lower(),
        "promoter_swa_code": "zz01",
        "proposed_start_date": "2031-06-01T23:00:00.000Z",
    }
    assert isinstance(desk.outbox.settle(desk.draft, desk.service), Submitted)


def test_not_visible_is_neither_free_nor_taken(desk):
    desk.lose_the_request()
    desk.service.work.reading = AccessRestricted(status=401)
    desk.clock.now += timedelta(hours=1)
    outcome = desk.outbox.resend(desk.draft, desk.service)
    assert isinstance(outcome, Unknown) and not outcome.may_resend
    assert "does not mean that it is free" in outcome.words
    assert desk.kept.state == "unknown" and len(desk.service.work.sent) == 1


def test_works_that_are_not_shown_are_told_by_their_permit(desk):
    desk.lose_the_answer()
    desk.service.work.reading = AccessRestricted(status=401)
    assert isinstance(desk.outbox.settle(desk.draft, desk.service), Submitted)


def test_works_without_a_permit_to_be_seen_stay_unknown(desk):
    desk.lose_the_answer()
    desk.service.work.reading_permits = AccessRestricted(status=401)
    outcome = desk.outbox.settle(desk.draft, desk.service)
    assert isinstance(outcome, Unknown) and desk.kept.state == "unknown"


@pytest.mark.parametrize("error", [NoConnection("No way there."), TimedOut("Too late.")])
def test_a_question_that_fails_settles_nothing(desk, error):
    desk.lose_the_answer()
    desk.service.work.reading = error
    outcome = desk.outbox.settle(desk.draft, desk.service)
    assert isinstance(outcome, Unknown) and error.words in outcome.words
    desk.service.work.reading = None
    desk.service.work.reading_permits = error
    assert isinstance(desk.outbox.settle(desk.draft, desk.service), Unknown)
    assert desk.kept.state == "unknown"


def test_two_services_of_ones_own_are_not_taken_for_one(tmp_path):
    desk = Desk(tmp_path)
    draft = desk.kept
    draft.environment = "custom"
    desk.draft = desk.store.keep(draft)
    desk.service = stand_in(key="custom", address="https://one.example")
    desk.lose_the_request()
    with pytest.raises(OtherEnvironment):
        desk.outbox.settle(desk.draft, stand_in(key="custom", address="https://two.example"))


def test_the_same_again_goes_by_the_same_version(desk):
    desk.lose_the_request()
    desk.clock.now += timedelta(hours=1)
    newer = stand_in(Version.V6)
    assert isinstance(desk.outbox.settle(desk.draft, newer), Unknown)
    with pytest.raises(OtherEnvironment, match="v2"):
        desk.outbox.resend(desk.draft, newer)
    assert newer.work.sent == []


def test_a_person_can_say_that_it_was_taken(desk):
    desk.lose_the_answer()
    said = desk.outbox.person_says(desk.draft, True, f"{desk.reference}-01")
    assert said.state == "submitted" and said.reference == f"{desk.reference}-01"
    with pytest.raises(DraftSent):
        desk.outbox.person_says(desk.draft, False)


def test_a_person_can_say_that_it_was_not_and_it_still_cannot_be_made_twice(desk):
    desk.lose_the_answer()
    said = desk.outbox.person_says(desk.draft, False)
    assert said.state == "ready"
    request = desk.request_for(said)
    assert request.work_reference_number == desk.reference
    # The person was wrong: it is a 409, and the works are ours.
    assert isinstance(desk.outbox.send(said, request, desk.service), Submitted)
    assert len(desk.service.work.works) == 1
