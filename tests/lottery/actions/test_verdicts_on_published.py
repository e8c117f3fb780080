"""The published bundle before the verifier: what the unit's key shows, and one changed byte anywhere."""

import pytest

from services.lottery.domain.procedure.evidence import Brought, State
from services.lottery.domain.verdicts import Verdicts, verify
from tests.builders.ceremonies import Ceremony
from tests.builders.draws import UNIT
from tests.lottery.actions.test_read_bundle import bundle

KEPT_BY_THE_KEY = ("signature", "manifest", "beacon_signature")


@pytest.fixture
async def published(ceremony: Ceremony) -> dict[str, bytes]:
    await ceremony.go_to("publish")
    return await bundle(ceremony)


@pytest.fixture
async def key(ceremony: Ceremony) -> str:
    return (await ceremony.client.get(f"/units/{UNIT}/key")).text.strip()


def states(verdicts: Verdicts) -> dict[str, State]:
    return {line.name: line.state for line in verdicts.procedure}


async def test_with_the_key_from_elsewhere_the_signatures_are_shown(published: dict[str, bytes], key: str) -> None:
    found = states(verify(published, Brought(key=key)))
    assert [found[name] for name in KEPT_BY_THE_KEY] == [State.SHOWN] * 3


async def test_the_key_in_the_bundle_shows_nothing(published: dict[str, bytes]) -> None:
    found = states(verify(published))
    assert [found[name] for name in ("signature", "manifest")] == [State.NOT_SHOWN] * 2


@pytest.mark.parametrize("with_key", [True, False])
async def test_one_changed_byte_anywhere_is_found(published: dict[str, bytes], key: str, with_key: bool) -> None:
    """The line of the fault says which check failed, whoever changed the byte and wherever it stands."""
    brought = Brought(key=key) if with_key else Brought()
    passed = [
        (name, place)
        for name, content in published.items()
        for place in {0, len(content) // 2, len(content) - 1}
        if verify(published | {name: changed(content, place)}, brought).hold()
    ]
    assert passed == []


def changed(content: bytes, place: int) -> bytes:
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]
