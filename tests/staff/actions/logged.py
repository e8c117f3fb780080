"""What the audit log was told, as its owner sees it: the service itself cannot look."""

import json
from typing import Any

from shared.database.connections import connected
from shared.database.provision import ServiceUrls


async def told(urls: ServiceUrls) -> list[dict[str, Any]]:
    """Return the events in the inbox, in order."""
    async with connected(urls.migrator) as migrator:
        await migrator.execute("set role staff_owner")
        rows = await migrator.fetch("select body from staff.audit_inbox order by id")
    return [json.loads(row["body"]) for row in rows]


async def acts(urls: ServiceUrls) -> list[str]:
    """Return what was done, in order."""
    return [event["act"] for event in await told(urls)]
