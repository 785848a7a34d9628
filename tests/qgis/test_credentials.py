"""Credentials in QGIS's authentication database, and the page in QGIS's options."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsAuthManager, QgsAuthMethodConfig

from plugin.gui.sign_in.options_page import OptionsPage, authorities_problem
from plugin.host import chosen, credentials, settings

WORD = "-".join(("a", "made", "up", "word"))


@pytest.fixture
def database(qgis_app: object) -> Iterator[QgsAuthManager]:
    manager = QgsApplication.authManager()
    if manager.isDisabled():
        pytest.skip("this QGIS has no authentication database")
    assert manager.setMasterPassword(WORD, True)
    yield manager
    for identity in manager.configIds():
        manager.removeAuthenticationConfig(identity)


def test_what_is_kept_is_listed_by_name_and_read_by_id(database: QgsAuthManager) -> None:
    identity = credentials.keep("Street Manager SANDBOX", "ada@example.org", WORD)
    assert credentials.stored() == [credentials.Stored(identity, "Street Manager SANDBOX")]
    loaded = credentials.load(identity)
    assert (loaded.email, loaded.password) == ("ada@example.org", WORD)
    assert WORD not in repr(loaded) and "ada" not in repr(loaded)


@pytest.fixture
def begin_with() -> Iterator[settings.Setting[str]]:
    """What to begin with, as it was afterwards."""
    kept = {one: one.get() for one in (settings.BEGIN_WITH, settings.BEGIN_VERSION, settings.EMAIL)}
    yield settings.BEGIN_WITH
    for setting, value in kept.items():
        setting.set(value)


def test_what_is_stored_is_signed_in_with_where_no_dock_is(
    database: QgsAuthManager, begin_with: settings.Setting[str]
) -> None:
    begin_with.set("sandbox")
    settings.BEGIN_VERSION.set("v6")
    stored = settings.configuration_for("sandbox")
    stored.set("")
    with pytest.raises(credentials.NotAvailable, match="no credentials are stored"):
        chosen.saved()
    stored.set(credentials.keep("Street Manager SANDBOX", "ada@example.org", WORD))
    found = chosen.saved()
    stored.set("")
    assert (found.environment, found.version, found.email) == ("sandbox", "v6", "ada@example.org")
    assert found.password == WORD and found.address == chosen.address_of("sandbox")
    assert WORD not in repr(found) and "ada" not in repr(found)


@pytest.mark.parametrize(
    ("last", "email"),
    [("authority@practice.example", "authority@practice.example"), ("ada@example.org", chosen.PLANNER)],
)
def test_practice_needs_nothing_stored(
    qgis_app: object, begin_with: settings.Setting[str], last: str, email: str
) -> None:
    begin_with.set("practice")
    settings.EMAIL.set(last)
    assert chosen.saved().email == email


def test_a_second_one_gets_a_name_of_its_own(database: QgsAuthManager) -> None:
    credentials.keep("Street Manager SANDBOX", "ada@example.org", WORD)
    credentials.keep("Street Manager SANDBOX", "bob@example.org", WORD)
    names = [one.name for one in credentials.stored()]
    assert names == ["Street Manager SANDBOX", "Street Manager SANDBOX 2"]


def test_only_user_names_with_passwords_are_offered(database: QgsAuthManager) -> None:
    other = QgsAuthMethodConfig("EsriToken")
    other.setName("Somebody else's")
    other.setConfig("token", "x")
    database.storeAuthenticationConfig(other)
    assert credentials.stored() == []


def test_one_that_is_gone_or_not_whole_says_what_to_do(database: QgsAuthManager) -> None:
    with pytest.raises(credentials.NotAvailable) as gone:
        credentials.load("1234567")
    assert "not in QGIS's authentication database" in gone.value.words and gone.value.next_step
    identity = credentials.keep("No password", "ada@example.org", "")
    with pytest.raises(credentials.NotAvailable) as empty:
        credentials.load(identity)
    assert "No password" in empty.value.words and "ada" not in str(empty.value)


def test_a_database_that_stays_locked_says_so(
    database: QgsAuthManager, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    class Locked:
        def isDisabled(self) -> bool:  # noqa: N802
            return False

        def setMasterPassword(self, verify: bool) -> bool:  # noqa: N802
            asked.append(verify)
            return False

    monkeypatch.setattr(credentials, "_manager", Locked)
    with pytest.raises(credentials.NotAvailable) as caught:
        credentials.load("1234567")
    assert "master password was not given" in caught.value.words
    assert asked == [True]


def test_a_file_of_authorities_is_judged(tmp_path: Path, qgis_app: object) -> None:
    assert authorities_problem("  ") == ""
    assert "no such file" in authorities_problem(str(tmp_path / "nowhere.pem"))
    file = tmp_path / "company.pem"
    file.write_bytes(b"\x30\x82\xff\x00")
    assert "PEM" in authorities_problem(str(file))
    file.write_text("-----BEGIN CERTIFICATE-----\nMADEUP\n", encoding="utf-8")
    assert authorities_problem(str(file)) == ""


def test_the_options_page_keeps_nothing_before_it_is_applied(qgis_app: object) -> None:
    page = OptionsPage()
    before = settings.USER_NAME.get()
    page.name.setText("A Person  ")
    assert settings.USER_NAME.get() == before
    page.apply()
    assert settings.USER_NAME.get() == "A Person"
    settings.USER_NAME.set(before)
