"""The seed of a rehearsal says what it is, and every rehearsal of one roster is another."""

import pytest

from services.lottery.domain.rehearsing.seed import rehearsal_text, rehearse_draw
from services.lottery.domain.seed import seed_text
from shared.crypto.hashing import sha256_hex
from tests.builders.draw_files import VALUES, children, drawn

FILES = drawn(children(5, "S01", "S02"))
FINGERPRINT = sha256_hex(FILES.draw)
ONE, OTHER = "ab" * 32, "cd" * 32


def test_it_begins_with_its_mark_instead_of_the_header() -> None:
    text = rehearsal_text(FINGERPRINT, ONE)
    assert text.decode().splitlines() == ["paiwei-rehearsal/1", FINGERPRINT, f"randomness={ONE}"]
    assert not text.startswith(seed_text(FINGERPRINT, tuple(VALUES.items()))[:13])


def test_other_chance_gives_another_seed_and_another_result() -> None:
    one, other = (
        rehearse_draw(FILES.roster, FILES.draw, rehearsal_text(FINGERPRINT, chance)) for chance in (ONE, OTHER)
    )
    assert one.seed.seed != other.seed.seed
    assert one.results != other.results


def test_the_seed_is_the_hash_of_the_text() -> None:
    text = rehearsal_text(FINGERPRINT, ONE)
    assert rehearse_draw(FILES.roster, FILES.draw, text).seed.seed == sha256_hex(text)


@pytest.mark.parametrize("chance", ["", "ab" * 31, "AB" * 32, f"{'ab' * 31}a\n", "ab" * 33])
def test_only_64_hex_digits_are_chance(chance: str) -> None:
    with pytest.raises(ValueError, match="64 hex digits"):
        rehearsal_text(FINGERPRINT, chance)


def test_nobody_rehearses_with_the_text_of_a_real_seed() -> None:
    with pytest.raises(ValueError, match="rehearsal"):
        rehearse_draw(FILES.roster, FILES.draw, seed_text(FINGERPRINT, tuple(VALUES.items())))
