"""What the record's menus offer for the line that is looked at: only what the role and the version have."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtWidgets import QMenu

from ...submission import work_actions
from ...submission.kind import Kind
from ...submission.kinds import KINDS
from ...submission.work_actions import Action, Concerned
from ..withheld import withheld_kinds
from ..words import tr

if TYPE_CHECKING:
    from ...search.record_parts import Part
    from ...search.work_record import WorkRecord
    from ...streetmanager.client import StreetManager


def concerned_with(record: WorkRecord, part: Part | None, service: StreetManager) -> Concerned:
    """What an action on a part, or with None on the work, is done to, and by whom."""
    user = service.session.user
    return Concerned(
        record.work,
        part.record if part is not None else record.work,
        str(service.session.organisation_reference or ""),
        frozenset(user.roles if user else ()),
        service.session.email,
    )


def actions_for(part: Part | None, service: StreetManager) -> list[tuple[Action, Part | None]]:
    """What can be done to the part that is looked at, and to the work; the part's own first."""
    user = service.session.user
    roles = frozenset(user.roles if user else ())
    on_part = part.kind if part is not None and part.kind != work_actions.WORK else ""
    found: list[tuple[Action, Part | None]] = []
    if on_part:
        found = [(action, part) for action in work_actions.offered(service.version, roles, on_part)]
    on_work = work_actions.offered(service.version, roles, work_actions.WORK)
    return [*found, *((action, None) for action in on_work)]


def kinds_for(part: Part | None, record: WorkRecord, service: StreetManager) -> list[Kind]:
    """The submissions that hang on the part that is looked at, or on the work; the nearest first."""
    user = service.session.user
    roles = set(user.roles if user else ())
    fitting = [kind for kind in _hanging_on(part, record) if kind.offered(service.version, roles)]
    return sorted(fitting, key=lambda kind: -len(kind.concerning))


def _hanging_on(part: Part | None, record: WorkRecord) -> list[Kind]:
    references = part.references if part is not None else {"work_reference_number": record.reference}
    return [kind for kind in KINDS.values() if kind.concerning and set(kind.concerning) <= set(references)]


def withheld_from(part: Part | None, record: WorkRecord, service: StreetManager) -> dict[str, list[str]]:
    """What the role or the version does not have of what is done to the part, and to the work; by the reason."""
    user = service.session.user
    on = {work_actions.WORK, part.kind if part is not None else work_actions.WORK}
    actions = [action.kind for action in work_actions.ACTIONS if action.on in on]
    return withheld_kinds(
        [*actions, *_hanging_on(part, record)],
        service.version,
        frozenset(user.roles if user else ()),
        lambda kind: tr(kind.begin),
    )


def fill_actions(
    menu: QMenu,
    record: WorkRecord,
    part: Part | None,
    service: StreetManager,
    act: Callable[[Action, Part | None], None],
) -> None:
    """Put the actions into a menu; what cannot be done now says why."""
    menu.clear()
    before: Any = None
    for action, on in actions_for(part, service):
        if before is not None and on is None:
            menu.addSeparator()
        before = on
        why_not = action.why_not(concerned_with(record, on, service))
        words = tr(action.kind.begin)
        entry = menu.addAction(
            tr("{action}: {reason}").format(action=words, reason=_small(tr(why_not)))
            if why_not
            else tr("{action} …").format(action=words)
        )
        entry.setObjectName(action.key)
        entry.setEnabled(not why_not)
        entry.triggered.connect(lambda _=False, action=action, on=on: act(action, on))


def fill_submissions(menu: QMenu, kinds: list[Kind], begin: Callable[[Kind], None]) -> None:
    """Put the submissions into a menu."""
    menu.clear()
    for kind in kinds:
        entry = menu.addAction(tr("{begin} …").format(begin=tr(kind.begin)))
        entry.setObjectName(kind.key)
        entry.setToolTip(tr(kind.help))
        entry.triggered.connect(lambda _=False, kind=kind: begin(kind))


def _small(sentence: str) -> str:
    """A sentence as the second half of one; names and abbreviations keep their capitals."""
    plain = sentence.rstrip(".")
    return plain if plain[1:2].isupper() else plain[:1].lower() + plain[1:]
