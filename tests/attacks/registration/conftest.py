"""The fixtures of registration's own tests."""

from tests.registration.conftest import app, client, new_visit, settings, tools, unit, visit

__all__ = ["app", "client", "new_visit", "settings", "tools", "unit", "visit"]
