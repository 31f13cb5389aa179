"""Settings: one frozen object, built once by the application or the command line and handed on as an argument."""

from __future__ import annotations

from pathlib import Path

import platformdirs
from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


def _default_data_folder() -> Path:
    return Path(platformdirs.user_data_dir("watchgraph", appauthor=False))


class Settings(BaseSettings):
    """All that can be set from outside, each by the environment variable of its alias."""

    model_config = SettingsConfigDict(frozen=True, extra="ignore", populate_by_name=True)

    data: Path = Field(
        default_factory=_default_data_folder,
        validation_alias="WATCHGRAPH_DATA",
        description="folder of the embedded database",
    )
    neo4j_uri: str | None = Field(
        default=None, validation_alias="NEO4J_URI", description="address of a Neo4j; unset means embedded"
    )
    neo4j_user: str = Field(default="neo4j", validation_alias="NEO4J_USER", description="user of that Neo4j")
    neo4j_password: SecretStr = Field(
        default=SecretStr(""), validation_alias="NEO4J_PASSWORD", description="its password"
    )
    neo4j_database: str = Field(
        default="neo4j", validation_alias="NEO4J_DATABASE", description="name of the database there"
    )
    host: str = Field(
        default="127.0.0.1", validation_alias="WATCHGRAPH_HOST", description="address that the server listens on"
    )
    port: int = Field(
        default=8000, ge=0, le=65_535, validation_alias="PORT", description="port that the server listens on"
    )
    cors_origins: tuple[str, ...] = Field(
        default=(),
        validation_alias="WATCHGRAPH_CORS_ORIGINS",
        description="JSON list of origins that browsers may call from",
    )
    query_timeout: float = Field(
        default=10.0, gt=0, validation_alias="WATCHGRAPH_QUERY_TIMEOUT", description="seconds that a query may take"
    )
    heap: str = Field(
        default="1g",
        pattern=r"^\d+[mg]$",
        validation_alias="WATCHGRAPH_HEAP",
        description="memory of the embedded database",
    )
    llm_url: str | None = Field(
        default=None,
        validation_alias="WATCHGRAPH_LLM_URL",
        description="address of the language model that --extractor llm sends the text of articles to",
    )
    llm_model: str | None = Field(
        default=None, validation_alias="WATCHGRAPH_LLM_MODEL", description="name of the model to ask there"
    )
    llm_key: SecretStr = Field(
        default=SecretStr(""), validation_alias="WATCHGRAPH_LLM_KEY", description="key that the server asks for, if any"
    )
    llm_timeout: float = Field(
        default=300.0, gt=0, validation_alias="WATCHGRAPH_LLM_TIMEOUT", description="seconds that one answer may take"
    )
