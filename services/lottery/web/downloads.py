"""The files of a draw for everybody: one by one, or the whole bundle; and the key that checks a unit's signatures."""

from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from services.lottery.actions.office import DrawOffice
from services.lottery.actions.read_bundle import BundleShelf, public_file
from services.lottery.web.addresses import FileName, PublicKey, UnitCode, unindexed
from shared.crypto.hashing import sha256_hex

TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json"}
PLAIN = "text/plain; charset=utf-8"
NOT_THERE: dict[int | str, dict[str, Any]] = {404: {"description": "no such file yet", "content": {"text/html": {}}}}


def downloads(office: DrawOffice) -> APIRouter:
    """Return the routes of files."""
    router = APIRouter(default_response_class=Response, responses=NOT_THERE)
    shelf = BundleShelf(office.db)

    @router.get("/draws/{draw_id}/files/{name}", responses=_content("*/*"))
    async def one_file(key: PublicKey, name: FileName) -> Response:
        content = await public_file(office.db, key, name)
        return _file(content, TYPES.get(name.rpartition(".")[2], PLAIN), inline=True, name=name)

    @router.get("/draws/{draw_id}/bundle.tar.gz", responses=_content("application/gzip"))
    async def bundle(key: PublicKey) -> Response:
        content = await shelf.archive(key)
        return _file(content, "application/gzip", inline=False, name=f"{key.draw_id}.tar.gz")

    @router.get("/units/{unit_code}/key", responses=_content("text/plain"))
    async def verifier_key(unit_code: UnitCode) -> Response:
        return unindexed(Response(f"{office.signer.verifier(unit_code)}\n", media_type=PLAIN))

    return router


def _file(content: bytes, media_type: str, *, inline: bool, name: str) -> Response:
    place = "inline" if inline else "attachment"
    headers = {
        "Content-SHA256": sha256_hex(content),
        "Content-Disposition": f'{place}; filename="{name}"',
        "Access-Control-Allow-Origin": "*",
    }
    return unindexed(Response(content, media_type=media_type, headers=headers))


def _content(media_type: str) -> dict[int | str, dict[str, Any]]:
    return {200: {"content": {media_type: {}}}}
