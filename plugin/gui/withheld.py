"""What an account's role, or the version that is spoken, does not have: one short line on why it is not offered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QRect, Qt
from qgis.PyQt.QtWidgets import QLabel, QWidget

from .words import tr

if TYPE_CHECKING:
    from ..streetmanager.versions import Version
    from ..submission.kind import Kind

# How many are named, as far as there is room. The others are counted; all of them are in the tooltip.
NAMED = (2, 1, 0)
# The line takes no more lines than these in a dock of 380 pixels, whose margins take the rest.
MOST_LINES, ROOM = 2, 356

# What is not offered, by the reason: "Only for promoters" → permit application, forward plan …
Withheld = Mapping[str, Sequence[str]]


class WithheldLine(QLabel):
    """Says what is not offered and why; hidden where there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("withheld")
        self.setWordWrap(True)
        self.hide()

    def tell(self, withheld: Withheld) -> None:
        """Say it in short, and in full in the tooltip."""
        self.say(withheld_words(withheld, self._fits), "\n".join(_clauses(withheld, most=None)))

    def _fits(self, words: str) -> bool:
        room = QRect(0, 0, ROOM, 10_000)
        metrics = self.fontMetrics()
        taken = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, words).height()
        return taken <= metrics.height() + (MOST_LINES - 1) * metrics.lineSpacing()

    def say(self, words: str, in_full: str = "") -> None:
        """Say it in these words."""
        self.setText(words)
        self.setToolTip(in_full)
        self.setAccessibleDescription(in_full)
        self.setVisible(bool(words))


def withheld_words(withheld: Withheld, fits: Callable[[str], bool] = bool) -> str:
    """In short: a reason, the first few that it concerns, and how many more; fewer are named until it fits."""
    ways = [" ".join(_clauses(withheld, most)) for most in NAMED]
    return next((words for words in ways if fits(words)), ways[-1])


def withheld_kinds(
    kinds: Iterable[Kind],
    version: Version,
    roles: frozenset[str] | set[str],
    called: Callable[[Kind], str],
) -> dict[str, list[str]]:
    """Which of these kinds a version or a role does not have, by the reason, each as it is called.

    Whatever is offered under the same name is not among them. What hangs on nothing comes first.
    """
    every = sorted(kinds, key=lambda kind: bool(kind.concerning))
    offered = {called(kind) for kind in every if kind.offered(version, roles)}
    found: dict[str, list[str]] = {}
    for kind in every:
        name = called(kind)
        if name in offered:
            continue
        names = found.setdefault(_why(kind, version, roles), [])
        if name not in names:
            names.append(name)
    return found


def from_version(version: Version) -> str:
    """The reason where an earlier version is spoken."""
    return tr("Only from version {number}").format(number=_number(version))


def _why(kind: Kind, version: Version, roles: frozenset[str] | set[str]) -> str:
    """Why it is not offered: the role before the version, as another version would not help then."""
    if not kind.who & set(roles):
        return for_whom(kind.who)
    for since in (kind.since, kind.declared.since):
        if since is not None and version < since:
            return from_version(since)
    until = kind.until or kind.declared.until
    return tr("Only up to version {number}").format(number=_number(until)) if until else tr("Not offered")


def for_whom(who: frozenset[str]) -> str:
    """The reason where it is others who may."""
    from ..streetmanager.operations import AUTHORITIES, PROMOTERS

    if who <= AUTHORITIES:
        return tr("Only for highway authorities")
    return tr("Only for promoters") if who <= PROMOTERS else tr("Only for promoters and highway authorities")


def _number(version: Version) -> str:
    return version.value.lstrip("v")


def _clauses(withheld: Withheld, most: int | None) -> list[str]:
    words = tr("{reason}: {names}.")
    return [
        words.format(reason=reason, names=_listed(list(names), most))
        for reason, names in withheld.items()
        if names
    ]


def _listed(names: list[str], most: int | None) -> str:
    names = [_small(name) for name in names]
    # "And 1 more" is no shorter than its name.
    if most is not None and len(names) > most + 1:
        if not most:
            return tr("{number} more").format(number=len(names))
        return tr("{named} and {more} more").format(named=", ".join(names[:most]), more=len(names) - most)
    if len(names) < 2:
        return "".join(names)
    return tr("{named} and {last}").format(named=", ".join(names[:-1]), last=names[-1])


def _small(name: str) -> str:
    """A name within a sentence, without its key for the keyboard; abbreviations keep their capitals."""
    plain = name.replace("&", "")
    return plain if plain[1:2].isupper() else plain[:1].lower() + plain[1:]
