"""The JSON API of registration: /api for families, /internal for the other services."""

from fastapi import APIRouter, Depends, FastAPI

from services.registration.gateways.sms import SmsReader
from services.registration.web import (
    api_applications,
    api_desk,
    api_family_receipts,
    api_manifest,
    api_receipts,
    api_rights,
    api_sign_in,
    api_units,
    internal_applications,
    internal_draws,
    internal_units,
)
from services.registration.web.internal_sms import sms_router
from shared.web.service_token import require_service_token

FOR_FAMILIES = (
    api_sign_in.router,
    api_units.router,
    api_applications.router,
    api_receipts.router,
    api_manifest.router,
    api_family_receipts.router,
    api_rights.router,
    api_desk.router,
)
FOR_SERVICES = (internal_units.router, internal_applications.router, internal_draws.router)


def install_api(app: FastAPI, *, service_token: str, sms: SmsReader | None) -> None:
    """Put every route of the API on `app`; `sms` is the sender of a rehearsal, whose messages can be read back."""
    families = APIRouter(prefix="/api")
    for router in FOR_FAMILIES:
        families.include_router(router)
    services = APIRouter(prefix="/internal", dependencies=[Depends(require_service_token(service_token))])
    for router in (*FOR_SERVICES, *([sms_router(sms)] if sms else [])):
        services.include_router(router)
    app.include_router(families)
    app.include_router(services)
