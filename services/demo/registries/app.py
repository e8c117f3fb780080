"""The simulator over HTTP: POST /{registry}, signed both ways."""

import asyncio
from collections.abc import Mapping

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from services.demo.registries.questions import NotAQuestion, Question, parse_question
from services.demo.registries.registry import GARBAGE, Registry
from services.demo.registries.signatures import is_signed, reply_signature

SLOW_SECONDS = 0.5
JSON = "application/json"
GONE = 499
"""What is written down for a client that went away; nobody receives it."""


class Simulator:
    """Answers for four registries under one key; a nonce is taken once."""

    def __init__(self, registries: Mapping[str, Registry], key: bytes) -> None:
        self._registries = registries
        self._key = key
        self._nonces: set[str] = set()

    async def answer(self, request: Request) -> Response:
        """Check the signature, then the form, then the quota; then answer or fail as planned."""
        registry = self._registries.get(request.path_params["registry"])
        if registry is None:
            return Response(status_code=404)
        try:
            body = await request.body()
        except ClientDisconnect:
            return Response(status_code=GONE)
        nonce = request.headers.get("x-nonce", "")
        if nonce in self._nonces or not is_signed(self._key, registry.name, request.headers, body):
            return Response(status_code=401)
        self._nonces.add(nonce)
        try:
            question = parse_question(body)
        except NotAQuestion:
            return Response(status_code=400)
        if not registry.within_quota():
            return Response(status_code=429, headers={"Retry-After": "60"})
        return await self._with_faults(registry, question, request)

    async def _with_faults(self, registry: Registry, question: Question, request: Request) -> Response:
        fault = registry.fault_for(question.number)
        if fault == "error":
            return Response(status_code=503)
        if fault == "garbage":
            return Response(GARBAGE, media_type=JSON, headers={"X-Signature": "0" * 64})
        if fault == "hang":
            await until_gone(request)
            return Response(status_code=GONE)
        if fault == "slow":
            await asyncio.sleep(SLOW_SECONDS)
        reply = registry.reply(question.number, question.purpose, request.headers["x-time"])
        signature = reply_signature(self._key, request.headers["x-nonce"], reply)
        return Response(reply, media_type=JSON, headers={"X-Signature": signature})


async def until_gone(request: Request) -> None:
    """Wait until the client gives up."""
    while (await request.receive())["type"] != "http.disconnect":
        continue


def create_app(registries: Mapping[str, Registry], key: bytes) -> Starlette:
    """Return the simulator's application."""
    simulator = Simulator(registries, key)
    return Starlette(routes=[Route("/{registry}", simulator.answer, methods=["POST"])])
