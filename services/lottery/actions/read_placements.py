"""What registration learns of a published draw: where each number stands, nothing else."""

from services.lottery.actions.office import the_draw
from services.lottery.actions.read_bundle import RESULTS
from services.lottery.domain.ceremony import State
from services.lottery.domain.ceremony_refusals import FileNotPublic, NotPublished
from services.lottery.domain.results import read_results
from services.lottery.store.files import read_file
from services.lottery.store.records import DrawKey
from shared.database.sessions import Database

HEADER = "app_no,school,category,status,wait\n"


async def read_placements(db: Database, key: DrawKey) -> bytes:
    """Return a CSV of all placements in the order of results.csv; raise `NotPublished` before they are public."""
    async with db.reading(key.unit_code) as session:
        record = await the_draw(session, key)
        if record.state is not State.PUBLISHED:
            raise NotPublished
        results = await read_file(session, key, RESULTS)
    if results is None:
        raise FileNotPublic
    lines = (f"{row.app_no},{row.school},{row.category},{row.status},{row.wait}\n" for row in read_results(results))
    return "".join([HEADER, *lines]).encode()
