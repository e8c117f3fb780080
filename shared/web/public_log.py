"""The public routes of a service's audit log: checkpoints, proofs and the key; a witness may bring its cosignature."""

import base64
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from shared.audit_log.errors import CosignatureWrong, LeafNotFound
from shared.audit_log.keep_cosignature import keep_cosignature
from shared.audit_log.leaf import Leaf
from shared.audit_log.log import AuditLog
from shared.audit_log.read_log import (
    checkpoint_of,
    checkpoints_before,
    leaf_at,
    leaf_of_hash,
    newest_checkpoint,
    prove_consistency,
    prove_inclusion,
)
from shared.database.scope import UNSCOPED
from shared.database.sessions import ReadSession
from shared.web.problem_json import problem_responses
from shared.web.request_start import Now

Size = Annotated[int, Query(ge=0, lt=10**15)]
Hash = Annotated[str | None, Query(pattern="^[0-9a-f]{64}$", description="of the leaf, or of the event in it")]
PAGE = 200
NOTE_MOST = 8192


async def _open_to_all(response: Response) -> None:
    """Let the pages of anybody read the answer: it is the same for everybody."""
    response.headers["Access-Control-Allow-Origin"] = "*"


class InclusionAnswer(BaseModel):
    """A leaf of the log and its audit path, base64, from the leaf upwards (RFC 6962, 2.1.1)."""

    index: int
    size: int
    leaf: str
    leaf_hash: str
    proof: list[str]


class ConsistencyAnswer(BaseModel):
    """That the earlier tree is the beginning of the later, base64 (RFC 6962, 2.1.2)."""

    first: int
    second: int
    proof: list[str]


class CosignatureAnswer(BaseModel):
    """Whose cosignature was kept."""

    witness: str


def public_log(log: AuditLog) -> APIRouter:
    """Return the routes below /log; they show what was logged to nobody."""
    refusals = problem_responses(400, 404, 413, 422, 503)
    router = APIRouter(prefix="/log", tags=["log"], dependencies=[Depends(_open_to_all)], responses=refusals)
    _add_checkpoints(router, log)
    _add_proofs(router, log)
    _add_cosignatures(router, log)
    return router


def _add_checkpoints(router: APIRouter, log: AuditLog) -> None:
    @router.get("/key", response_class=PlainTextResponse)
    async def key() -> str:
        """The key of the log, as `yangguang audit verify --key` takes it."""
        return f"{log.vkey}\n"

    @router.get("/checkpoint", response_class=PlainTextResponse)
    async def checkpoint(size: Size | None = None) -> str:
        """The newest checkpoint, or that of `size`, with everybody who cosigned it."""
        async with log.db.reading(UNSCOPED) as session:
            if size is None:
                return (await newest_checkpoint(session, log.tables)).decode()
            return (await checkpoint_of(session, log.tables, size)).decode()

    @router.get("/checkpoints", response_class=PlainTextResponse)
    async def checkpoints(before: Size = 10**15 - 1) -> str:
        """Up to 200 checkpoints of fewer than `before` leaves, the newest first, an empty line behind each."""
        async with log.db.reading(UNSCOPED) as session:
            notes = await checkpoints_before(session, log.tables, before, PAGE)
        return "".join(f"{note.decode()}\n" for note in notes)


def _add_proofs(router: APIRouter, log: AuditLog) -> None:
    @router.get("/proof/inclusion")
    async def inclusion(size: Size, leaf_hash: Hash = None, index: Size | None = None) -> InclusionAnswer:
        """Prove one leaf, by its hash or its place, in the checkpoint of `size` leaves."""
        async with log.db.reading(UNSCOPED) as session:
            leaf = await _leaf(session, log, leaf_hash, index)
            proven = await prove_inclusion(session, log.tables, leaf, size)
        path = [base64.b64encode(one).decode() for one in proven.proof]
        return InclusionAnswer(index=leaf.index, size=size, leaf=leaf.text, leaf_hash=leaf.hash.hex(), proof=path)

    @router.get("/proof/consistency")
    async def consistency(first: Size, second: Size) -> ConsistencyAnswer:
        """Prove that the tree of `first` leaves begins the checkpoint of `second` leaves."""
        async with log.db.reading(UNSCOPED) as session:
            hashes = await prove_consistency(session, log.tables, first, second)
        path = [base64.b64encode(one).decode() for one in hashes]
        return ConsistencyAnswer(first=first, second=second, proof=path)


async def _leaf(session: ReadSession, log: AuditLog, leaf_hash: str | None, index: int | None) -> Leaf:
    if leaf_hash is not None:
        return await leaf_of_hash(session, log.tables, bytes.fromhex(leaf_hash))
    if index is None:
        raise LeafNotFound
    return await leaf_at(session, log.tables, index)


def _add_cosignatures(router: APIRouter, log: AuditLog) -> None:
    @router.post("/cosignature", responses=problem_responses(403))
    async def cosignature(request: Request, now: Now) -> CosignatureAnswer:
        """Keep the cosignature of a witness that this log was told of; the body is the checkpoint it signed."""
        note = await request.body()
        if len(note) > NOTE_MOST:
            raise CosignatureWrong
        return CosignatureAnswer(witness=await keep_cosignature(log, note, now=now))
