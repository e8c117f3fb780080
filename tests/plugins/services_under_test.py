"""Which services have migrations, in one place, imported only when a test needs the database."""

import importlib
from importlib.util import find_spec
from pathlib import Path

from shared.database.migrate import ServiceSchema
from shared.database.urls import SERVICES


def service_schema(service: str) -> ServiceSchema | None:
    """Return the service's tables and scripts, or None as long as it has none."""
    store = find_spec(f"services.{service}.store")
    if store is None or not store.submodule_search_locations:
        return None
    scripts = Path(store.submodule_search_locations[0]) / "migrations"
    if not (scripts / "env.py").exists():
        return None
    return ServiceSchema(importlib.import_module(f"services.{service}.store.tables").metadata, scripts)


def all_schemas() -> list[ServiceSchema]:
    """Return the schemas of every service that has migrations."""
    return [schema for service in SERVICES if (schema := service_schema(service)) is not None]
