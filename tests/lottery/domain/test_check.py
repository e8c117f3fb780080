"""Tests of the check before the throw."""

import pytest

from services.lottery.domain.check import check_before_throw
from services.lottery.domain.errors import Refused
from shared.crypto.hashing import sha256_hex
from tests.builders.draw_files import children, drawn

FILES = drawn(children(3, "S01"))


def test_roster_and_announcement_are_enough() -> None:
    checked = check_before_throw(FILES.roster, FILES.draw)
    assert checked.draw_sha256 == sha256_hex(FILES.draw)
    assert checked.announcement.draw_id == "TEST-2023-01"
    assert checked.roster.app_nos == [b"1001", b"1002", b"1003"]


@pytest.mark.parametrize(("roster", "draw", "code"), [(b"", b"", "JSON"), (b"", FILES.draw, "ROSTER_HASH")])
def test_the_announcement_is_judged_first(roster: bytes, draw: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        check_before_throw(roster, draw)
    assert refused.value.code == code
