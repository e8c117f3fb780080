"""Who acts where another service asks: known by the service token, and by nothing else."""

from typing import Annotated

from fastapi import Depends

from shared.audit_log.events import Acting, Actor
from shared.web.request_start import Now, RequestNumber


async def _service_acting(now: Now, request: RequestNumber) -> Acting:
    return Acting(Actor("service", "service-token"), now, request)


ServiceActing = Annotated[Acting, Depends(_service_acting)]
