"""Tests of the signed list of all files."""

from collections.abc import Mapping

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from services.lottery.domain.procedure.evidence import Brought, Evidence, State
from services.lottery.domain.procedure.manifest import NotAManifest, files_are_the_listed_ones, read_manifest
from shared.crypto.hashing import sha256_hex
from shared.crypto.signed_notes import sign_note, verifier_key
from tests.builders.draw_evidence import evidence

KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
VKEY = verifier_key("unit", KEY.public_key())
FILES = dict(evidence().files)


def sums_of(files: Mapping[str, bytes]) -> bytes:
    return "".join(f"{sha256_hex(content)}  {name}\n" for name, content in sorted(files.items())).encode()


def listed(sums: bytes, *, key: str | None = VKEY, **changes: bytes) -> Evidence:
    files = {"SHA256SUMS": sums, "SHA256SUMS.note": sign_note(sums, "unit", KEY)}
    named = {name.replace("_", "."): content for name, content in changes.items()}
    return evidence(files | named, brought=Brought(key=key))


def test_a_signed_list_of_exactly_these_files_is_shown() -> None:
    assert files_are_the_listed_ones(listed(sums_of(FILES))).state == State.SHOWN


def test_without_a_key_from_elsewhere_it_is_not_shown() -> None:
    assert files_are_the_listed_ones(listed(sums_of(FILES), key=None)).state == State.NOT_SHOWN


def test_without_a_list_or_its_signature_it_is_not_shown() -> None:
    assert files_are_the_listed_ones(evidence()).state == State.NOT_SHOWN
    assert files_are_the_listed_ones(evidence({"SHA256SUMS": sums_of(FILES)})).state == State.NOT_SHOWN


@pytest.mark.parametrize("name", FILES)
def test_a_changed_file_is_contradicted_by_name(name: str) -> None:
    found = files_are_the_listed_ones(listed(sums_of(FILES | {name: b"changed"})))
    assert found.state == State.CONTRADICTED
    assert name in found.sentence


def test_a_list_that_was_changed_after_signing_is_contradicted() -> None:
    other = listed(sums_of(FILES)).files["SHA256SUMS.note"]
    changed = evidence({"SHA256SUMS": sums_of(FILES)[65:], "SHA256SUMS.note": other})
    assert files_are_the_listed_ones(changed).state == State.CONTRADICTED


def test_what_is_missing_or_was_added_is_named() -> None:
    more = FILES | {"policy": b""}
    missing = files_are_the_listed_ones(listed(sums_of(more)))
    added = files_are_the_listed_ones(listed(sums_of(FILES), closing_txt=b""))
    assert (missing.state, added.state) == (State.NOT_SHOWN, State.NOT_SHOWN)
    assert "policy" in missing.sentence
    assert "closing.txt" in added.sentence


@pytest.mark.parametrize(
    "content",
    [
        b"x",
        b"\n",
        b"0" * 64 + b" draw.json\n",
        b"0" * 64 + b"  draw.json",
        b"0" * 64 + b"  ../draw.json\n",
        (b"0" * 64 + b"  draw.json\n") * 2,
        b"\xff\n",
    ],
)
def test_what_is_no_list_is_contradicted(content: bytes) -> None:
    with pytest.raises(NotAManifest):
        read_manifest(content)
    assert files_are_the_listed_ones(evidence({"SHA256SUMS": content})).state == State.CONTRADICTED


def test_a_time_stamp_need_not_be_listed() -> None:
    assert files_are_the_listed_ones(listed(sums_of(FILES), freeze_tsr=b"stamp")).state == State.SHOWN
