"""Every rule that ties fields of a request together, by the request's name, out of the files that state them."""

from __future__ import annotations

from . import problem_rules
from .problem_rules import Rule
from .work_service import permit_rules

RULES: dict[str, tuple[Rule, ...]] = {
    **problem_rules.RULES,
    **permit_rules.RULES,
}
