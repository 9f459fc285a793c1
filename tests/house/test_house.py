"""The house rules a program can check."""

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("ontology", "reading", "graph", "viz", "api")
KINDS_OF_PARKS = {"综合保税区"}
"""Words of the language for a kind of park that a document uses as a name."""


def _sources(*rooms: str) -> Iterator[Path]:
    for room in rooms:
        yield from sorted((ROOT / room).rglob("*.py"))


def test_each_layer_imports_only_what_stands_below_it() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    if not Path(command[0]).exists():
        pytest.skip("import-linter is not installed")
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_no_file_is_longer_than_400_lines() -> None:
    long = {
        str(path.relative_to(ROOT)): count
        for path in _sources(*ROOMS, "tests", "bench")
        if (count := path.read_text(encoding="utf-8").count("\n")) > 400
    }
    assert long == {}


def test_no_function_is_longer_than_60_lines_or_takes_more_than_five_parameters() -> None:
    faults = []
    for path in _sources(*ROOMS):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                arguments = [a.arg for a in node.args.args if a.arg not in {"self", "cls"}]
                # A route's or a command's parameters are its public form, not a design choice.
                outward = path.is_relative_to(ROOT / "api")
                if length > 60 or (len(arguments) > 5 and not outward):
                    faults.append(f"{path.relative_to(ROOT)}:{node.name}")
    assert faults == []


def test_no_repetition_of_a_pattern_is_lost_in_a_formatted_string() -> None:
    """`rf"x{0,24}"` writes "(0, 24)" where twenty-four repetitions were meant."""
    lost = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in _sources(*ROOMS, "bench")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FormattedValue)
        and (
            isinstance(node.value, ast.Tuple)
            or (isinstance(node.value, ast.Constant) and isinstance(node.value.value, int))
        )
    ]
    assert lost == []


def test_no_file_is_named_for_having_no_idea_of_its_own() -> None:
    vague = {"utils.py", "common.py", "helpers.py", "manager.py", "misc.py"}
    assert [str(p) for p in _sources(*ROOMS) if p.name in vague] == []


def test_every_public_function_and_class_says_what_it_is() -> None:
    silent = []
    for path in _sources(*ROOMS):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        if not ast.get_docstring(tree):
            silent.append(str(path.relative_to(ROOT)))
        silent += [
            f"{path.relative_to(ROOT)}:{node.name}"
            for node in tree.body
            if isinstance(node, ast.FunctionDef | ast.ClassDef)
            and not node.name.startswith("_")
            and not ast.get_docstring(node)
        ]
    assert silent == []


def test_the_environment_is_read_in_one_place() -> None:
    readers = [
        str(path.relative_to(ROOT))
        for path in _sources(*ROOMS)
        if path != ROOT / "api" / "settings.py"
        and ("os.environ" in (text := path.read_text(encoding="utf-8")) or "getenv" in text)
    ]
    assert readers == []


def test_errors_are_not_swallowed() -> None:
    swallowing = []
    for path in _sources(*ROOMS):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ExceptHandler):
                silent = all(isinstance(s, ast.Pass) for s in node.body)
                broad = node.type is None or ast.unparse(node.type) in {
                    "Exception",
                    "BaseException",
                }
                raises = any(isinstance(s, ast.Raise) for s in ast.walk(node))
                if silent or (broad and not raises):
                    swallowing.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert swallowing == []


def _names(gold: Path) -> set[str]:
    found = set()
    for file in sorted(gold.glob("*/*.json")):
        for entity in json.loads(file.read_text(encoding="utf-8"))["entities"]:
            if entity["type"] in {"Firm", "Park", "Project", "Institution"}:
                found |= {n for n in [entity["name"], *entity["aliases"]] if len(n) >= 4}
    return found - KINDS_OF_PARKS


def test_no_name_of_the_given_documents_stands_in_the_product() -> None:
    gold = ROOT.parent / "shared" / "gold"
    if not gold.is_dir():
        pytest.skip("the annotated documents are not beside this checkout (../shared)")
    names = _names(gold)
    listed = subprocess.run(
        ["git", "ls-files", *ROOMS, "examples", "docs"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    found = []
    for name in listed:
        path = ROOT / name
        if path.suffix in {".png", ".onnx"} or "vendor" in path.parts or not path.is_file():
            continue
        text = path.read_text(encoding="utf-8", errors="ignore")
        found += [f"{name}: {n}" for n in sorted(names) if n in text]
    assert found == []
