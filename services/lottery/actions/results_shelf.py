"""Keeps published results at hand: each is read once, compared with the hash it was published under, then answers."""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass, field

from services.lottery.actions.read_bundle import RESULTS
from services.lottery.domain.ceremony_refusals import PublishedFileDiffers
from services.lottery.store.files import read_file
from services.lottery.store.records import DrawRecord
from services.lottery.store.results_file import ResultsFile
from shared.crypto.hashing import sha256_hex
from shared.database.sessions import ReadSession

SUMS = "SHA256SUMS"
AT_HAND = 4
"""So many files stay in memory; one of 300,000 lines takes about 60 MB with its index."""


@dataclass(frozen=True, eq=False)
class ResultsShelf:
    """The last results that were asked for, by their SHA-256: what is found here can be no other file."""

    _at_hand: OrderedDict[str, ResultsFile] = field(default_factory=OrderedDict, repr=False)
    _one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock, repr=False)

    async def results_of(self, session: ReadSession, record: DrawRecord) -> ResultsFile:
        """Return the results of a published draw.

        Raises `PublishedFileDiffers` where the bytes are not those that the draw and SHA256SUMS name.
        """
        wanted = record.results_sha256 or ""
        async with self._one_at_a_time:
            if wanted not in self._at_hand:
                self._at_hand[wanted] = await _read(session, record, wanted)
            self._at_hand.move_to_end(wanted)
            while len(self._at_hand) > AT_HAND:
                self._at_hand.popitem(last=False)
            return self._at_hand[wanted]


async def _read(session: ReadSession, record: DrawRecord, wanted: str) -> ResultsFile:
    content = await read_file(session, record.key, RESULTS) or b""
    sums = await read_file(session, record.key, SUMS) or b""
    actual = await asyncio.to_thread(sha256_hex, content)
    if actual != wanted or f"{actual}  {RESULTS}" not in sums.decode().splitlines():
        raise PublishedFileDiffers
    return await asyncio.to_thread(ResultsFile, content, actual)
