"""Settings, read once at the edge and frozen; inner code gets plain values.

Every setting is an environment variable `QUALITY_ASSISTANT_NAME`. Secrets have no default.
"""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What an organisation can set."""

    model_config = SettingsConfigDict(
        env_prefix="QUALITY_ASSISTANT_", frozen=True, extra="ignore", hide_input_in_errors=True
    )

    data: Path = Field(Path("data"), description="The folder that holds everything kept.")
    records_url: str | None = Field(
        None,
        description="A PostgreSQL address for the records; SQLite in the data folder if unset.",
    )
    model: str | None = Field(
        None,
        description="A language model, e.g. `anthropic:NAME` or `ollama:NAME`; embedded if unset.",
    )
    embedding_model: str | None = Field(
        None, description="A sentence-transformers model; all-MiniLM-L6-v2 if unset."
    )
    glossary: Path | None = Field(
        None,
        description="The organisation's own glossary; `glossary.toml` in the data folder if unset.",
    )
    threads: int = Field(2, ge=1, le=64, description="Processor threads for embedding.")
    slack_signing_secret: SecretStr | None = Field(
        None, description="Slack's signing secret. With the token it opens the Slack door."
    )
    slack_bot_token: SecretStr | None = Field(None, description="The bot's token (xoxb-…).")
    slack_api_url: str = Field(
        "https://slack.com/api/", description="Where Slack's web API is; another one in drills."
    )

    @property
    def glossary_file(self) -> Path:
        """Where the organisation's own glossary is, or may come to be."""
        return self.glossary or self.data / "glossary.toml"
