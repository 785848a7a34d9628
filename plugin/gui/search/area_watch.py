"""Searches that are looked at by themselves: what is new in their areas is told, until somebody signs out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...host import settings, tasks
from ...host.error_words import error_words
from ...host.sign_in import SignIn
from ..words import clock, tr
from .search_words import counted

if TYPE_CHECKING:
    from ...layers.asked_search import AskedSearch
    from ...search.fresh import Looked, References
    from ...search.result import SearchResult
    from ...streetmanager.client import StreetManager

MINUTES = settings.Setting("search/watch_minutes", 30)
LEAST_MINUTES, MOST_MINUTES = 5, 240
MINUTE = 60_000
# A search of more calls is asked for by hand, or somebody else has to wait.
MOST_CALLS = 50


@dataclass
class Watched:
    """One search: what was seen of it and when, what is new, when it was looked at last, and what went wrong.

    shown: what the table shows in bold, in words.
    """

    asked: AskedSearch
    seen: References | None
    since: datetime | None
    new: References = field(default_factory=dict)
    looked: datetime | None = None
    shown: str = ""
    problem: Exception | None = None


class AreaWatch(QObject):
    """`changed` comes whenever there is something else to say; `told` with the id of a search of which something is
    new, and with words.
    """

    changed = pyqtSignal()
    told = pyqtSignal(str, str)

    def __init__(self, sign_in: SignIn, parent: QObject) -> None:
        super().__init__(parent)
        self._sign_in = sign_in
        self._service: object = None
        self._watched: dict[str, Watched] = {}
        self._ended: dict[str, str] = {}
        self._queue: list[str] = []
        self._task: tasks.BackgroundTask | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        sign_in.changed.connect(self._signed_in_or_out)

    @property
    def busy(self) -> bool:
        """Whether a look is under way."""
        return self._task is not None

    def watches(self, id_: str) -> bool:
        """Whether a search is looked at by itself."""
        return id_ in self._watched

    def refusal(self, asked: AskedSearch) -> str:
        """Why a search cannot be looked at by itself, in words; empty where it can."""
        service = self._sign_in.service
        if service is None or service.environment.name != asked.environment:
            return tr("Sign in to {environment} to be told.").format(environment=asked.environment)
        if asked.reference:
            return tr("This looked for one reference, and not in an area.")
        return _too_large(asked.calls)

    def begin(self, asked: AskedSearch, results: Mapping[str, SearchResult]) -> None:
        """Look at a search by itself from now on, and at once. results: what is known of it, or nothing."""
        from ...search.fresh import references_of

        whole = _is_whole(asked, results)
        since = min(result.started for result in results.values()) if whole else None
        seen = references_of(results) if whole else None
        self._service = self._sign_in.service
        self._watched[asked.id] = Watched(asked, seen, since)
        self._ended.pop(asked.id, None)
        self._set_timer()
        self._queue.append(asked.id)
        self._next()
        self.changed.emit()

    def end(self, id_: str) -> None:
        """Look at it no more."""
        if self._watched.pop(id_, None) is not None:
            self._set_timer()
            self.changed.emit()

    def only(self, ids: Collection[str]) -> None:
        """These are the searches that there still are."""
        for id_ in set(self._watched) - set(ids):
            self.end(id_)

    def set_minutes(self, minutes: int) -> None:
        """Look every so many minutes."""
        MINUTES.set(max(LEAST_MINUTES, min(minutes, MOST_MINUTES)))
        self._set_timer()

    def _set_timer(self) -> None:
        if not self._watched:
            self._timer.stop()
        elif not self._timer.isActive() or self._timer.interval() != MINUTES.get() * MINUTE:
            self._timer.start(MINUTES.get() * MINUTE)

    def _signed_in_or_out(self) -> None:
        if self._watched and self._sign_in.service is not self._service:
            self._drop()
            why = tr("It ended as you signed out, or in as somebody else.")
            self._ended.update(dict.fromkeys(self._watched, why))
            self._watched = {}
            self._set_timer()
        self.changed.emit()

    # Looking.

    def look(self) -> None:
        """Look at all of them, one after the other."""
        self._queue = list(self._watched)
        self._next()

    def _next(self) -> None:
        while self._task is None and self._queue:
            id_ = self._queue.pop(0)
            watched = self._watched.get(id_)
            if watched is not None and self._sign_in.service is not None:
                self._look_at(watched, self._sign_in.service.fork())

    def _look_at(self, watched: Watched, service: StreetManager) -> None:
        from ...search import fresh
        from ...search.kinds import kinds_in

        known = kinds_in(service.version.value)
        wanted = watched.asked.found or watched.asked.kinds
        kinds = tuple(kind for kind in known if kind.key in wanted and kind.references)
        request = watched.asked.request()
        self._task = tasks.start(
            tasks.BackgroundTask(
                tr("Looking what is new in an area"),
                lambda task: fresh.look(service, request, kinds),
                done=lambda looked: self._looked(watched, looked),
                failed=lambda error: self._failed(watched, error),
                line=service,
            )
        )

    def _looked(self, watched: Watched, looked: Looked) -> None:
        from ...search.fresh import both, new_in

        self._task = None
        watched.looked, watched.problem, watched.shown = looked.moment, looked.error, ""
        before = set(_flat(watched.new))
        if watched.seen is None:
            if looked.error is None:
                watched.seen, watched.since = looked.references, looked.moment
        else:
            watched.new = new_in(both(looked.references, watched.new), watched.seen)
        if _too_large(looked.calls):
            self._ended[watched.asked.id] = _too_large(looked.calls)
            self.end(watched.asked.id)
        self.changed.emit()
        if set(_flat(watched.new)) - before and self.watches(watched.asked.id):
            self.told.emit(watched.asked.id, _new_words(watched))
        self._next()

    def _failed(self, watched: Watched, error: Exception) -> None:
        """It is said beside the search, and asked again with the next look."""
        self._task = None
        watched.problem = error
        self.changed.emit()
        self._next()

    def _drop(self) -> None:
        self._queue = []
        if self._task is not None:
            self._task.drop()
            self._task = None

    # What there is to say.

    def words(self, id_: str) -> str:
        """How it stands with a search."""
        if id_ in self._ended:
            return self._ended[id_]
        watched = self._watched.get(id_)
        if watched is None:
            return ""
        if watched.problem is not None:
            words = tr("{words} It is tried again with the next look.")
            return words.format(words=error_words(watched.problem))
        if watched.new:
            return tr("{new} Refresh shows them in bold.").format(new=_new_words(watched))
        if watched.looked is None:
            return tr("Looking …")
        nothing = tr("Nothing new at {time}.").format(time=clock(watched.looked)[:5])
        return watched.shown or nothing

    def take(self, id_: str, results: Mapping[str, SearchResult]) -> dict[str, dict[int, str]]:
        """A search was made again: by kind, the rows that are new, each with why. They are seen now."""
        from ...search.fresh import both, references_of, rows_of

        watched = self._watched.get(id_)
        if watched is None:
            return {}
        seen, since = watched.seen or {}, watched.since
        why = tr("New since {time}").format(time=clock(since)[:5]) if since is not None else tr("New")
        marked = {
            kind: {
                row: why
                for row, reference in enumerate(rows_of(result))
                if reference is not None and kind in seen and reference not in seen[kind]
            }
            for kind, result in results.items()
        }
        bold = ", ".join(counted(kind, len(rows)) for kind, rows in marked.items() if rows)
        watched.shown = tr("In bold in the table: {records}.").format(records=bold) if bold else ""
        watched.seen, watched.new = both(seen, references_of(results)), {}
        watched.since = min((result.started for result in results.values()), default=since)
        self.changed.emit()
        return marked

    def leave(self) -> None:
        """Ask nothing any more: the dock is going."""
        self._timer.stop()
        self._drop()
        self._watched = {}


def _too_large(calls: int) -> str:
    if calls <= MOST_CALLS:
        return ""
    return tr("This search takes {calls:,} calls, too many to make it by itself.").format(calls=calls)


def _is_whole(asked: AskedSearch, results: Mapping[str, SearchResult]) -> bool:
    """Whether what is known of a search is all that there was; otherwise what it lacks would be told as new."""
    if asked.complete is False or not results:
        return False
    return all(len(result) >= asked.found.get(kind, 0) for kind, result in results.items())


def _flat(references: References) -> list[tuple[str, tuple]]:
    return [(kind, reference) for kind, found in references.items() for reference in found]


def _new_words(watched: Watched) -> str:
    found = ", ".join(counted(kind, len(new)) for kind, new in watched.new.items())
    since = clock(watched.since)[:5] if watched.since is not None else ""
    return tr("New here since {time}: {found}.").format(time=since, found=found)
