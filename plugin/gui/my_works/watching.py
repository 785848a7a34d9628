"""Being told what is new about one's works: asked for now, or every so many minutes while somebody is signed in."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...host import settings, tasks
from ...host.sign_in import SignIn
from ..words import tr

if TYPE_CHECKING:
    from ...search.news import Look, News, Wanted

MINUTE = 60_000
MOST_MINUTES = 240


class Watching(QObject):
    """Looks at what has happened, and keeps what nobody has seen yet.

    `news` is that, oldest first. `changed` comes whenever it, or how the watch stands, changes; `told` with what is
    fresh in a look that nobody asked for by hand. Where it was seen is remembered for each organisation, so that the
    next start tells what came since.
    """

    changed = pyqtSignal()
    told = pyqtSignal(list)

    def __init__(self, sign_in: SignIn, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sign_in = sign_in
        self._service: object = None
        self._promoter = ""
        self._look: Look | None = None
        self._task: tasks.BackgroundTask | None = None
        self.news: list[News] = []
        self.problem: Exception | None = None
        self.since: datetime | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(lambda: self.look(by_hand=False))
        sign_in.changed.connect(self._signed_in_or_out)
        self._signed_in_or_out()

    @property
    def on(self) -> bool:
        """Whether it is switched on."""
        return settings.WATCH.get()

    @property
    def ready(self) -> bool:
        """Whether anybody is signed in, whose works there could be news of."""
        return self._sign_in.service is not None

    @property
    def busy(self) -> bool:
        """Whether a look is under way."""
        return self._task is not None

    @property
    def looked(self) -> datetime | None:
        """When it last looked; None where it has not since signing in."""
        return self._look.moment if self._look is not None and self.since is not None else None

    @property
    def box(self) -> tuple[float, float, float, float] | None:
        """The area (west, south, east, north, EPSG:27700 metres) that was chosen last; None where none was."""
        try:
            sides = [float(side) for side in json.loads(settings.WATCH_AREA.get() or "[]")]
        except (ValueError, TypeError):
            return None
        return (sides[0], sides[1], sides[2], sides[3]) if len(sides) == 4 else None

    def switch(self, *, on: bool) -> None:
        """Switch it on, which looks at once, or off."""
        settings.WATCH.set(on)
        self._set_timer()
        if on:
            self.look(by_hand=False)
        self.changed.emit()

    def set_minutes(self, minutes: int) -> None:
        """Look every so many minutes."""
        settings.WATCH_MINUTES.set(max(1, min(minutes, MOST_MINUTES)))
        self._set_timer()

    def _set_timer(self) -> None:
        if not (self.on and self._sign_in.service is not None):
            self._timer.stop()
            return
        wanted = settings.WATCH_MINUTES.get() * MINUTE
        if not self._timer.isActive() or self._timer.interval() != wanted:
            self._timer.start(wanted)

    def _signed_in_or_out(self) -> None:
        """Somebody else's works are others: begin where that one last saw them."""
        service, promoter = self._sign_in.service, self._sign_in.acting.promoter
        if service is self._service and promoter == self._promoter:
            return
        self._drop()
        self._service, self._promoter = service, promoter
        self.news, self.problem, self.since = [], None, None
        self._look = self._seen_last()
        self._set_timer()
        if self.on and service is not None:
            self.look(by_hand=False)
        self.changed.emit()

    # Looking.

    def look(self, *, by_hand: bool = True) -> None:
        """See what is new, off the main thread; one look at a time."""
        if self._sign_in.service is None or self.busy:
            return
        from ...search import news

        service = self._sign_in.service.fork()
        wanted, before = self._wanted(), self._look
        self._task = tasks.start(
            tasks.BackgroundTask(
                tr("Asking what is new about your works"),
                lambda task: news.look(service, wanted, before),
                done=lambda look: self._looked(look, by_hand),
                failed=self._failed,
                line=service,
            )
        )
        self.changed.emit()

    def _wanted(self) -> Wanted:
        from ...search.news import Wanted
        from ...search.request import Box

        own = self._sign_in.service.session.organisation_reference if self._sign_in.service else ""
        return Wanted(
            only_created=settings.WATCH_ONLY_CREATED.get(),
            box=Box(*self.box) if settings.WATCH_IN_AREA.get() and self.box is not None else None,
            but="" if settings.WATCH_OWN_DOINGS.get() else own or "",
            swa_code=self._promoter,
        )

    def _looked(self, look: Look, by_hand: bool) -> None:
        self._task = None
        self.problem = None
        if self.since is None:
            self.since = self._look.moment if self._look is not None else _day_before(look)
        first = self._look is None
        self._look = look
        self.news += look.news
        if first:  # who never looked before goes on from here, even if nobody says that it was seen
            self._remember()
        self.changed.emit()
        if look.news and not by_hand:
            self.told.emit(list(look.news))

    def _failed(self, error: Exception) -> None:
        """It is said beside the news, and asked again with the next look."""
        self._task = None
        self.problem = error
        self.changed.emit()

    def seen(self) -> None:
        """Somebody has seen it all: nothing of it is new any more."""
        self.news = []
        if self._look is not None:
            self.since = self._look.moment
            self._remember()
        self.changed.emit()

    # Where it was seen.

    def _whose(self) -> str:
        service = self._sign_in.service
        if service is None:
            return ""
        place = service.environment.key
        if place == "custom":
            place = service.environment.address.partition("//")[2]
        owner = self._promoter or service.session.organisation_reference or ""
        return "_".join((place, owner)).replace("/", "_")

    def _seen_last(self) -> Look | None:
        from ...search.news import Look

        whose = self._whose()
        kept: dict[str, Any] = settings.kept_record(settings.last_look(whose)) if whose else {}
        try:
            moment = datetime.fromisoformat(kept["moment"])
        except (KeyError, TypeError, ValueError):
            return None
        last = kept.get("last")
        return Look((), moment, last if isinstance(last, int) else None) if moment.tzinfo else None

    def _remember(self) -> None:
        if self._look is not None and self._whose():
            kept = {"moment": self._look.moment.isoformat(), "last": self._look.last}
            settings.last_look(self._whose()).set(json.dumps(kept))

    def _drop(self) -> None:
        if self._task is not None:
            self._task.drop()
            self._task = None

    def leave(self) -> None:
        """Ask nothing any more: the plugin is going."""
        self._timer.stop()
        self._drop()


def _day_before(look: Look) -> datetime:
    from ...search.news import AT_FIRST

    return look.moment - AT_FIRST
