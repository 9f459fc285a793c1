"""The language model of the settings; its code is loaded only where they name one."""

from typing import TYPE_CHECKING

from api.settings import PREFIX, BadSetting, Settings

if TYPE_CHECKING:
    from reading.language_model import LanguageModel


def language_model(settings: Settings) -> "LanguageModel | None":
    """The model that reads behind the rules; None unless the settings name one.

    A model without an address is heard only in the replies kept before: nothing is sent.
    """
    if not settings.llm_model:
        if settings.llm_url:
            raise BadSetting(
                f"设置了 {PREFIX}LLM_URL 而没有 {PREFIX}LLM_MODEL；请写明模型名",
                f"{PREFIX}LLM_URL is set without {PREFIX}LLM_MODEL; name the model",
            )
        return None
    from reading.language_model import Endpoint, LanguageModel, Shape  # noqa: PLC0415

    endpoint = Endpoint(
        url=settings.llm_url,
        model=settings.llm_model,
        key=settings.llm_key.get_secret_value(),
        timeout=settings.llm_timeout,
        shape=Shape(settings.llm_format),
    )
    ask = endpoint.ask if settings.llm_url else None
    return LanguageModel(settings.llm_model, ask, settings.llm_chunk)
