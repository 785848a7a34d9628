"""A project that is made exact: measured before and after, undone, found without its grid file."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtWidgets import QApplication

from plugin.geometry import grid_file
from plugin.gui.exact_row import ExactRow
from plugin.host import exact_project, grid_transforms, positions, profile_folder
from plugin.host.exact_project import ExactProject, State

PLACE = QgsPointXY(470123.456, 310987.654)
GRID = "EPSG:27700"


def crs(code: int) -> QgsCoordinateReferenceSystem:
    return QgsCoordinateReferenceSystem(f"EPSG:{code}")


def wait_until(condition: Callable[[], Any]) -> None:
    end = time.monotonic() + 90
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        QApplication.processEvents()
        time.sleep(0.005)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A profile of the test's own, with a space in its path."""
    place = tmp_path / "a profile"
    place.mkdir()
    monkeypatch.setattr(profile_folder, "folder", lambda *parts: place)
    return place


@pytest.fixture
def canvas(qgis_app: object) -> Iterator[QgsMapCanvas]:
    made = QgsMapCanvas()
    made.resize(400, 300)
    yield made
    made.deleteLater()


def look_at_place(canvas: QgsMapCanvas, code: int) -> None:
    QgsProject.instance().setCrs(crs(code))
    canvas.setDestinationCrs(crs(code))
    middle = positions.to_canvas(PLACE, crs(code)) if code != 27700 else PLACE
    half = 0.001 if code in (4326, 4258) else 100
    canvas.setExtent(QgsRectangle(middle.x() - half, middle.y() - half, middle.x() + half, middle.y() + half))


@pytest.fixture
def watch(canvas: QgsMapCanvas, folder: Path) -> Iterator[ExactProject]:
    look_at_place(canvas, 3857)
    made = ExactProject(canvas)
    wait_until(lambda: made._ready)
    yield made
    made.leave()


def off(code: int) -> float:
    found = grid_transforms.difference(QgsProject.instance().transformContext(), code, PLACE.x(), PLACE.y())
    assert found is not None
    return found


def test_how_far_off_qgis_is_stands_in_the_row(watch: ExactProject) -> None:
    assert watch.state == State.INEXACT and watch.codes == [3857]
    assert watch.metres == pytest.approx(off(3857), abs=0.01) and 0.5 < watch.metres < 5
    row = ExactRow(watch)
    assert f"{watch.metres:.1f} m off on the web map here" in row.words.text()
    assert not row.make.isHidden() and row.undo.isHidden() and not row.isHidden()
    row.aside.click()
    assert row.isHidden()


def test_nothing_is_changed_before_it_is_asked_for(
    watch: ExactProject, canvas: QgsMapCanvas, folder: Path
) -> None:
    QgsProject.instance().setDirty(False)
    canvas.zoomByFactor(2)
    watch.look()
    assert QgsProject.instance().transformContext().coordinateOperations() == {}
    assert list(folder.iterdir()) == [] and not QgsProject.instance().isDirty()


def test_made_exact_and_undone(watch: ExactProject, folder: Path) -> None:
    project = QgsProject.instance()
    context = project.transformContext()
    context.addCoordinateOperation(crs(27700), crs(3857), "+proj=noop", False)
    context.addCoordinateOperation(crs(4326), crs(27700), "+proj=noop", True)
    context.addCoordinateOperation(crs(27700), crs(2154), "+proj=noop", True)
    project.setTransformContext(context)
    said = context.coordinateOperations()
    moved: list[int] = []
    watch.moved.connect(lambda: moved.append(1))
    watch.make()
    assert watch.state == State.MAKING
    wait_until(lambda: watch.state != State.MAKING)
    assert watch.state == State.EXACT and watch.problem is None and moved == [1]
    assert [off(code) < 0.0005 for code in grid_transforms.CODES] == [True] * 3
    assert grid_transforms.error_at_known_points(project.transformContext()) < 0.0015
    assert project.transformContext().coordinateOperations()[(GRID, "EPSG:2154")] == "+proj=noop"
    row = ExactRow(watch)
    assert "exactly" in row.words.text() and row.make.isHidden() and not row.undo.isHidden()
    assert str(folder / grid_transforms.GRID_NAME) in row.toolTip()
    row.undo.click()
    assert project.transformContext().coordinateOperations() == said and moved == [1, 1]
    assert not project.transformContext().allowFallbackTransform(crs(27700), crs(3857))
    assert watch.grid is None


@pytest.mark.parametrize("code", [3857, 4326, 4258])
def test_what_is_clicked_goes_back_as_it_was_shown_on_and_off(
    code: int, canvas: QgsMapCanvas, folder: Path
) -> None:
    look_at_place(canvas, code)
    watch = ExactProject(canvas)
    wait_until(lambda: watch._ready)

    def there_and_back() -> None:
        clicked = positions.to_canvas(PLACE, crs(code))
        stored = positions.from_canvas(clicked, crs(code))
        assert stored.distance(PLACE) < 0.001
        shown = positions.to_canvas(stored, crs(code))
        scale = 1 if code == 3857 else 111_320
        assert shown.distance(clicked) * scale < 0.002

    there_and_back()
    watch.make()
    wait_until(lambda: watch.state == State.EXACT)
    there_and_back()
    watch.undo()
    assert watch.state == State.INEXACT
    there_and_back()
    watch.leave()


def test_it_matters_beside_layers_of_other_systems_only(canvas: QgsMapCanvas, folder: Path) -> None:
    look_at_place(canvas, 27700)
    project = QgsProject.instance()
    watch = ExactProject(canvas)
    wait_until(lambda: watch._ready)
    assert watch.state == State.QUIET and ExactRow(watch).isHidden()
    project.addMapLayer(QgsVectorLayer("Point?crs=EPSG:4258", "in degrees", "memory"))
    wait_until(lambda: watch.state == State.INEXACT)
    assert watch.codes == [4258] and watch.metres is not None and watch.metres > 50
    project.setCrs(crs(2154))
    canvas.setDestinationCrs(crs(2154))
    wait_until(lambda: watch.state == State.QUIET)
    watch.leave()


def test_outside_great_britain_there_is_nothing_to_say(watch: ExactProject, canvas: QgsMapCanvas) -> None:
    canvas.setExtent(QgsRectangle(1_000_000, 5_000_000, 1_001_000, 5_001_000))
    wait_until(lambda: watch.state == State.QUIET)
    canvas.setExtent(QgsRectangle(-2e7, -2e7, 2e7, 2e7))
    watch.look()
    assert watch.state == State.QUIET


def kept_and_opened_again(file: Path) -> None:
    project = QgsProject.instance()
    assert project.write(str(file))
    project.clear()
    assert project.read(str(file))


def test_a_project_whose_grid_file_has_gone_is_made_exact_anew(
    watch: ExactProject, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = QgsProject.instance()
    watch.make()
    wait_until(lambda: watch.state == State.EXACT)
    kept_and_opened_again(tmp_path / "kept.qgz")
    watch.look()
    assert watch.state == State.EXACT
    # On another computer: another profile, and no such file.
    (folder / grid_transforms.GRID_NAME).unlink()
    elsewhere = tmp_path / "other"
    elsewhere.mkdir()
    monkeypatch.setattr(profile_folder, "folder", lambda *parts: elsewhere)
    project.clear()
    grid_transforms.forget_transforms()
    assert project.read(str(tmp_path / "kept.qgz"))
    before = project.transformContext().coordinateOperations()
    watch.look()
    row = ExactRow(watch)
    assert watch.state == State.GONE and "not on this computer" in row.words.text()
    assert "again" in row.make.text() and not row.undo.isHidden()
    assert project.transformContext().coordinateOperations() == before, "it was not asked for"
    row.make.click()
    wait_until(lambda: watch.state == State.EXACT)
    assert watch.grid == elsewhere / grid_transforms.GRID_NAME and off(3857) < 0.0005
    watch.undo()
    assert project.transformContext().coordinateOperations() == {} and off(3857) > 0.5


def test_a_grid_that_does_not_do_is_refused_and_the_project_left_as_it_was(
    watch: ExactProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = grid_file.write
    monkeypatch.setattr(grid_file, "write", lambda path: path.write_bytes(b"no grid"))
    watch.make()
    wait_until(lambda: watch.state != State.MAKING)
    assert watch.state == State.INEXACT and isinstance(watch.problem, exact_project.NotExact)
    assert QgsProject.instance().transformContext().coordinateOperations() == {}
    row = ExactRow(watch)
    assert "not changed" in row.words.text() and not row.make.isHidden()
    # The file that stands there now is of no use, and is written anew.
    with monkeypatch.context() as as_it_is:
        as_it_is.setattr(grid_file, "write", write)
        watch.make()
        wait_until(lambda: watch.state == State.EXACT)


def test_one_that_only_seems_to_do_is_taken_out_again(
    watch: ExactProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([math.inf])
    real = grid_transforms.error_at_known_points
    project = QgsProject.instance()

    def tested(context: Any, codes: Any = grid_transforms.CODES) -> float:
        if grid_transforms.grid_in_use(project) is not None:
            return next(answers)
        return real(context, codes)

    monkeypatch.setattr(grid_transforms, "error_at_known_points", tested)
    watch.make()
    wait_until(lambda: watch.state != State.MAKING)
    assert watch.state == State.INEXACT and watch.problem is not None
    assert project.transformContext().coordinateOperations() == {} and watch.grid is None


def test_a_profile_that_cannot_be_written_to_is_said(
    watch: ExactProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(profile_folder, "folder", lambda *parts: tmp_path / "nowhere")
    watch.make()
    wait_until(lambda: watch.state != State.MAKING)
    assert "could not be written" in ExactRow(watch).words.text()
    monkeypatch.setattr(profile_folder, "folder", lambda *parts: tmp_path / "a, b")
    watch.make()
    wait_until(lambda: watch.state != State.MAKING)
    assert "comma" in ExactRow(watch).words.text()


def test_where_qgis_is_exact_by_itself_there_is_nothing_to_offer(
    watch: ExactProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grid_transforms, "largest_difference", lambda *given: 0.008)
    watch.look()
    assert watch.state == State.QUIET and ExactRow(watch).isHidden()


def test_taken_out_by_hand_it_is_offered_again(watch: ExactProject) -> None:
    project = QgsProject.instance()
    watch.make()
    wait_until(lambda: watch.state == State.EXACT)
    context = project.transformContext()
    for code in grid_transforms.CODES:
        context.removeCoordinateOperation(crs(27700), crs(code))
    project.setTransformContext(context)
    watch.look()
    assert watch.state == State.INEXACT and watch.grid is None


def test_two_threads_at_once_convert_alike(watch: ExactProject) -> None:
    """A task of QGIS's, and the main thread: each reads the grid file for itself."""
    from plugin.host import tasks

    watch.make()
    wait_until(lambda: watch.state == State.EXACT)
    context = QgsProject.instance().transformContext()
    found: list[QgsPointXY] = []
    for _ in range(3):
        tasks.start(
            tasks.BackgroundTask(
                "Converting",
                lambda task: QgsCoordinateTransform(crs(27700), crs(3857), context).transform(PLACE),
                done=found.append,
            )
        )
    wait_until(lambda: len(found) == 3)
    here = positions.to_canvas(PLACE, crs(3857))
    assert all(one.distance(here) < 1e-6 for one in found)
