"""Somebody who publishes bundles that show one thing to the page and another to whoever unpacks them."""

import base64
import gzip
import io
import tarfile
from collections.abc import Sequence
from typing import Any

import pytest

from services.lottery.domain.archive import tar_gz
from shared.crypto.hashing import sha256_hex
from tests.browser.conftest import chromium
from tests.browser.verifier.conftest import calculator, home
from tests.browser.verifier.signed_bundle import signed_bundle
from tests.browser.verifier.verifying import DRIVE, Verifier, states

__all__ = ["calculator", "chromium", "home"]
WHOLE = signed_bundle()
FOLDER = "140199-2023-XX-01"
DECOY = WHOLE["results.csv"].replace(b",WAIT,1\n", b",ADMIT,\n", 1)
Entry = tuple[tarfile.TarInfo, bytes]


def entry(name: str, content: bytes, **fields: Any) -> Entry:
    info = tarfile.TarInfo(f"{FOLDER}/{name}")
    info.size = len(content)
    for field, value in fields.items():
        setattr(info, field, value)
    return info, content


def packed(entries: Sequence[Entry], how: int = tarfile.PAX_FORMAT) -> bytes:
    """The entries as tar, compressed as anybody's tar does."""
    whole = io.BytesIO()
    with tarfile.open(fileobj=whole, mode="w", format=how) as tar:
        for info, content in entries:
            tar.addfile(info, io.BytesIO(content))
    return gzip.compress(whole.getvalue())


def of_the_bundle() -> list[Entry]:
    return [entry(name, content) for name, content in WHOLE.items()]


def drive(verifier: Verifier, chosen: Sequence[tuple[str, bytes]]) -> dict[str, Any]:
    encoded = [[name, base64.b64encode(content).decode()] for name, content in chosen]
    said: dict[str, Any] = verifier.page.evaluate(DRIVE, [encoded, {}])
    return said


def refused(said: dict[str, Any]) -> bool:
    return "fault" in said or said["report"]["wrong"] + said["report"]["contradicted"] > 0


def test_the_bundle_repacked_honestly_is_read(calculator: Verifier) -> None:
    assert not refused(drive(calculator, [("a.tar.gz", packed(of_the_bundle()))]))


@pytest.mark.parametrize("hidden", [{"path": f"{FOLDER}/results.csv"}, {"size": "1"}, {"linkpath": "results.csv"}])
def test_an_entry_that_unpacks_as_another_file_is_refused(calculator: Verifier, hidden: dict[str, str]) -> None:
    """Tar programs follow the extended header; who reads only the short name sees the true results.csv."""
    other = entry("results.csv", DECOY)
    other[0].pax_headers = hidden
    other[0].name = f"{FOLDER}/policy"
    entries = [one for one in of_the_bundle() if not one[0].name.endswith("/policy")]
    other[0].size = len(WHOLE["policy"])
    said = drive(calculator, [("a.tar.gz", packed([*entries, (other[0], WHOLE["policy"])]))])
    assert refused(said)


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE, b"L", b"S"])
def test_an_entry_that_is_no_file_is_refused(calculator: Verifier, kind: bytes) -> None:
    odd = entry("results.csv", b"", type=kind, linkname="/etc/passwd")
    entries = [one for one in of_the_bundle() if not one[0].name.endswith("/results.csv")]
    assert "fault" in drive(calculator, [("a.tar.gz", packed([*entries, odd], tarfile.USTAR_FORMAT))])


@pytest.mark.parametrize("folder", [FOLDER, "elsewhere", f"{FOLDER}/deeper"])
def test_two_files_of_one_name_are_refused(calculator: Verifier, folder: str) -> None:
    twice = entry("results.csv", DECOY)
    twice[0].name = f"{folder}/results.csv"
    for entries in ([*of_the_bundle(), twice], [twice, *of_the_bundle()]):
        assert "fault" in drive(calculator, [("a.tar.gz", packed(entries))])


@pytest.mark.parametrize("first", [True, False])
def test_two_chosen_files_of_one_name_are_refused(calculator: Verifier, first: bool) -> None:
    chosen = list(WHOLE.items())
    chosen.insert(0 if first else len(chosen), ("results.csv", DECOY))
    assert "fault" in drive(calculator, chosen)


@pytest.mark.parametrize("name", ["__proto__", "constructor", "toString", "hasOwnProperty"])
def test_no_name_hides_a_file_from_the_list(calculator: Verifier, name: str) -> None:
    said = drive(calculator, [*WHOLE.items(), (name, b"strikes\n")])
    assert states(said["report"])["manifest"] == "bad"
    assert name in [one for one, _ in said["report"]["files"]]
    repacked = packed([*of_the_bundle(), entry(name, b"strikes\n")])
    assert refused(drive(calculator, [("a.tar.gz", repacked)]))
    assert refused(drive(calculator, [("a.tar.gz", tar_gz(FOLDER, {**WHOLE, name: b"strikes\n"}))]))


@pytest.mark.parametrize("name", ["__proto__", "constructor", "toString", "valueOf"])
def test_no_name_passes_for_a_file_that_is_missing(calculator: Verifier, name: str) -> None:
    files = dict(WHOLE) | {"SHA256SUMS": WHOLE["SHA256SUMS"] + f"{sha256_hex(b'')}  {name}\n".encode()}
    report = drive(calculator, list(files.items()))["report"]
    (line,) = [one for one in report["lines"] if one["name"] == "manifest"]
    assert line["state"] == "bad"
    assert f"{name} 不在这里" in line["say"]["zh"]


@pytest.mark.parametrize("rest", [b"\0" * 512 + b"hidden", b"x", b"\0" * 1024])
def test_nothing_hides_behind_the_end_of_an_archive(calculator: Verifier, rest: bytes) -> None:
    """A second archive behind the first: programs differ in whether they go on."""
    tar = gzip.decompress(packed(of_the_bundle()))
    second = gzip.decompress(packed([entry("results.csv", DECOY)]))
    hidden = [gzip.compress(tar + second), gzip.compress(tar) + gzip.compress(second), gzip.compress(tar) + rest]
    for whole in hidden[: 2 if rest == b"x" else 3]:
        assert "fault" in drive(calculator, [("a.tar.gz", whole)])


@pytest.mark.parametrize(
    "size", [b"00000000017 9", b"-0000000001\0", b"0x000000011\0", b"\x80" + b"\0" * 10 + b"\x05", b"           \0"]
)
def test_a_length_that_programs_read_differently_is_refused(calculator: Verifier, size: bytes) -> None:
    tar = bytearray(gzip.decompress(packed([entry("draw.json", WHOLE["draw.json"])], tarfile.USTAR_FORMAT)))
    tar[124:136] = size[:12].ljust(12, b"\0")
    tar[148:156] = b" " * 8
    tar[148:156] = b"%06o\0 " % sum(tar[:512])
    assert "fault" in drive(calculator, [("a.tar.gz", gzip.compress(bytes(tar)))])


@pytest.mark.parametrize(
    "name", ["<img src=x onerror=top.bad=1>", "results.csv\u202e\u2066vsc.", "a\nb", "../draw.json"]
)
def test_a_file_name_is_text_and_nothing_else(calculator: Verifier, name: str) -> None:
    said = drive(calculator, [*WHOLE.items(), (name, b"<script>top.bad=1</script>")])
    assert states(said["report"])["manifest"] == "bad"
    assert calculator.page.evaluate("typeof top.bad") == "undefined"
