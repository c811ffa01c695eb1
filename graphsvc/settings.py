"""The settings of an installation, read once from the environment."""

from functools import cache
from typing import Annotated

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from graphsvc.errors import FieldProblem, InvalidInput


class Settings(BaseSettings):
    """Every setting; the environment names it with the prefix GRAPHSVC_."""

    model_config = SettingsConfigDict(env_prefix="GRAPHSVC_", frozen=True, extra="ignore")

    store: SecretStr = Field(
        default=SecretStr("sqlite:///graphsvc.db"),
        description="URL of the store: sqlite:///FILE, sqlite:///:memory: or neo4j://USER:PASSWORD@HOST:PORT/DATABASE.",
    )
    host: str = Field(default="127.0.0.1", description="Address that `graphsvc serve` listens on.")
    port: Annotated[int, Field(ge=0, le=65535)] = Field(
        default=8000, description="Port that `graphsvc serve` listens on; 0 takes any free one."
    )
    threads: Annotated[int, Field(ge=1, le=64)] = Field(
        default=8, description="Requests that one process answers at the same time."
    )
    secret: SecretStr | None = Field(
        default=None,
        description="Key that signs the sign-in cookie; without one, every start signs everybody out.",
    )
    demo: bool = Field(
        default=False, description="Shows that the data is synthetic and offers the demo accounts for signing in."
    )


@cache
def settings() -> Settings:
    """The settings of this process; raises `InvalidInput` that names the variable."""
    try:
        return Settings()
    except ValidationError as error:
        problems = [
            FieldProblem(
                f"GRAPHSVC_{str(detail['loc'][0]).upper()}",
                f"Die Umgebungsvariable ist nicht lesbar: {detail['msg']}.",
                f"The environment variable cannot be read: {detail['msg']}.",
            )
            for detail in error.errors()
        ]
        raise InvalidInput(problems) from None
