"""Writes the documents of a freeze from what was announced and what registration froze: draw.json and terms.csv."""

import re
from collections.abc import Mapping
from datetime import datetime

from services.lottery.domain.announcement import NO_HASH, Announcement, render_announcement
from services.lottery.domain.ceremony_refusals import FileHashDiffers
from services.lottery.domain.rules import GroupBoundary, Mechanism, TicketScope, Waitlist
from services.lottery.domain.seats import Seat
from services.lottery.domain.sources.announced import Source
from services.lottery.store.notices import Notice
from services.lottery.store.records import DrawKey
from shared.clock import CHINA
from shared.crypto.hashing import sha256_hex

EMPTY_ROSTER = b"app_no,pid,group,choice,school,category,tier\n"
PID_KEY = "pid_key"
TERMS = ("calendar", PID_KEY, "plan.csv", "policy", "register.csv", "tiers.csv")
"""What terms.csv names, ascending (section 9)."""


def china_time(moment: datetime) -> str:
    """Return ISO 8601 with offset, to the second."""
    return moment.astimezone(CHINA).isoformat(timespec="seconds")


def sources_of(notice: Notice) -> tuple[Source, ...]:
    """Return the sources as draw.json writes them."""
    return tuple(
        Source(one.name, one.kind, "required" if one.required else "optional", china_time(one.at), one.detail)
        for one in notice.sources
    )


def write_announcement(
    key: DrawKey, notice: Notice, *, link: tuple[int, str], frozen_at: datetime, tables: tuple[bytes, bytes | None]
) -> bytes:
    """Return draw.json; `link` is seq and prev, `tables` the bytes of roster.csv and of terms.csv (None: none)."""
    roster, terms = tables
    seats = (Seat(seat.school, seat.category, seat.capacity, seat.name) for seat in notice.seats)
    return render_announcement(
        Announcement(
            draw_id=key.draw_id,
            seq=link[0],
            prev=link[1],
            title=notice.title,
            frozen_at=china_time(frozen_at),
            mechanism=Mechanism(notice.mechanism),
            ticket_scope=TicketScope(notice.ticket_scope),
            group_boundary=GroupBoundary(notice.group_boundary),
            waitlist=Waitlist(notice.waitlist),
            roster_sha256=sha256_hex(roster),
            roster_rows=roster.count(b"\n") - 1,
            terms_sha256=NO_HASH if terms is None else sha256_hex(terms),
            seats=tuple(sorted(seats, key=lambda seat: seat.lot)),
            sources=sources_of(notice),
        )
    )


def write_terms(files: Mapping[str, bytes]) -> bytes:
    """Return terms.csv: SHA-256 of every file it names; of the pseudonyms' key the hash that registration gave."""
    lines = [f"{name},{_pid_key(files[name]) if name == PID_KEY else sha256_hex(files[name])}\n" for name in TERMS]
    return "".join(["name,sha256\n", *lines]).encode()


def _pid_key(content: bytes) -> str:
    text = content.decode("ascii", "replace").removesuffix("\n")
    if not re.fullmatch("[0-9a-f]{64}", text):
        raise FileHashDiffers(PID_KEY)
    return text
