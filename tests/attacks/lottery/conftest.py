"""The fixtures of the lottery's own tests."""

from tests.lottery.conftest import app, ceremony, client, made, migrator, registration, settings

__all__ = ["app", "ceremony", "client", "made", "migrator", "registration", "settings"]
