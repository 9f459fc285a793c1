"""The settings: the one place that reads the environment."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from ontology.errors import LiantuError

PREFIX = "LIANTU_"
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
Lang = Literal["zh", "en"]


class BadSetting(LiantuError):
    """A setting whose value is of the wrong kind or out of range."""

    exit_code = 2
    code = "bad_setting"


class Settings(BaseSettings):
    """How liantu runs here: each field is the environment variable LIANTU_<NAME>."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, extra="ignore", frozen=True, allow_inf_nan=False
    )

    data: Annotated[Path, Field(description="数据目录 · data directory")] = Path(".liantu/data")
    host: Annotated[str, Field(description="监听地址 · address to listen on")] = "127.0.0.1"
    hosts: Annotated[
        str,
        Field(
            description="可用的主机名，逗号分隔，* 为任意 · names the server answers to, * for any"
        ),
    ] = ""
    port: Annotated[
        int, Field(ge=0, le=65535, description="端口，0 为任选 · port, 0 picks a free one")
    ] = 8000
    lang: Annotated[Lang, Field(description="提示语言 · language of messages")] = "zh"
    region: Annotated[
        str,
        Field(description="默认地区，空则取文件最多的地区 · region shown when none is asked for"),
    ] = ""
    upload_limit: Annotated[
        int, Field(ge=1, le=1 << 30, description="上传上限（字节）· bytes of an uploaded document")
    ] = 20 * 1024 * 1024
    query_timeout: Annotated[
        float, Field(gt=0, le=600, description="查询时限（秒）· seconds a SPARQL query may run")
    ] = 10.0
    query_workers: Annotated[
        int, Field(ge=1, le=16, description="同时运行的查询数 · SPARQL queries at the same time")
    ] = 2
    row_cap: Annotated[
        int, Field(ge=1, le=1_000_000, description="查询行数上限 · rows a SPARQL query may give")
    ] = 10_000
    read_only: Annotated[
        bool, Field(description="只读：不接受上传 · serve without accepting documents")
    ] = False

    def answers_to(self) -> frozenset[str] | None:
        """The host names that requests may be addressed to; None for any.

        On a loopback address only loopback names count, so that no web site whose name leads here
        can read what a browser on this machine may read.
        """
        given = frozenset(name.strip().lower() for name in self.hosts.split(",") if name.strip())
        if "*" in given or (not given and self.host not in _LOOPBACK):
            return None
        return given | _LOOPBACK | {self.host.lower()}


def load_settings(**given: object) -> Settings:
    """The settings: what is given (and not None) before the environment before the defaults."""
    chosen = {name: value for name, value in given.items() if value is not None}
    try:
        return Settings(**chosen)  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0])
        asked = f"{PREFIX}{name.upper()}={first['input']}"
        raise BadSetting(
            f"设置 {asked} 无效：{first['msg']}；见 docs/operate.md",
            f"The setting {asked} is not valid: {first['msg']}; see docs/operate.md",
        ) from None
