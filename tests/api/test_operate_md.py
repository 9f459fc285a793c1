"""Every command and option stands in docs/operate.md."""

from pathlib import Path

import pytest
from typer.main import get_command

from api.cli_commands import app

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "operate.md").read_text(encoding="utf-8")
COMMANDS = get_command(app).commands  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_stands_in_operate_md_with_its_options(name: str) -> None:
    (line,) = (line for line in TEXT.splitlines() if line.startswith(f"| `liantu {name}"))
    options = {o for p in COMMANDS[name].params for o in p.opts if o.startswith("--")}
    assert sorted(o for o in options - {"--help"} if o not in line) == []


def test_operate_md_names_no_command_that_is_not_there() -> None:
    lines = [line for line in TEXT.splitlines() if line.startswith("| `liantu ")]
    named = {line.split("`")[1].split()[1] for line in lines}
    assert named == set(COMMANDS)


def test_help_says_of_each_command_what_it_does_in_both_languages() -> None:
    for command in COMMANDS.values():
        assert " · " in command.help or "· " in command.help
