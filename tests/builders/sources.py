"""A draw with a source of every kind, frozen and read, and what two people type of it."""

from typing import Any

from services.lottery.domain.sources.reveal import commitment
from tests.builders.ceremonies import OFFICER, RELEASER, Answer, Ceremony, session_of
from tests.builders.draws import CLOSED_AT, DRAW_ID, LAST_SOURCE_AT, THROWN_AT, dice, drand

NONCES = {"W1": "1a" * 16, "W2": "2b" * 16, "W3": "3c" * 16}
THROWS = "4071"
SSQ_VALUE = "2023107:03.05.12.18.22.33+07"
HEX_VALUE = "0f" * 64
HEX_AT = "2023-09-15T15:05:00+08:00"
MEDIA = (
    {"address": "https://www.cwl.gov.cn/ygkj/wqkjgg/ssq/", "seen_at": "2023-09-15T15:12:00+08:00"},
    {"address": "https://tv.cctv.com/lm/", "seen_at": "2023-09-15T15:13:00+08:00"},
)
TYPED_AT = "2023-09-15T15:20:00+08:00"
OPTIONAL_OVER_AT = "2023-09-15T15:35:00+08:00"
THIRD = session_of("draw_officer", name="第三个人")
"""Another officer of the same unit."""


def envelopes(at: str = THROWN_AT, **changes: Any) -> dict[str, Any]:
    """Three witnesses' envelopes."""
    detail = ";".join(f"{label}:{commitment(DRAW_ID, label, nonce)}" for label, nonce in NONCES.items())
    return {"name": "envelopes", "kind": "reveal", "required": True, "at": at, "detail": detail, **changes}


def ssq(at: str = "2023-09-15T15:10:00+08:00", **changes: Any) -> dict[str, Any]:
    """An issue of 双色球."""
    return {"name": "ssq", "kind": "ssq", "required": True, "at": at, "detail": "2023107", **changes}


def other_beacon(at: str = HEX_AT) -> dict[str, Any]:
    """A value of some other beacon, optional."""
    return {"name": "nist", "kind": "hex", "required": False, "at": at, "detail": "NIST 2023-09-15 07:05 UTC"}


EVERY_KIND = [envelopes(), dice(len(THROWS)), ssq(), other_beacon(), drand()]


async def frozen_and_read(ceremony: Ceremony) -> Ceremony:
    """Freeze the draw and read its fingerprint."""
    await ceremony.go_to("freeze")
    for row in (1, 2, 3, 4):
        status, said = await read_row(ceremony, row)
        assert status == 200, said
    return ceremony


async def read_row(ceremony: Ceremony, row: int, *, agreed: bool = True, at: str = THROWN_AT) -> Answer:
    """Read one row of the fingerprint."""
    return await ceremony.post(f"/{ceremony.draw_id}/reading", {"row": row, "agreed": agreed, "at": at})


async def both_type(ceremony: Ceremony, source: str, place: int, value: str, **more: Any) -> Answer:
    """Have officer and releaser type the same; return the second answer."""
    status, said = await ceremony.type(source, place, value, who=OFFICER, **more)
    assert (status, said["agreed"]) == (200, False), said
    return await ceremony.type(source, place, value, who=RELEASER, **more)


async def type_envelopes(ceremony: Ceremony, opened: dict[str, str]) -> None:
    """Type every envelope; one that is not `opened` is `-`."""
    for place, label in enumerate(NONCES, start=1):
        assert (await both_type(ceremony, "envelopes", place, opened.get(label, "-")))[0] == 200


async def type_throws(ceremony: Ceremony, throws: str = THROWS) -> None:
    """Type every throw."""
    for place, digit in enumerate(throws, start=1):
        assert (await both_type(ceremony, "dice", place, digit))[0] == 200


async def type_ssq(ceremony: Ceremony, value: str = SSQ_VALUE) -> None:
    """Type the numbers of 双色球 as two people saw them in two media."""
    for who, media in zip((OFFICER, RELEASER), MEDIA, strict=True):
        status, said = await ceremony.type("ssq", 0, value, who=who, media=media, at=TYPED_AT)
        assert status == 200, said


async def look(ceremony: Ceremony, who: dict[str, str] | None = None, at: str = CLOSED_AT) -> dict[str, Any]:
    """Return how the sources stand."""
    path = f"/api/units/140199/draws/{ceremony.draw_id}/sources"
    answer = await ceremony.client.get(path, params={"at": at}, headers=who or OFFICER)
    assert answer.status_code == 200, answer.text
    said: dict[str, Any] = answer.json()
    return said


async def close(ceremony: Ceremony, at: str = OPTIONAL_OVER_AT) -> Answer:
    """Close, and prepare nothing."""
    return await ceremony.take_alone("close", at=at)


async def paste(ceremony: Ceremony, signature: str, at: str = LAST_SOURCE_AT) -> Answer:
    """Paste a signature of the beacon."""
    return await ceremony.post(f"/{ceremony.draw_id}/sources/drand/beacon", {"signature": signature, "at": at})
