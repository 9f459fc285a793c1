"""The settings: the one place that reads the environment."""

from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from graph.drafts import Bounds
from ontology.errors import LiantuError

PREFIX = "LIANTU_"
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_WEB = ("http", "https")
_SECRET = frozenset({"analyst_token", "llm_key", "store_password", "store_token"})
_IRI = r"^$|^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|^`\\]+$"
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
    draft_count: Annotated[
        int, Field(ge=0, le=1000, description="待收下的文件数上限 · drafts kept at a time")
    ] = 40
    draft_bytes: Annotated[
        int, Field(ge=0, le=1 << 40, description="待收下文件总量上限（字节）· bytes of all drafts")
    ] = 200 * 1024 * 1024
    draft_days: Annotated[
        int, Field(ge=1, le=3650, description="待收下的文件保留天数 · days a draft is kept")
    ] = 7
    picture_bytes: Annotated[
        int, Field(ge=0, le=1 << 40, description="页面图片缓存上限（字节）· bytes of page pictures")
    ] = 200 * 1024 * 1024
    query_timeout: Annotated[
        float, Field(gt=0, le=600, description="查询时限（秒）· seconds a SPARQL query may run")
    ] = 2.0
    analyst_timeout: Annotated[
        float, Field(gt=0, le=600, description="分析员的查询时限（秒）· the same for analysts")
    ] = 30.0
    analyst_token: Annotated[
        SecretStr, Field(description="分析员令牌，空则没有 · token of analysts, none if empty")
    ] = SecretStr("")
    query_budget: Annotated[
        float,
        Field(ge=0, description="每个来源每分钟的查询秒数，0 不限 · seconds a minute and caller"),
    ] = 60.0
    query_queue: Annotated[
        int, Field(ge=0, le=1000, description="排队的查询数上限 · queries that may wait")
    ] = 32
    query_memory: Annotated[
        int, Field(ge=0, description="内存中图副本的上限（字节）· bytes for copies of the graph")
    ] = 1024**3
    query_cache: Annotated[
        int, Field(ge=0, description="保留的查询结果上限（字节）· bytes of answers kept")
    ] = 32 * 1024 * 1024
    query_workers: Annotated[
        int, Field(ge=1, le=16, description="同时运行的查询数 · SPARQL queries at the same time")
    ] = 2
    row_cap: Annotated[
        int, Field(ge=1, le=1_000_000, description="查询行数上限 · rows a SPARQL query may give")
    ] = 10_000
    byte_cap: Annotated[
        int, Field(ge=1024, le=1 << 30, description="查询结果字节上限 · bytes an answer may have")
    ] = 20 * 1024 * 1024
    cors: Annotated[
        str,
        Field(
            description="可跨站查询的网站，逗号分隔，空则没有 · origins that may query, exact list"
        ),
    ] = ""
    read_only: Annotated[
        bool, Field(description="只读：不接受上传 · serve without accepting documents")
    ] = False

    store: Annotated[
        str,
        Field(description="SPARQL 服务的查询地址，空则存在数据目录 · query address of a server"),
    ] = ""
    store_update: Annotated[
        str, Field(description="更新地址，空则同查询地址 · update address, if another")
    ] = ""
    store_graphs: Annotated[
        str, Field(description="图存储协议地址，空则只用更新 · Graph Store Protocol, if any")
    ] = ""
    store_graph: Annotated[
        str, Field(pattern=_IRI, description="命名图，空则用默认图 · named graph that holds all")
    ] = ""
    store_user: Annotated[str, Field(description="用户名 · user of the server")] = ""
    store_password: Annotated[SecretStr, Field(description="密码 · password")] = SecretStr("")
    store_token: Annotated[SecretStr, Field(description="令牌 · bearer token")] = SecretStr("")
    store_proof: Annotated[
        Literal["basic", "digest"], Field(description="密码认证方式 · how the password is shown")
    ] = "basic"
    store_timeout: Annotated[
        float, Field(gt=0, le=3600, description="一次请求的时限（秒）· seconds a request may take")
    ] = 60.0
    store_take_over: Annotated[
        bool, Field(description="接管已有内容的图 · take over a graph that others filled")
    ] = False

    cluster: Annotated[
        str, Field(description="Dask 调度器地址，空则在本机读 · scheduler that reads documents")
    ] = ""

    llm_url: Annotated[
        str,
        Field(
            description="大语言模型接口的地址，空则不用 · base address of a model, none if empty"
        ),
    ] = ""
    llm_model: Annotated[str, Field(max_length=200, description="模型名 · name of the model")] = ""
    llm_key: Annotated[SecretStr, Field(description="接口密钥 · key of the endpoint")] = SecretStr(
        ""
    )
    llm_timeout: Annotated[
        float, Field(gt=0, le=3600, description="一次回答的时限（秒）· seconds one answer may take")
    ] = 120.0
    llm_format: Annotated[
        Literal["json_schema", "json_object", "none"],
        Field(description="如何要求 JSON 回答 · how JSON is asked for"),
    ] = "json_schema"
    llm_chunk: Annotated[
        int, Field(ge=200, le=100_000, description="一次提问的字数上限 · characters a question")
    ] = 3000

    @field_validator("cors")
    @classmethod
    def _are_origins(cls, sites: str) -> str:
        for site in filter(None, map(str.strip, sites.split(","))):
            place = urlsplit(site)
            named = place.scheme in _WEB and place.hostname and place.port != 0
            if not named or site != f"{place.scheme}://{place.netloc}" or "@" in place.netloc:
                raise ValueError("应为来源的列表，如 https://example.org,http://127.0.0.1:3000")
        return sites

    @field_validator("llm_url", "store", "store_update", "store_graphs")
    @classmethod
    def _is_base_address(cls, url: str) -> str:
        place = urlsplit(url)
        plain = not (place.username or place.query or place.fragment)
        # Reading the port checks it.
        if url and not (place.scheme in _WEB and place.hostname and plain and place.port != 0):
            raise ValueError("应为 http:// 或 https:// 开头的地址，如 http://127.0.0.1:11434/v1")
        if not url.isascii() or any(c.isspace() for c in url):
            raise ValueError("地址里不能有空白或非 ASCII 字符")
        return url

    @field_validator("llm_key", "store_token")
    @classmethod
    def _fits_a_header(cls, key: SecretStr) -> SecretStr:
        if not all("!" <= c <= "~" for c in key.get_secret_value()):
            raise ValueError("密钥里只能有可见的 ASCII 字符")
        return key

    def answers_to(self) -> frozenset[str] | None:
        """The host names that requests may be addressed to; None for any.

        On a loopback address only loopback names count, so that no web site whose name leads here
        can read what a browser on this machine may read.
        """
        given = frozenset(name.strip().lower() for name in self.hosts.split(",") if name.strip())
        if "*" in given or (not given and self.host not in _LOOPBACK):
            return None
        return given | _LOOPBACK | {self.host.lower()}

    def draft_bounds(self) -> Bounds:
        """How many drafts are kept, and how long."""
        return Bounds(self.draft_count, self.draft_bytes, self.draft_days)

    def listed_sites(self) -> frozenset[str]:
        """The origins whose pages may query."""
        return frozenset(site.strip() for site in self.cors.split(",") if site.strip())


def load_settings(**given: object) -> Settings:
    """The settings: what is given (and not None) before the environment before the defaults."""
    chosen = {name: value for name, value in given.items() if value is not None}
    try:
        return Settings(**chosen)  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0])
        shown = "***" if name in _SECRET else first["input"]
        asked = f"{PREFIX}{name.upper()}={shown}"
        raise BadSetting(
            f"设置 {asked} 无效：{first['msg']}；见 docs/operate.md",
            f"The setting {asked} is not valid: {first['msg']}; see docs/operate.md",
        ) from None
