"""The records of a public client of v6 (streetworks), which somebody else made out of the same definitions.

What they say of a value is held beside what the definitions say of it: neither is taken from the other here.
"""

from __future__ import annotations

import importlib
from functools import cache
from typing import Any

from pydantic import BaseModel, ValidationError

from .definitions import SAME_IN_V6


@cache
def record(service: str, name: str) -> type[BaseModel] | None:
    """Their record of a name in a service of v6; None where they have none."""
    module = importlib.import_module(f"streetworks.streetmanager.models.v6.{service}")
    found = getattr(module, name, None) or getattr(module, SAME_IN_V6.get(name, ""), None)
    return found if isinstance(found, type) and issubclass(found, BaseModel) else None


def faults(service: str, name: str, value: Any) -> list[str]:
    """What their record finds wrong with a value; `[Name]` is a list of it. Empty where they do not have it."""
    if name.startswith("["):
        return [line for one in value for line in faults(service, name.strip("[]"), one)]
    model = record(service, name)
    if model is None:
        return []
    try:
        model.model_validate(value)
    except ValidationError as error:
        return [f"{name}.{'.'.join(map(str, one['loc']))}: {one['msg'][:120]}" for one in error.errors()]
    return []
