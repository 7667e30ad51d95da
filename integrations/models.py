"""The chat model: the embedded one, or the language model that a setting names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.failures import BadInput

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel


def chat_model(name: str | None) -> BaseChatModel:
    """Return the model of a name in `init_chat_model` form, or ours. Raises `BadInput`."""
    if name is None:
        from assistant.embedded.model import EmbeddedModel

        return EmbeddedModel()
    from langchain.chat_models import init_chat_model

    try:
        model: BaseChatModel = init_chat_model(name)
    except (ImportError, ValueError) as error:
        message = (
            f"The language model {name} cannot be used. Check QUALITY_ASSISTANT_MODEL and that its "
            "LangChain package is installed; without the setting the embedded model answers."
        )
        raise BadInput(message) from error
    return model
