"""Installing into a profile: the plugin is there and enabled, and nothing of the user's is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import install
from scripts.package import make_package

USERS_OWN = """[General]
font=@Variant(\\0\\0)

[PythonPlugins]
other=true
works_extents=false

[qgis]
x%20y=1; 2
"""


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_package(tmp_path_factory.mktemp("package") / "works_extents.zip")


@pytest.fixture
def libraries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "libraries"
    (folder / "osgb" / "__pycache__").mkdir(parents=True)
    (folder / "osgb" / "__init__.py").write_text("", encoding="utf-8")
    monkeypatch.setattr(install, "LIBRARIES", folder)
    return folder


def settings(profile: Path, name: str = "QGIS3.ini") -> str:
    return (profile / "QGIS" / name).read_text(encoding="utf-8")


def test_the_plugin_and_its_libraries_are_put_in_and_enabled(
    tmp_path: Path, package: Path, libraries: Path
) -> None:
    profile = tmp_path / "profile"
    folder = install.install(profile, package=package)
    assert folder == profile / "python" / "plugins" / "works_extents"
    assert (folder / "metadata.txt").is_file()
    own = profile / "python" / "works_extents_libraries"
    assert (own / "osgb" / "__init__.py").is_file()
    assert not own.is_symlink()
    assert not (own / "osgb" / "__pycache__").exists()
    assert settings(profile) == "[PythonPlugins]\nworks_extents=true\n"
    assert settings(profile, "QGIS4.ini") == settings(profile)


def test_the_user_s_own_settings_stay(tmp_path: Path, package: Path, libraries: Path) -> None:
    profile = tmp_path / "profile"
    (profile / "QGIS").mkdir(parents=True)
    (profile / "QGIS" / "QGIS3.ini").write_text(USERS_OWN, encoding="utf-8")
    install.install(profile, package=package)
    assert settings(profile) == USERS_OWN.replace("works_extents=false", "works_extents=true")
    assert "promptWhenMultipleTransformsExist" not in settings(profile)
    assert not (profile / "QGIS" / "QGIS4.ini").exists()


def test_an_older_installation_is_replaced_whole(tmp_path: Path, package: Path, libraries: Path) -> None:
    profile = tmp_path / "profile"
    stale = profile / "python" / "plugins" / "works_extents" / "stale.py"
    stale.parent.mkdir(parents=True)
    stale.write_text("", encoding="utf-8")
    neighbour = profile / "python" / "plugins" / "another" / "__init__.py"
    neighbour.parent.mkdir()
    neighbour.write_text("", encoding="utf-8")
    install.install(profile, package=package)
    assert not stale.exists()
    assert neighbour.exists()


def test_a_linked_checkout_is_not_emptied_when_it_is_replaced(
    tmp_path: Path, package: Path, libraries: Path
) -> None:
    profile = tmp_path / "profile"
    checkout = tmp_path / "checkout"
    checkout.mkdir()
    (checkout / "work.py").write_text("", encoding="utf-8")
    (profile / "python" / "plugins").mkdir(parents=True)
    (profile / "python" / "plugins" / "works_extents").symlink_to(checkout)
    install.install(profile, package=package, link_libraries=True)
    install.install(profile, package=package)
    assert (checkout / "work.py").exists()
    assert (libraries / "osgb" / "__init__.py").exists()


def test_a_throw_away_profile_is_fresh_and_asks_nothing(
    tmp_path: Path, package: Path, libraries: Path
) -> None:
    left_over = tmp_path / "qgis" / "profiles" / "default" / "left_over"
    left_over.mkdir(parents=True)
    profile = install.throw_away_profile(tmp_path / "qgis", package=package)
    assert profile == tmp_path / "qgis" / "profiles" / "default"
    assert not left_over.exists()
    assert "promptWhenMultipleTransformsExist=false" in settings(profile)
    assert (profile / "python" / "works_extents_libraries").is_symlink()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "[a]\nk=1\n"),
        ("[a]\n", "[a]\nk=1\n"),
        ("[a]\nk=0\n[b]\nk=2\n", "[a]\nk=1\n[b]\nk=2\n"),
        ("[b]\nk=2\n", "[b]\nk=2\n\n[a]\nk=1\n"),
        ("[b]\nk=2\n[a]\nkk=3\n", "[b]\nk=2\n[a]\nk=1\nkk=3\n"),
    ],
)
def test_one_setting_is_changed_and_the_rest_stays(before: str, after: str) -> None:
    assert install.with_setting(before, "a", "k", "1") == after


def test_without_a_profile_nothing_is_installed(capsys: pytest.CaptureFixture[str]) -> None:
    assert install.main([""]) == 2
    assert "PROFILE=DIR" in capsys.readouterr().out
