"""A sweep finds every work that is held, once, whatever the service does."""

from __future__ import annotations

import threading

import numpy as np
import pytest
import shapely

from plugin.search.request import Box, SearchRequest
from plugin.search.result import NOT_ASKED, TOO_MANY, SearchResult
from plugin.search.sweep import ONLY_WITHIN, Sweep
from plugin.streetmanager.errors import AccessRestricted, NoConnection, ServiceFault

from .held_works import HeldWorks, cancelled, day, reference, service, town, work

AREA = Box(470_000, 310_000, 472_000, 312_000)
FORTNIGHT = SearchRequest(AREA, day(0), day(14))


def found(result: SearchResult) -> list[str]:
    return result.attributes.get("permit_reference_number", [])


def truth(works: list[dict], request: SearchRequest) -> set[str]:
    held = HeldWorks(works, cap=10**9)
    answer = held.get_works(request.area.as_tuple(), request.start, request.end)
    return {reference(feature) for feature in answer["features"]}


def swept(held, request=FORTNIGHT, **options):
    sweep = Sweep(service(held), request, **options)
    return list(sweep.run()), sweep.result()


@pytest.mark.parametrize("cap", [37, 100, 1000])
def test_all_of_a_town_once_whatever_the_cap(cap):
    works = town(1, 3000)
    progress, result = swept(HeldWorks(works, cap=cap))
    assert sorted(found(result)) == sorted(truth(works, FORTNIGHT))
    assert len(result) == len(truth(works, FORTNIGHT)) > 1000
    assert result.complete and not result.gaps
    assert result.calls == len(progress) == progress[-1].boxes_done == progress[-1].boxes_expected
    assert progress[-1].works_found == len(result)


def test_duplicates_over_the_borders_of_boxes_are_dropped_and_counted():
    lines = [
        work(i, shapely.LineString([(470_100, 310_000 + i * 5), (471_900, 310_000 + i * 5)]), day(1), day(2))
        for i in range(300)
    ]
    held = HeldWorks(lines)
    _, result = swept(held)
    assert sorted(found(result)) == sorted(truth(lines, FORTNIGHT))
    assert result.duplicates_dropped > 0
    answered = 0
    for box, _start, _end in held.asked:
        hits = held._tree.query(shapely.box(*box), predicate="intersects")
        answered += len(hits) if len(hits) <= held.cap else 0
    assert result.duplicates_dropped == answered - len(result)


def test_more_than_the_cap_on_one_spot_over_many_days_are_all_found():
    spot = shapely.Point(470_500, 310_500)
    works = [work(i, spot, day(i % 15), day(i % 15)) for i in range(450)]
    held = HeldWorks(works)
    _, result = swept(held)
    assert sorted(found(result)) == sorted(truth(works, FORTNIGHT))
    assert len(result) == 450 and not result.gaps and result.complete
    assert len(held.asked) == len(set(held.asked))


def test_more_than_the_cap_on_one_spot_on_one_day_is_a_gap_and_the_rest_is_there():
    spot = shapely.Point(470_500, 310_500)
    full = [work(i, spot, day(5), day(5)) for i in range(130)]
    others = [work(1000 + i, spot, day(i % 5), day(i % 5)) for i in range(300)]
    town_works = town(3, 800, first=2000)
    _, result = swept(HeldWorks(full + others + town_works))
    assert not result.complete
    assert [gap.reason for gap in result.gaps] == [TOO_MANY] * len(result.gaps)
    assert {(gap.start, gap.end) for gap in result.gaps} == {(day(5), day(5))}
    assert all(gap.box.covers(spot.bounds) for gap in result.gaps)
    assert all(gap.box.width <= 20 and gap.box.height <= 20 for gap in result.gaps)
    missing = truth(full + others + town_works, FORTNIGHT) - set(found(result))
    # Nothing else is missing than what is on that day in that box.
    assert missing and missing <= {reference(w) for w in full}
    assert len(found(result)) == len(set(found(result)))


def test_no_box_is_smaller_than_the_smallest():
    spot = shapely.Point(470_500, 310_500)
    works = [work(i, spot, day(5), day(5)) for i in range(101)]
    held = HeldWorks(works)
    swept(held, smallest=30)
    assert min(box[2] - box[0] for box, _, _ in held.asked) >= 30


def test_a_long_thin_area_is_not_cut_thinner_than_it_is():
    works = town(4, 900, (470_000, 310_000, 474_000, 310_012))
    request = SearchRequest(Box(470_000, 310_000, 474_000, 310_012), day(-30), day(30))
    held = HeldWorks(works)
    _, result = swept(held, request)
    assert sorted(found(result)) == sorted(truth(works, request))
    assert min(box[3] - box[1] for box, _, _ in held.asked) == 12


def test_an_area_of_one_point():
    works = [work(i, shapely.Point(470_500, 310_500), day(i % 10), day(i % 10)) for i in range(300)]
    request = SearchRequest(Box(470_500, 310_500, 470_500, 310_500), day(0), day(14))
    _, result = swept(HeldWorks(works), request)
    assert len(result) == 300 and result.complete


@pytest.mark.parametrize("rule", ["intersects", "within", "centre"])
@pytest.mark.parametrize("seed", [5, 55])
def test_shapes_over_the_borders_are_found_however_the_service_reads_a_box(rule, seed):
    works = [w for w in town(seed, 2500) if _inside(w) and _length(w) < 60]
    _, result = swept(HeldWorks(works, rule=rule))
    expected = truth(works, FORTNIGHT)
    assert len(expected) > 700
    assert sorted(found(result)) == sorted(expected)


@pytest.mark.parametrize("rule", ["intersects", "within", "centre"])
def test_points_on_the_very_borders_of_boxes_are_found(rule):
    places = [(470_000 + i * 125, 310_000 + j * 125) for i in range(1, 16) for j in range(1, 16)]
    works = [work(i, shapely.Point(places[i % 225]), day(i % 14), day(i % 14)) for i in range(900)]
    _, result = swept(HeldWorks(works, rule=rule))
    assert sorted(found(result)) == sorted(truth(works, FORTNIGHT))


def test_a_small_area_on_one_day_within():
    request = SearchRequest(Box(470_000, 310_000, 470_200, 310_200), day(0), day(0))
    random = np.random.default_rng(3)
    works = [
        work(i, shapely.LineString([place, place + (7, 7)]), day(0), day(0))
        for i, place in enumerate(random.uniform((470_001, 310_001), (470_190, 310_190), (400, 2)))
    ]
    _, result = swept(HeldWorks(works, rule="within"), request)
    assert sorted(found(result)) == sorted(truth(works, request))


def _length(feature: dict) -> float:
    w, s, e, n = shapely.geometry.shape(feature["geometry"]).bounds
    return max(e - w, n - s)


def _inside(feature: dict) -> bool:
    w, s, e, n = shapely.geometry.shape(feature["geometry"]).bounds
    return w > 470_000 and s > 310_000 and e < 472_000 and n < 312_000


def test_a_service_that_answers_only_what_lies_within_is_found_out_and_said():
    works = [w for w in town(5, 2500) if _inside(w)]
    _, result = swept(HeldWorks(works, rule="within"))
    assert result.notes == (ONLY_WITHIN,) and not result.complete
    _, result = swept(HeldWorks(works))
    assert result.notes == ()


def test_borders_are_not_asked_again_where_touching_is_shown_to_be_enough():
    held = HeldWorks(town(1, 3000))
    swept(held)
    widths = {box[2] - box[0] for box, _, _ in held.asked}
    assert widths <= {2000 / 2**power for power in range(12)}


@pytest.mark.parametrize("number", [2, 20])
def test_an_error_in_the_middle_keeps_what_was_found_and_can_be_gone_on_from(number):
    works = town(1, 3000)
    held = HeldWorks(works)
    held.fail[number] = NoConnection("lost")
    sweep = Sweep(service(held), FORTNIGHT)
    steps = 0
    with pytest.raises(NoConnection):
        for _ in sweep.run():
            steps += 1
    part = sweep.result()
    assert steps == number - 1
    assert isinstance(part.error, NoConnection) and not part.complete and not part.cancelled
    assert set(found(part)) <= truth(works, FORTNIGHT)
    assert part.gaps and {gap.reason for gap in part.gaps} == {NOT_ASKED}
    list(sweep.run())
    whole = sweep.result()
    assert whole.error is None and whole.complete
    assert sorted(found(whole)) == sorted(truth(works, FORTNIGHT))


def test_what_an_error_leaves_open_covers_all_that_is_missing():
    works = town(1, 3000)
    held = HeldWorks(works)
    held.fail[25] = ServiceFault()
    sweep = Sweep(service(held), FORTNIGHT)
    with pytest.raises(ServiceFault):
        list(sweep.run())
    part = sweep.result()
    missing = truth(works, FORTNIGHT) - set(found(part))
    shapes = {reference(w): shapely.geometry.shape(w["geometry"]) for w in works}
    open_area = shapely.union_all([shapely.box(*gap.box.as_tuple()) for gap in part.gaps])
    assert missing and all(open_area.intersects(shapes[name]) for name in missing)


@pytest.mark.parametrize("error", [AccessRestricted(), ServiceFault(), NoConnection()])
def test_an_error_at_once_is_raised_and_leaves_an_empty_result(error):
    held = HeldWorks(town(9, 10))
    held.fail[1] = error
    sweep = Sweep(service(held), FORTNIGHT)
    with pytest.raises(type(error)):
        list(sweep.run())
    assert len(sweep.result()) == 0 and sweep.result().error is error


def test_cancelled_in_the_middle_ends_quietly_and_keeps_what_was_found():
    works = town(1, 3000)
    held = HeldWorks(works)
    held.fail[30] = cancelled()
    sweep = Sweep(service(held), FORTNIGHT)
    progress = list(sweep.run())
    result = sweep.result()
    assert len(progress) == 29
    assert result.cancelled and result.error is None and not result.complete
    assert 0 < len(result) == progress[-1].works_found < len(truth(works, FORTNIGHT))
    assert len(found(result)) == len(set(found(result)))


def test_to_stop_asking_for_progress_is_to_cancel():
    sweep = Sweep(service(HeldWorks(town(1, 3000))), FORTNIGHT)
    for progress in sweep.run():
        if progress.boxes_done == 12:
            break
    assert sweep.result().cancelled and sweep.result().calls == 12


def test_to_stop_after_the_last_answer_is_not():
    sweep = Sweep(service(HeldWorks(town(11, 20))), FORTNIGHT)
    run = sweep.run()
    next(run)
    run.close()
    assert not sweep.result().cancelled and sweep.result().complete


def test_before_it_runs_nothing_is_known_and_that_is_said():
    result = Sweep(service(HeldWorks(town(11, 20))), FORTNIGHT).result()
    assert len(result) == 0 and not result.complete
    assert [(gap.box, gap.start, gap.end) for gap in result.gaps] == [(AREA, day(0), day(14))]


def test_an_outline_keeps_what_touches_it_and_asks_for_no_box_beyond_it():
    works = town(1, 3000)
    outline = {
        "type": "Polygon",
        "coordinates": [[[470_000, 310_000], [471_500, 310_000], [470_000, 311_500]]],
    }
    held = HeldWorks(works)
    _, result = swept(held, SearchRequest(AREA, day(0), day(14), outline))
    triangle = shapely.Polygon(outline["coordinates"][0])
    expected = truth(works, FORTNIGHT) & {
        reference(w) for w in works if triangle.intersects(shapely.geometry.shape(w["geometry"]))
    }
    assert sorted(found(result)) == sorted(expected) and len(expected) > 200
    assert all(triangle.intersects(shapely.box(*box)) for box, _, _ in held.asked)


def test_an_outline_that_is_no_polygon_is_refused_in_words():
    line = {"type": "LineString", "coordinates": [[0, 0], [1, 1]]}
    with pytest.raises(ValueError, match="not a polygon"):
        Sweep(service(HeldWorks([])), SearchRequest(AREA, day(0), day(14), line))


def test_the_calls_expected_come_near_the_calls_made():
    progress, result = swept(HeldWorks(town(1, 3000)))
    half_way = progress[len(progress) // 2].boxes_expected
    assert result.calls / 2 < half_way < result.calls * 2
    assert all(step.boxes_expected >= step.boxes_done for step in progress)


def test_a_result_may_be_asked_for_while_it_runs():
    held = HeldWorks(town(1, 3000))
    sweep = Sweep(service(held), FORTNIGHT)
    failures: list[int] = []

    def watch():
        while not done.is_set():
            result = sweep.result()
            if any(len(column) != len(result) for column in result.attributes.values()):
                failures.append(len(result))

    done = threading.Event()
    thread = threading.Thread(target=watch)
    thread.start()
    list(sweep.run())
    done.set()
    thread.join()
    assert failures == []
    assert len(sweep.result()) == len(truth(held.works, FORTNIGHT))


def test_it_says_of_whom_and_when():
    _, result = swept(HeldWorks(town(15, 20)))
    assert (result.environment_name, result.version) == ("Held works", "v2")
    assert result.started.tzinfo is not None and result.started <= result.finished
    assert result.request == FORTNIGHT


def test_random_towns_lose_nothing():
    random = np.random.default_rng(99)
    for seed in range(8):
        works = town(100 + seed, int(random.integers(1, 2500)))
        cap = int(random.integers(20, 200))
        rule = ["intersects", "centre"][seed % 2]
        request = SearchRequest(AREA, day(int(random.integers(-10, 1))), day(int(random.integers(1, 20))))
        held = HeldWorks(works, cap=cap, rule=rule)
        _, result = swept(held, request)
        held.cap = 10**9
        everything = held.get_works(request.area.as_tuple(), request.start, request.end)["features"]
        missing = {reference(w) for w in everything} - set(found(result))
        assert bool(missing) <= bool(result.gaps), (seed, cap)
        assert len(found(result)) == len(set(found(result)))
