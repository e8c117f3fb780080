"""What the demo takes from the environment: a PostgreSQL server, if there is one."""

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class DemoSettings(BaseSettings):
    """`DATABASE_URL` names a server to use as its administrator; without it one is started from the wheel."""

    model_config = SettingsConfigDict(frozen=True, extra="ignore")

    database_url: str = Field("", validation_alias="DATABASE_URL")
