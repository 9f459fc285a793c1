"""Commands that serve the pages and the API."""

import socket
import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from api.cli_output import Talk
from api.cli_read import DataOption, build_into
from api.settings import Settings, load_settings
from ontology.errors import LiantuError
from reading.formats import SUFFIXES

_DEMO = Path(".liantu/demo")
_DRAIN = 10  # seconds that open requests get when the server is told to stop

HostOption = Annotated[
    str | None, typer.Option("--host", help="监听地址 · address to listen on [LIANTU_HOST]")
]
PortOption = Annotated[
    int | None,
    typer.Option(
        "--port", min=0, max=65535, help="端口，0 为任选 · port, 0 picks one [LIANTU_PORT]"
    ),
]


class PortTaken(LiantuError):
    """An address that cannot be listened on."""

    code = "port_taken"


class NoExamples(LiantuError):
    """An installation without its demo documents."""

    code = "no_examples"


def serve(
    context: typer.Context,
    data: DataOption = None,
    host: HostOption = None,
    port: PortOption = None,
    open_browser: Annotated[
        bool, typer.Option("--open", help="打开浏览器 · open a browser")
    ] = False,
    read_only: Annotated[
        bool, typer.Option("--read-only", help="不接受上传 · take no documents")
    ] = False,
) -> None:
    """提供网页与接口 · Serve the pages and the API of a data directory."""
    settings = load_settings(data=data, host=host, port=port, read_only=read_only or None)
    serve_forever(context.obj, settings, open_browser=open_browser)


def demo(
    context: typer.Context,
    data: DataOption = None,
    host: HostOption = None,
    port: PortOption = None,
    no_serve: Annotated[bool, typer.Option("--no-serve", help="只建图 · build only")] = False,
) -> None:
    """用自带示例建图并打开服务 · Build the graph of the examples and serve it."""
    talk: Talk = context.obj
    settings = load_settings(data=data or _DEMO, host=host, port=port)
    build_into(talk, settings, example_files(), region="")
    if not no_serve:
        serve_forever(talk, settings, open_browser=False)


def example_files() -> tuple[Path, ...]:
    """The demo documents: beside the packages in a checkout, inside this one in a wheel."""
    here = Path(__file__).resolve().parent
    for folder in (here / "examples", here.parent / "examples"):
        found = sorted(p for p in folder.glob("*") if p.suffix.lower() in SUFFIXES)
        if found:
            return tuple(found)
    raise NoExamples("安装里没有示例文档", "This installation has no demo documents")


def serve_forever(talk: Talk, settings: Settings, *, open_browser: bool) -> None:
    """Serve until interrupted; the address is printed once the port is ours."""
    # Only here: the other commands start faster without the server.
    import uvicorn  # noqa: PLC0415

    from api.app import create_app  # noqa: PLC0415
    from api.library import Library  # noqa: PLC0415

    library = Library.open(settings)
    try:
        library.start()
        listener = _listening(settings)
    except LiantuError:
        library.close()
        raise
    host, port = listener.getsockname()[:2]
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    talk.say(f"链图已启动：{address}  （Ctrl+C 停止）", f"liantu serves {address}  (Ctrl+C stops)")
    if open_browser:
        webbrowser.open(address)
    config = uvicorn.Config(
        create_app(settings, library),
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_DRAIN,
    )
    with listener:
        uvicorn.Server(config).run(sockets=[listener])


def _listening(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((settings.host, settings.port))
        # From here on who asks too early waits instead of being refused.
        listener.listen()
    except OSError as fault:
        listener.close()
        where, why = f"{settings.host}:{settings.port}", fault.strerror or str(fault)
        raise PortTaken(
            f"不能监听 {where}（{why}）；请用 --port 换一个端口，0 为任选",
            f"Cannot listen on {where} ({why}); choose another --port, 0 picks one",
        ) from fault
    return listener
