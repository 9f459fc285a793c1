"""Who asks: a name to count by, and whether the token of the analysts came along."""

import hmac
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from typing import Annotated

from fastapi import Depends, Request

from api.faults import Unauthorized

_ANALYSTS = "analysts"
_NOBODY = "unknown"


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks; queries of one name share one budget."""

    name: str = _NOBODY
    analyst: bool = False


async def caller_of(request: Request) -> Caller:
    """The caller of a request; Unauthorized for a bearer token that is not the one of the settings."""
    token = request.app.state.settings.analyst_token.get_secret_value()
    kind, _, given = request.headers.get("authorization", "").partition(" ")
    if token and kind.lower() == "bearer":
        if hmac.compare_digest(given.strip().encode(), token.encode()):
            return Caller(_ANALYSTS, analyst=True)
        raise Unauthorized("令牌不对", "The token is not the right one")
    return Caller(_name(request.client.host) if request.client else _NOBODY)


def _name(host: str) -> str:
    """An address to count by: of IPv6 the network, since one caller has all addresses in it."""
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if isinstance(address, IPv6Address) and not address.ipv4_mapped:
        return str(IPv6Address(int(address) >> 64 << 64))
    return str(getattr(address, "ipv4_mapped", None) or address)


CallerHere = Annotated[Caller, Depends(caller_of)]
