"""The embedded model is a LangChain chat model: the published protocol tests, run on it.

What it cannot do is declared absent, as the suite asks: it words answers only from tool reports, so
it takes no pictures, gives no structured output of its own and counts no tokens.
"""

from langchain_core.language_models import BaseChatModel
from langchain_tests.integration_tests import ChatModelIntegrationTests
from langchain_tests.unit_tests import ChatModelUnitTests

from assistant.embedded.model import EmbeddedModel


class _Declared:
    @property
    def chat_model_class(self) -> type[BaseChatModel]:
        return EmbeddedModel

    @property
    def chat_model_params(self) -> dict:
        return {}

    @property
    def standard_chat_model_params(self) -> dict:
        return {}

    @property
    def has_structured_output(self) -> bool:
        return False

    @property
    def has_tool_choice(self) -> bool:
        return False

    @property
    def returns_usage_metadata(self) -> bool:
        return False

    @property
    def supports_json_mode(self) -> bool:
        return False

    @property
    def supports_model_override(self) -> bool:
        return False


class TestUnits(_Declared, ChatModelUnitTests):
    """How it is built, bound and named."""


class TestBehaviour(_Declared, ChatModelIntegrationTests):
    """How it answers: once, streamed, in batches, in conversations."""

    @property
    def has_tool_calling(self) -> bool:
        return False  # it calls the assistant's own tools only; test_understanding holds those
