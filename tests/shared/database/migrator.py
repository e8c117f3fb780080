"""A migrator as a process of its own: `python -m tests.shared.database.migrator URL SCRIPTS SCHEMA`."""

import asyncio
import sys
from pathlib import Path

from shared.database.migrate import ServiceSchema, migrate
from shared.database.tables import new_metadata

if __name__ == "__main__":
    asyncio.run(migrate(sys.argv[1], [ServiceSchema(new_metadata(sys.argv[3]), Path(sys.argv[2]))]))
