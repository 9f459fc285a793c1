"""The workspace of the settings: where its graph is, and how that place is asked."""

from typing import TYPE_CHECKING

from api.settings import PREFIX, BadSetting, Settings
from graph.build import Workspace
from graph.store import EmbeddedStore, Opener

if TYPE_CHECKING:
    from reading.language_model import LanguageModel


def workspace_of(
    settings: Settings, *, create: bool = False, model: "LanguageModel | None" = None
) -> Workspace:
    """The workspace in the data directory of the settings, its graph where they say."""
    return Workspace.open(settings.data, create=create, model=model, opener=opener(settings))


def opener(settings: Settings) -> Opener:
    """What opens the store: the one in the data directory, or a SPARQL server."""
    if not settings.store:
        _refuse_leftovers(settings)
        return EmbeddedStore.open
    # Only now: who keeps the graph in the data directory needs no HTTP client.
    from graph.store import remote, remote_place  # noqa: PLC0415

    place = remote_place.Place(
        query=settings.store,
        update=settings.store_update,
        graphs=settings.store_graphs,
        graph=settings.store_graph,
        credentials=remote_place.Credentials(
            user=settings.store_user,
            password=settings.store_password.get_secret_value(),
            token=settings.store_token.get_secret_value(),
            proof=remote_place.Proof(settings.store_proof),
        ),
        patience=remote_place.Patience(seconds=settings.store_timeout),
    )
    return remote.on(place, take_over=settings.store_take_over)


def _refuse_leftovers(settings: Settings) -> None:
    """A graph meant for a server must not end up in the data directory for want of its address."""
    for name in ("store_update", "store_graphs", "store_graph"):
        if getattr(settings, name):
            raise BadSetting(
                f"设置了 {PREFIX}{name.upper()} 而没有 {PREFIX}STORE；请写明 SPARQL 服务的地址",
                f"{PREFIX}{name.upper()} is set without {PREFIX}STORE; give the SPARQL server",
            )
