"""How near an account is to being locked, as far as this QGIS can tell."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from plugin.host.sign_in_failures import SPAN, SignInFailures
from plugin.streetmanager.errors import AccountLocked, NoConnection, SignInFailed

HERE = ("https://example.org", "ada@example.org")


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 11, 21, 14, 0, tzinfo=timezone.utc)

    def __call__(self) -> datetime:
        return self.now

    def wait(self, **span: float) -> None:
        self.now += timedelta(**span)


def test_counts_refusals_of_the_last_five_minutes_for_one_account() -> None:
    clock = Clock()
    failures = SignInFailures(clock)
    failures.note(*HERE, SignInFailed())
    clock.wait(minutes=2)
    failures.note(HERE[0], "ADA@example.org", SignInFailed())
    failures.note(*HERE, NoConnection())
    assert failures.count == 2
    failures.note(HERE[0], "other@example.org", SignInFailed())
    assert failures.count == 1
    failures.note(*HERE, SignInFailed())
    assert failures.count == 3
    clock.wait(minutes=3)
    assert failures.count == 2


def test_a_sign_in_begins_the_count_anew() -> None:
    failures = SignInFailures(Clock())
    failures.note(*HERE, SignInFailed())
    failures.forget(*HERE)
    assert failures.count == 0


def test_a_lock_of_ours_ends_five_minutes_after_the_fifth_failure() -> None:
    clock = Clock()
    failures = SignInFailures(clock)
    for _ in range(5):
        clock.wait(seconds=10)
        failures.note(*HERE, SignInFailed())
    fifth = clock.now
    clock.wait(minutes=2)
    failures.note(*HERE, AccountLocked())
    assert failures.unlocks == fifth + SPAN


def test_a_lock_by_others_ends_five_minutes_after_it_was_seen_at_the_latest() -> None:
    clock = Clock()
    failures = SignInFailures(clock)
    failures.note(*HERE, SignInFailed())
    clock.wait(seconds=30)
    failures.note(*HERE, AccountLocked())
    assert failures.unlocks == clock.now + SPAN
    failures.note(*HERE, SignInFailed())
    assert failures.unlocks is None
