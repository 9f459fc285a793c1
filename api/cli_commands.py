"""The command line: what all commands share, and which there are."""

import sys
from collections.abc import Sequence
from typing import Annotated, Literal

import typer
from typer.main import get_command

from api import (
    cli_ask,
    cli_board,
    cli_brought,
    cli_chains,
    cli_export,
    cli_gaps,
    cli_names,
    cli_national,
    cli_questions,
    cli_read,
    cli_report,
    cli_review,
    cli_serve,
    cli_structure,
    cli_time,
)
from api.cli_output import Talk
from api.settings import load_settings
from api.version import VERSION
from ontology.errors import LiantuError

WRONG_USAGE = 2
INTERRUPTED = 130

app = typer.Typer(
    name="liantu",
    help="链图：读产业规划文档，指出产业链缺哪一环，并给出原文。\n\n"
    "Reads planning documents and shows what a value chain lacks, with the words that say so.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
LangOption = Annotated[
    Literal["zh", "en"] | None,
    typer.Option("--lang", help="提示语言，可放在任何位置 · language of messages [LIANTU_LANG]"),
]


@app.callback()
def start(context: typer.Context, lang: LangOption = None) -> None:
    """Make the channel that all commands write to."""
    context.obj = Talk(load_settings(lang=lang).lang)


@app.command("version")
def show_version() -> None:
    """显示版本 · Show the version."""
    sys.stdout.write(f"liantu {VERSION}\n")


app.command("build")(cli_read.build)
app.command("add")(cli_read.add)
app.command("brought")(cli_brought.what_it_brings)
app.command("claims")(cli_read.claims)
app.command("gaps")(cli_gaps.gaps)
app.command("national")(cli_national.national)
app.command("decide")(cli_gaps.decide)
app.command("timeline")(cli_time.timeline)
app.command("tensions")(cli_time.tensions)
app.command("candidates")(cli_board.candidates)
app.command("parks")(cli_board.parks)
app.command("reconcile")(cli_board.reconciled)
app.command("compare")(cli_board.compare)
app.add_typer(cli_chains.app, name="chains")
app.command("report")(cli_report.report)
app.command("query")(cli_ask.query)
app.command("ask")(cli_questions.ask)
app.command("knockout")(cli_structure.knockout)
app.command("whatif")(cli_structure.whatif)
app.command("quotient")(cli_structure.quotient)
app.command("review")(cli_review.review)
app.command("accept")(cli_review.accept)
app.command("reject")(cli_review.reject)
app.command("names")(cli_names.names)
app.command("check")(cli_export.check)
app.command("export")(cli_export.export)
app.command("serve")(cli_serve.serve)
app.command("demo")(cli_serve.demo)


def run(arguments: Sequence[str]) -> int:
    """Run one command line; gives the exit code: 0 done, 1 failed, 2 wrongly used."""
    lang, rest = hoisted(arguments)
    talk = Talk("en" if lang == ["--lang", "en"] else "zh")
    try:
        talk = Talk(load_settings().lang) if not lang else talk
        done = get_command(app).main([*lang, *rest], prog_name="liantu", standalone_mode=False)
    except LiantuError as error:
        talk.fail(error)
        return error.exit_code
    except typer.Abort:
        return INTERRUPTED
    except typer.TyperException as error:
        if message := error.format_message():  # without any argument, help was shown instead
            talk.misused(message, _command(rest))
        return error.exit_code
    return done if isinstance(done, int) else 0


def hoisted(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """The language option, wherever it stands, and the arguments without it.

    >>> hoisted(["gaps", "--lang", "en", "--json"])
    (['--lang', 'en'], ['gaps', '--json'])
    """
    lang: list[str] = []
    rest = list(arguments)
    end = rest.index("--") if "--" in rest else len(rest)
    for place in reversed(range(end)):
        name, joined, value = rest[place].partition("=")
        if name != "--lang":
            continue
        if joined:
            lang, rest = ["--lang", value], rest[:place] + rest[place + 1 :]
        elif place + 1 < len(rest):
            lang, rest = ["--lang", rest[place + 1]], rest[:place] + rest[place + 2 :]
    return lang, rest


def _command(arguments: Sequence[str]) -> str:
    """The command that a line of arguments means, as it is typed."""
    known = {command.name for command in app.registered_commands}
    return " ".join(["liantu", *arguments[:1]] if {*arguments[:1]} & known else ["liantu"])
