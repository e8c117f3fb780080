"""Reads the audit inbox as its owner: the service itself may not."""

import json
from typing import Any

from shared.database.connections import connected
from shared.database.urls import with_database
from tests.plugins.database import FreshDatabase


async def lines_of(database: FreshDatabase, service: str = "lottery") -> list[dict[str, Any]]:
    """Return what was recorded, in order."""
    async with connected(with_database(database.admin_url, database.name)) as admin:
        rows = await admin.fetch(f"select body from {service}.audit_inbox order by id")
    return [json.loads(row["body"]) for row in rows]
