"""The worker hears through its queue that an application was deleted, and deletes what rests on it."""

import sqlalchemy as sa

from services.verification.store.tables import case_file
from shared.contracts.messages import ApplicationErased
from shared.database.provision import ServiceUrls
from shared.ids import new_id
from shared.jobs.outbox import as_body
from tests.builders.scopes import EVERYWHERE
from tests.builders.verification_families import family
from tests.builders.verification_worker import request_for, surroundings
from tests.plugins.waiting import until
from tests.verification.test_worker import working

SEND = sa.text("select jobs.send_to_verification('ApplicationErased', :body, null)")


async def test_a_deletion_reaches_the_case_through_the_queue(urls: ServiceUrls) -> None:
    one = family(1)
    async with surroundings(urls, [one]) as around, working(around):
        await around.request(request_for(one))

        async def confirmed() -> bool:
            return await around.states() == ["confirmed"]

        await until(confirmed, "the case is confirmed")
        claim = one.claim
        message = ApplicationErased(
            message_id=new_id(), unit_code=claim.unit_code, application_number=claim.application_number
        )
        async with around.db.transaction(EVERYWHERE) as session:
            await session.execute(SEND, {"body": as_body(message)})

        async def erased() -> bool:
            async with around.db.reading(EVERYWHERE) as session:
                row = (await session.execute(sa.select(case_file.c.claim, case_file.c.erased_at))).one()
            return row.claim is None and row.erased_at is not None

        await until(erased, "the case is erased")
        assert await erased()
