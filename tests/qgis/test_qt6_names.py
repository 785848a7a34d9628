"""Every name of Qt and QGIS in the sources is one that Qt 6 has: enums in full, nothing that was removed."""

from __future__ import annotations

import ast
import enum
import importlib
import json
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("qgis.core")

TOP = Path(__file__).resolve().parents[2]
SOURCES = sorted(path for folder in ("plugin", "scripts", "tests") for path in (TOP / folder).rglob("*.py"))
# Taken only where QGIS is older than 3.38, by the one function that knows field types.
ONLY_QT_5 = {("plugin/layers/field_types.py", "QVariant")}
GONE = {"exec_", "print_", "QRegExp", "QDesktopWidget", "QTextCodec"}
# QGIS puts these where Qt 5 had them.
MOVED = {"QAction": "QtGui", "QActionGroup": "QtGui", "QShortcut": "QtGui"}
ASK_QT_6 = """
import importlib, json, sys
for module, chain in json.load(sys.stdin):
    value = importlib.import_module("PyQt6." + module)
    try:
        for name in chain:
            value = getattr(value, name)
    except AttributeError:
        print(module, ".".join(chain))
"""


def chains(path: Path) -> Iterator[tuple[str, list[str], int]]:
    """Module, names and line of what is used of qgis and Qt: ("qgis.PyQt.QtCore", ["Qt", "Key", "Key_A"], 7)."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imported = {
        name.asname or name.name: (node.module, name.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("qgis.")
        for name in node.names
    }
    inner = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    for node in ast.walk(tree):
        if not isinstance(node, (ast.Attribute, ast.Name)) or id(node) in inner:
            continue
        names: list[str] = []
        part: ast.AST = node
        while isinstance(part, ast.Attribute):
            names.insert(0, part.attr)
            part = part.value
        if isinstance(part, ast.Name) and part.id in imported:
            module, first = imported[part.id]
            if (path.relative_to(TOP).as_posix(), first) not in ONLY_QT_5:
                yield module or "", [first, *names], node.lineno


USES = [(path, *use) for path in SOURCES for use in chains(path)]


def resolved(module: str, names: list[str]) -> Any:
    value: Any = importlib.import_module(module)
    for name in names:
        value = getattr(value, name)
    return value


def is_enum(value: Any) -> bool:
    return isinstance(value, enum.Enum) or type(type(value)).__name__ == "enumtype"


def test_there_is_something_to_look_at() -> None:
    assert len(USES) > 500
    assert any(names[-1] == "RightDockWidgetArea" for _, _, names, _ in USES)


def test_every_enum_is_written_in_full() -> None:
    short = []
    for path, module, names, line in USES:
        if len(names) < 2:
            continue
        holder, value = resolved(module, names[:-1]), resolved(module, names)
        if is_enum(value) and not isinstance(value, holder):
            short.append(f"{path.relative_to(TOP)}:{line} {'.'.join(names)}")
    assert short == []


def test_nothing_that_qt_6_has_not() -> None:
    used = [
        f"{path.relative_to(TOP)}:{node.lineno} {name}"
        for path in SOURCES
        if path != Path(__file__)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in [getattr(node, "attr", None) or getattr(node, "id", None)]
        if name in GONE
    ]
    assert used == []


@pytest.mark.skipif(find_spec("PyQt6") is None, reason="no PyQt6 here to ask; make matrix has it")
def test_qt_6_knows_every_name() -> None:
    asked = [
        (MOVED.get(names[0], module.rpartition(".")[2]), names)
        for _, module, names, _ in USES
        if module.startswith("qgis.PyQt.")
    ]
    # In a process of its own: this one has Qt 5 loaded.
    ended = subprocess.run(
        [sys.executable, "-c", ASK_QT_6],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        timeout=180,
        check=True,
    )
    assert ended.stdout == ""
