"""The public files of a draw, one by one or in one archive that is the same bytes every time (draw.md, section 9)."""

import asyncio
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field

from services.lottery.actions.office import the_draw
from services.lottery.domain.archive import tar_gz
from services.lottery.domain.ceremony import State
from services.lottery.domain.ceremony_refusals import FileNotPublic
from services.lottery.store.files import file_hashes, file_sizes, read_file, read_files
from services.lottery.store.records import DrawKey, DrawRecord
from shared.crypto.hashing import sha256_hex
from shared.database.sessions import Database, ReadSession

RESULTS = "results.csv"
AT_HAND = 2
"""So many archives stay in memory; one of 300,000 rows has 80 MB."""


def is_public(record: DrawRecord, name: str) -> bool:
    """Say whether a file that exists may be seen: everything from its making on, the result when it is published."""
    return name != RESULTS or record.state is State.PUBLISHED


async def public_file(db: Database, key: DrawKey, name: str) -> bytes:
    """Return one file, or raise `FileNotPublic`."""
    async with db.reading(key.unit_code) as session:
        record = await the_draw(session, key)
        content = await read_file(session, key, name) if is_public(record, name) else None
    if content is None:
        raise FileNotPublic
    return content


async def public_sizes(session: ReadSession, record: DrawRecord) -> dict[str, int]:
    """Return name and length of every public file, ascending by name."""
    sizes = await file_sizes(session, record.key)
    return {name: size for name, size in sizes.items() if is_public(record, name)}


@dataclass(frozen=True, eq=False)
class BundleShelf:
    """The archives that were asked for last: a crowd that wants the same one shares its bytes, packed once."""

    db: Database
    _at_hand: OrderedDict[str, bytes] = field(default_factory=OrderedDict, repr=False)
    _packing: asyncio.Lock = field(default_factory=asyncio.Lock, repr=False)

    async def archive(self, key: DrawKey) -> bytes:
        """Return every public file in one archive, or raise `FileNotPublic` before the freeze."""
        async with self.db.reading(key.unit_code) as session:
            record = await the_draw(session, key)
            hashes = await file_hashes(session, key)
        public = {name: sha256 for name, sha256 in hashes.items() if is_public(record, name)}
        if not public:
            raise FileNotPublic
        mark = sha256_hex(repr((key, sorted(public.items()))).encode())
        async with self._packing:
            if mark not in self._at_hand:
                self._at_hand[mark] = await self._packed(key, public)
            self._at_hand.move_to_end(mark)
            while len(self._at_hand) > AT_HAND:
                self._at_hand.popitem(last=False)
            return self._at_hand[mark]

    async def _packed(self, key: DrawKey, public: Mapping[str, str]) -> bytes:
        async with self.db.reading(key.unit_code) as session:
            files = await read_files(session, key)
        return await asyncio.to_thread(tar_gz, key.draw_id, {name: files[name] for name in public})
