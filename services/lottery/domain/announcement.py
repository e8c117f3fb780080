"""The announcement 派位公告 (draw.json): rules, seats, sources the roster's hash; docs/spec/draw.md, 2.2 and 11."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.lottery.domain.encoding import DRAW_ID, HEX64, LARGEST_INTEGER, matches
from services.lottery.domain.errors import Refused
from services.lottery.domain.layout import INTEGER, TEXT, Layout, Reading, Row, Shape
from services.lottery.domain.rules import GroupBoundary, Mechanism, TicketScope, Waitlist
from services.lottery.domain.seats import Seat, read_seats
from services.lottery.domain.sources.announced import Source, read_sources

SPEC = "paiwei-draw/1"
NO_HASH = "0" * 64
"""`prev` of the first draw, and `terms_sha256` where there is no terms.csv."""

_MEMBERS: dict[str, Shape] = {
    "spec": TEXT,
    "draw_id": TEXT,
    "seq": INTEGER,
    "prev": TEXT,
    "title": TEXT,
    "frozen_at": TEXT,
    "mechanism": TEXT,
    "ticket_scope": TEXT,
    "group_boundary": TEXT,
    "waitlist": TEXT,
    "roster_sha256": TEXT,
    "roster_rows": INTEGER,
    "terms_sha256": TEXT,
    "seats": (TEXT, TEXT, INTEGER, TEXT),
    "sources": (TEXT, TEXT, TEXT, TEXT, TEXT),
}
_LAYOUT = Layout("draw.json", _MEMBERS)


@dataclass(frozen=True, kw_only=True)
class Announcement:
    """Everything of a draw but the roster and the luck; member names as in section 2.2."""

    draw_id: str
    seq: int
    prev: str
    title: str
    frozen_at: str
    mechanism: Mechanism
    ticket_scope: TicketScope
    group_boundary: GroupBoundary
    waitlist: Waitlist
    roster_sha256: str
    roster_rows: int
    terms_sha256: str
    seats: tuple[Seat, ...]
    sources: tuple[Source, ...]


def parse_announcement(content: bytes) -> Announcement:
    """Return what draw.json says, or refuse with the first code of its block in section 11."""
    reading = _LAYOUT.read(content)
    texts, integers = reading.texts, reading.integers
    if texts["spec"] != SPEC:
        raise Refused("SPEC", f"规范版本不是 {SPEC}")
    if not matches(DRAW_ID, texts["draw_id"]):
        raise Refused("DRAW_ID", "派位活动编号不合规范")
    mechanism, ticket_scope, group_boundary, waitlist = _rules(reading)
    _check_hashes_and_integers(reading)
    return Announcement(
        draw_id=texts["draw_id"],
        seq=integers["seq"],
        prev=texts["prev"],
        title=texts["title"],
        frozen_at=texts["frozen_at"],
        mechanism=mechanism,
        ticket_scope=ticket_scope,
        group_boundary=group_boundary,
        waitlist=waitlist,
        roster_sha256=texts["roster_sha256"],
        roster_rows=integers["roster_rows"],
        terms_sha256=texts["terms_sha256"],
        seats=read_seats(reading.rows["seats"]),
        sources=read_sources(reading.rows["sources"]),
    )


def render_announcement(announcement: Announcement) -> bytes:
    """Return the bytes of draw.json, or refuse what no draw.json may say."""
    values: dict[str, str | int | Sequence[Row]] = {name: getattr(announcement, name, SPEC) for name in _MEMBERS}
    values["seats"] = [(seat.school, seat.category, seat.capacity, seat.name) for seat in announcement.seats]
    values["sources"] = [(one.name, one.kind, one.need, one.time, one.detail) for one in announcement.sources]
    content = _LAYOUT.write(values)
    if parse_announcement(content) != announcement:
        raise Refused("LAYOUT", "公告里有不能写进 draw.json 的字符")
    return content


def _rules(reading: Reading) -> tuple[Mechanism, TicketScope, GroupBoundary, Waitlist]:
    texts = reading.texts
    try:
        return (
            Mechanism(texts["mechanism"]),
            TicketScope(texts["ticket_scope"]),
            GroupBoundary(texts["group_boundary"]),
            Waitlist(texts["waitlist"]),
        )
    except ValueError as error:
        raise Refused("RULES", f"没有这样的派位规则：{error}") from error


def _check_hashes_and_integers(reading: Reading) -> None:
    for name in ("prev", "roster_sha256", "terms_sha256"):
        if not matches(HEX64, reading.texts[name]):
            raise Refused("HEX", f"{name} 不是 64 位小写十六进制数")
    for name, value in reading.integers.items():
        if value > LARGEST_INTEGER:
            raise Refused("INT", f"{name} 超过 {LARGEST_INTEGER}")
