"""Whatever bytes stand in a file of a bundle, there are two verdicts and no crash."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from services.lottery.domain.procedure.evidence import Brought
from services.lottery.domain.report import report_lines
from services.lottery.domain.verdicts import NEEDED, verify
from shared.crypto.hashing import sha256_hex
from shared.crypto.signed_notes import sign_note, verifier_key
from tests.builders.draw_evidence import terms_of
from tests.builders.draw_files import DICE, DRAND, bundle, children, drawn
from tests.builders.timestamps import authority

KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
VKEY = verifier_key("unit", KEY.public_key())
TSA = authority()
TABLES = {
    "plan.csv": b"school,approval_no,plan,direct,in_draws,held_back,ground\nS01,,2,0,2,0,\nS02,,1,0,1,0,\n",
    "register.csv": b"app_no,state\n1001,IN\n1002,IN\n",
}
TERMS = terms_of(TABLES)
PLAIN = bundle(drawn(children(2, "S01", "S02"), terms_sha256=sha256_hex(TERMS)))
OTHERS = {
    "terms.csv": TERMS,
    "draw.json.note": sign_note(PLAIN["draw.json"], "unit", KEY),
    "SHA256SUMS": f"{sha256_hex(PLAIN['draw.json'])}  draw.json\n".encode(),
    "SHA256SUMS.note": sign_note(f"{sha256_hex(PLAIN['draw.json'])}  draw.json\n".encode(), "unit", KEY),
    "README.txt": f"签名用的公钥：{VKEY}\n".encode(),
    "freeze.tsr": b"",
    "closing.tsr": b"",
    "closing.txt": b"paiwei-closing/1\n",
    "source_drand.txt": b"0" * 96 + b"\n",
    "source_dice.txt": b"",
    "strikes.csv": b"seq,app_no,reason\n",
    "moves.csv": b"seq,act,log_index,evidence_sha256\n",
}
FILES = PLAIN | TABLES | OTHERS
BROUGHT = [Brought(), Brought("0" * 64, VKEY, (TSA.root_der,), (FILES,))]


def check_both_verdicts(files: dict[str, bytes], brought: Brought) -> None:
    said = list(report_lines(verify(files, brought)))
    assert any(line.startswith("甲、") for line in said)
    assert any(line.startswith("乙、") for line in said)


@given(st.sampled_from(sorted(FILES)), st.binary(max_size=80), st.integers(0, 400), st.sampled_from(BROUGHT))
@settings(max_examples=300, deadline=None)
def test_bytes_put_into_any_file(name: str, added: bytes, place: int, brought: Brought) -> None:
    content = FILES[name]
    check_both_verdicts(FILES | {name: content[:place] + added + content[place + len(added) // 2 :]}, brought)


@given(st.sampled_from(sorted(FILES)), st.binary(max_size=200), st.sampled_from(BROUGHT))
@settings(max_examples=100, deadline=None)
def test_any_bytes_instead_of_a_file(name: str, content: bytes, brought: Brought) -> None:
    check_both_verdicts(FILES | {name: content}, brought)


@pytest.mark.parametrize("name", sorted(FILES.keys() - set(NEEDED)))
def test_without_any_file_that_may_be_missing(name: str) -> None:
    for brought in BROUGHT:
        check_both_verdicts({other: content for other, content in FILES.items() if other != name}, brought)


@pytest.mark.parametrize("time", ["0001-01-01T00:00:00+00:00", "9999-12-31T23:59:59-23:59", "", "2023-09-15", "９"])
def test_with_any_time_of_freeze_and_sources(time: str) -> None:
    sources = tuple(type(one)(one.name, one.kind, one.need, time, one.detail) for one in (DICE, DRAND))
    stamped = {"freeze.tsr": TSA.stamp(b"", TSA.root.not_valid_before_utc), "closing.txt": b""}
    files = bundle(drawn(children(2, "S01"), sources=sources, frozen_at=time)) | stamped
    for brought in BROUGHT:
        check_both_verdicts(files | {"closing.tsr": stamped["freeze.tsr"]}, brought)
