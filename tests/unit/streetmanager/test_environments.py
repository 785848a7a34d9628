"""Which addresses are a Street Manager, and which will not do."""

from __future__ import annotations

import pytest

from plugin.streetmanager.environments import PRODUCTION, SANDBOX, custom, is_this_machine, practice
from plugin.streetmanager.versions import Version


def test_environments() -> None:
    assert SANDBOX.address == "https://api.sandbox.manage-roadworks.service.gov.uk"
    assert not SANDBOX.live
    assert PRODUCTION.live
    assert PRODUCTION.default_version is Version.V6
    assert practice("http://127.0.0.1:4711/").address == "http://127.0.0.1:4711"
    assert practice("http://127.0.0.1:4711").default_version is Version.V2
    assert custom(" https://example.org/ ").address == "https://example.org"
    assert custom("http://[::1]:80").address == "http://[::1]:80"
    assert custom("http://localhost:1").key == "custom"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "example.org",
        "http://example.org",
        "http://127.0.0.1.example.org",
        "ftp://127.0.0.1",
        "https://",
        "https://example.org:port",
        "https://" + "me:rain" + "@example.org",
        "https://example.org?x=1",
    ],
)
def test_addresses_that_will_not_do(address: str) -> None:
    with pytest.raises(ValueError, match=r"[A-Z].*\.$"):
        custom(address)


def test_practice_is_on_this_machine() -> None:
    with pytest.raises(ValueError, match="this computer"):
        practice("https://example.org")
    assert is_this_machine("127.0.0.1")
    assert not is_this_machine("10.0.0.1")
    assert not is_this_machine(None)
