"""The settings and where they come from."""

from pathlib import Path

import pytest

from api.language_model import language_model
from api.settings import PREFIX, BadSetting, Settings, load_settings

OPERATE = Path(__file__).resolve().parents[2] / "docs" / "operate.md"


def test_an_option_comes_before_the_environment_before_the_default(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert load_settings().port == 8000
    monkeypatch.setenv("LIANTU_PORT", "9001")
    assert load_settings().port == 9001
    assert load_settings(port=None).port == 9001
    assert load_settings(port=9002).port == 9002


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "abc"),
        ("PORT", "70000"),
        ("QUERY_TIMEOUT", "nan"),
        ("QUERY_TIMEOUT", "inf"),
        ("ROW_CAP", "0"),
        ("LANG", "fr"),
        ("READ_ONLY", "vielleicht"),
    ],
)
def test_a_bad_value_is_named_with_its_setting(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(PREFIX + name, value)
    with pytest.raises(BadSetting) as error:
        load_settings()
    assert f"LIANTU_{name}={value}" in error.value.zh
    assert error.value.exit_code == 2


def test_every_setting_stands_in_operate_md() -> None:
    text = OPERATE.read_text(encoding="utf-8")
    missing = [name for name in Settings.model_fields if f"`{PREFIX}{name.upper()}`" not in text]
    assert missing == []


def test_the_defaults_in_operate_md_are_the_defaults() -> None:
    rows = [line.split("|") for line in OPERATE.read_text(encoding="utf-8").splitlines()]
    stated = {r[1].strip(" `"): r[2].strip(" `") for r in rows if "`LIANTU_" in (r[1:2] or [""])[0]}
    for name, field in Settings.model_fields.items():
        if name in {"region", "hosts"}:
            continue
        default = str(field.default).removesuffix(".0")
        assert stated[PREFIX + name.upper()].lower() == default.lower()


def test_a_loopback_server_answers_to_loopback_names_only() -> None:
    assert sorted(Settings().answers_to() or ()) == ["127.0.0.1", "::1", "localhost"]
    assert "plan.example" in (Settings(hosts="plan.example, b.example").answers_to() or ())
    assert Settings(hosts="*").answers_to() is None
    assert Settings(host="0.0.0.0").answers_to() is None
    assert Settings(host="0.0.0.0", hosts="plan.example").answers_to() is not None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("LLM_URL", "ftp://model.example/v1"),
        ("LLM_URL", "model.example"),
        ("LLM_URL", "http://"),
        ("LLM_URL", "http://model.example:99999/v1"),
        ("LLM_URL", "http://model.example/v1?a=1"),
        ("LLM_URL", "http://user@model.example/v1"),
        ("LLM_URL", "http://模型.example/v1"),
        ("LLM_URL", "http://model.example/ v1"),
        ("LLM_TIMEOUT", "0"),
        ("LLM_FORMAT", "yaml"),
        ("LLM_CHUNK", "10"),
    ],
)
def test_a_bad_setting_of_the_model_is_named(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(PREFIX + name, value)
    with pytest.raises(BadSetting, match=f"LIANTU_{name}"):
        load_settings()


def test_a_bad_key_is_refused_without_being_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIANTU_LLM_KEY", "sk-1\r\nHost: elsewhere")
    with pytest.raises(BadSetting) as error:
        load_settings()
    assert "sk-1" not in error.value.zh + error.value.en
    monkeypatch.setenv("LIANTU_LLM_KEY", "sk-1")
    assert "sk-1" not in repr(load_settings())


def test_a_model_is_used_only_where_the_settings_name_one() -> None:
    assert language_model(Settings()) is None
    with pytest.raises(BadSetting, match="LIANTU_LLM_MODEL"):
        language_model(Settings(llm_url="http://127.0.0.1:1/v1"))
    offline = language_model(Settings(llm_model="m1", llm_chunk=500))
    assert offline is not None
    assert (offline.name, offline.ask, offline.chunk) == ("m1", None, 500)
    online = language_model(Settings(llm_model="m1", llm_url="http://127.0.0.1:1/v1"))
    assert online is not None
    assert online.ask is not None
    assert online.edition != offline.edition
