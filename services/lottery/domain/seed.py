"""The seed 种子: from the announcement's hash and the opened sources (docs/spec/draw.md, section 4), and seed.json."""

from collections.abc import Mapping
from dataclasses import dataclass

from services.lottery.domain.announcement import Announcement, parse_announcement
from services.lottery.domain.errors import Refused
from services.lottery.domain.layout import TEXT, Layout
from services.lottery.domain.sources.announced import MISSING, check_value
from shared.crypto.hashing import sha256_hex

SPEC = "paiwei-seed/1"
Values = tuple[tuple[str, str], ...]
"""Name and value of every source, in the announced order."""

_LAYOUT = Layout(
    "seed.json", {"spec": TEXT, "draw_id": TEXT, "draw_sha256": TEXT, "seed": TEXT, "values": (TEXT, TEXT)}
)


@dataclass(frozen=True)
class Seed:
    """A seed that follows from the sources it names."""

    draw_sha256: str
    seed: str
    values: Values


def seed_text(draw_sha256: str, values: Values) -> bytes:
    """Return seed.txt, whose SHA-256 is the seed."""
    lines = [SPEC, draw_sha256, *(f"{name}={value}" for name, value in values)]
    return "".join(f"{line}\n" for line in lines).encode()


def derive(draw_sha256: str, values: Values) -> str:
    """Return the seed (64 hex digits)."""
    return sha256_hex(seed_text(draw_sha256, values))


def parse_seed(content: bytes, *, announcement: Announcement, draw_sha256: str) -> Seed:
    """Return what seed.json says, or refuse with the first code of its block in section 11."""
    reading = _LAYOUT.read(content)
    texts = reading.texts
    if texts["spec"] != SPEC or texts["draw_id"] != announcement.draw_id:
        raise Refused("SEED_ID", f"种子文件的规范版本不是 {SPEC}，或不是这次派位的")
    if texts["draw_sha256"] != draw_sha256:
        raise Refused("DRAW_HASH", "种子文件写的公告指纹和公告的不同")
    values = tuple((name, value) for name, value in reading.rows["values"])
    _check_values(announcement, values)
    if texts["seed"] != derive(draw_sha256, values):
        raise Refused("SEED_HASH", "种子不是由公告和来源算出来的")
    return Seed(draw_sha256, texts["seed"], values)


def make_seed(draw: bytes, values: Mapping[str, str]) -> bytes:
    """Return the bytes of seed.json for a draw.json and the value of each source by name; a missing one is `-`.

    Refuses as `parse_seed` does: no seed is made from values that a verifier would refuse.
    """
    announcement = parse_announcement(draw)
    draw_sha256 = sha256_hex(draw)
    names = [source.name for source in announcement.sources]
    if not set(values) <= set(names):
        raise Refused("SEED_SOURCES", "有公告里没有的种子来源")
    opened = tuple((name, values.get(name, MISSING)) for name in names)
    _check_values(announcement, opened)
    return _LAYOUT.write(
        {
            "spec": SPEC,
            "draw_id": announcement.draw_id,
            "draw_sha256": draw_sha256,
            "seed": derive(draw_sha256, opened),
            "values": opened,
        }
    )


def _check_values(announcement: Announcement, values: Values) -> None:
    if [name for name, _ in values] != [source.name for source in announcement.sources]:
        raise Refused("SEED_SOURCES", "种子文件的来源和公告的来源不同")
    for source, (_, value) in zip(announcement.sources, values, strict=True):
        check_value(source, value, announcement.draw_id)
