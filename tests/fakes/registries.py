"""A registry in memory and a registry behind a real socket: the same records, the same faults, by identity number."""

import asyncio
import json
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import asynccontextmanager

from services.verification.domain.answers import Silence
from services.verification.domain.records import Record
from services.verification.gateways.registry import Inquiry, Reply, silent
from services.verification.gateways.replies import read_reply
from services.verification.gateways.signatures import reply_signature, request_signature
from tests.builders.verification_wire import reply_body, wire_record

FAULTS: Mapping[str, Silence] = {
    "error": Silence.UNAVAILABLE,
    "hang": Silence.TIMEOUT,
    "cut": Silence.UNAVAILABLE,
    "garbage": Silence.GARBAGE,
    "schema": Silence.GARBAGE,
    "somebody_else": Silence.GARBAGE,
    "endless": Silence.GARBAGE,
    "packed": Silence.GARBAGE,
    "bad_signature": Silence.BAD_SIGNATURE,
    "quota": Silence.QUOTA,
    "refused": Silence.REFUSED,
}
"""Each fault by name, and the silence it must become."""

Records = dict[str, list[Record]]


class FakeRegistry:
    """A registry in memory. `faults` maps an identity number to the name of a fault."""

    def __init__(self, records: Records | None = None) -> None:
        self.records: Records = records or {}
        self.faults: dict[str, str] = {}
        self.asked: list[Inquiry] = []

    async def ask(self, inquiry: Inquiry) -> Reply:
        """Answer from memory."""
        self.asked.append(inquiry)
        fault = self.faults.get(inquiry.number)
        if fault and fault != "slow":
            return silent(FAULTS[fault])
        return read_reply(inquiry.registry, inquiry.number, body_for(self.records.get(inquiry.number, [])))


def body_for(records: list[Record]) -> bytes:
    """The honest reply about these records."""
    return reply_body("found" if records else "absent", [wire_record(record) for record in records])


class RegistryServer:
    """A registry over plain HTTP/1.1, so that a reply can be late, cut off, or wrong in every way."""

    def __init__(self, key: bytes) -> None:
        self.key = key
        self.records: Records = {}
        self.faults: dict[str, str] = {}
        self.served = 0
        self.url = ""

    @asynccontextmanager
    async def running(self) -> AsyncGenerator["RegistryServer"]:
        """Listen on a free port of this machine."""
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        try:
            yield self
        finally:
            server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while await self._exchange(reader, writer):
                continue
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    async def _exchange(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        lines = head.split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
        body = await reader.readexactly(int(headers["content-length"]))
        self.served += 1
        path = lines[0].split(" ")[1]
        status, reply, signature = self._reply(path, headers, body)
        fault = self.faults.get(json.loads(body)["query"]["number"], "")
        if fault in {"hang", "slow"}:
            await asyncio.sleep(30 if fault == "hang" else 0.1)
        packed = "Content-Encoding: gzip\r\n" if fault == "packed" else ""
        answer = f"HTTP/1.1 {status} X\r\n{packed}Content-Length: {len(reply)}\r\nX-Signature: {signature}\r\n\r\n"
        writer.write(answer.encode() + (reply[: len(reply) // 2] if fault == "cut" else reply))
        await writer.drain()
        return fault != "cut"

    def _reply(self, path: str, headers: Mapping[str, str], body: bytes) -> tuple[int, bytes, str]:
        nonce = headers["x-nonce"]
        expected = request_signature(
            self.key, registry=path.rsplit("/", 1)[-1], time=headers["x-time"], nonce=nonce, body=body
        )
        if headers["x-signature"] != expected:
            return 401, b"", ""
        number = json.loads(body)["query"]["number"]
        fault = self.faults.get(number, "")
        reply = self._faulty(fault, number) if fault in _BODIES else body_for(self.records.get(number, []))
        signature = "0" * 64 if fault == "bad_signature" else reply_signature(self.key, nonce=nonce, body=reply)
        return {"error": 503, "quota": 429}.get(fault, 200), reply, signature

    def _faulty(self, fault: str, number: str) -> bytes:
        return _BODIES[fault](self.records.get(number, []))


def _without_a_name(records: list[Record]) -> bytes:
    broken = [{key: value for key, value in wire_record(record).items() if key != "name"} for record in records]
    return reply_body("found", broken)


def _about_another(records: list[Record]) -> bytes:
    return reply_body("found", [{**wire_record(record), "number": "110105194912310021"} for record in records])


_BODIES: Mapping[str, Callable[[list[Record]], bytes]] = {
    "garbage": lambda _: b'{"status":"found","records":[{"number":',
    "schema": _without_a_name,
    "somebody_else": _about_another,
    "refused": lambda _: reply_body("refused", []),
    "endless": lambda records: body_for(records) + b" " * 1_100_000,
}
