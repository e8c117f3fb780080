"""The bundle: what is in it at each step, that it verifies, and that it is the same bytes every time."""

import io
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from services.lottery.domain.procedure.evidence import Brought
from services.lottery.domain.verdicts import verify
from shared.crypto.hashing import sha256_hex
from shared.crypto.signed_notes import open_note
from tests.builders.ceremonies import Ceremony
from tests.builders.draws import DRAW_ID, UNIT

REFERENCE = Path(__file__).parents[3] / "docs" / "spec" / "draw" / "reference.py"
FROZEN = {
    "calendar",
    "draw.json",
    "draw.json.note",
    "plan.csv",
    "policy",
    "register.csv",
    "roster.csv",
    "terms.csv",
    "tiers.csv",
}
CLOSED = FROZEN | {"closing.txt"}
SEEDED = CLOSED | {"seed.json", "seed.txt", "source_drand.txt"}
PUBLISHED = SEEDED | {"results.csv", "README.txt", "SHA256SUMS", "SHA256SUMS.note", "reference.py", "replay.sh"}


async def bundle(ceremony: Ceremony) -> dict[str, bytes]:
    answer = await ceremony.client.get(f"/draws/{DRAW_ID}/bundle.tar.gz")
    assert answer.status_code == 200, answer.text
    with tarfile.open(fileobj=io.BytesIO(answer.content), mode="r:gz") as archive:
        read = {member.name.removeprefix(f"{DRAW_ID}/"): archive.extractfile(member) for member in archive}
        return {name: file.read() for name, file in read.items() if file}


@pytest.mark.parametrize(
    ("done", "names"),
    [("freeze", FROZEN), ("close", CLOSED), ("seed", SEEDED), ("draw", SEEDED), ("publish", PUBLISHED)],
)
async def test_each_step_adds_its_files_and_no_result_is_seen_early(
    ceremony: Ceremony, done: str, names: set[str]
) -> None:
    await ceremony.go_to(done)
    assert set(await bundle(ceremony)) == names
    early = await ceremony.client.get(f"/draws/{DRAW_ID}/files/results.csv")
    assert early.status_code == (200 if "results.csv" in names else 404)


async def test_nothing_is_public_before_the_freeze(ceremony: Ceremony) -> None:
    await ceremony.go_to("announce")
    assert (await ceremony.client.get(f"/draws/{DRAW_ID}/bundle.tar.gz")).status_code == 404
    assert (await ceremony.client.get(f"/draws/{DRAW_ID}/files/roster.csv")).status_code == 404


async def test_the_published_bundle_holds_before_our_verifier(ceremony: Ceremony) -> None:
    published = await ceremony.go_to("publish")
    verdicts = verify(await bundle(ceremony), Brought(published["draw_sha256"]))
    assert verdicts.calculated_correctly
    assert verdicts.contradictions == ()
    unseen = {line.name for line in verdicts.not_shown}
    assert not unseen & {"fingerprint", "entropy", "last_source", "times", "closing", "terms", "plan", "register"}


async def test_the_published_bundle_verifies_with_the_reference_alone(ceremony: Ceremony, tmp_path: Path) -> None:
    await ceremony.go_to("publish")
    for name, content in (await bundle(ceremony)).items():
        (tmp_path / name).write_bytes(content)
    run = subprocess.run([sys.executable, REFERENCE, "verify", tmp_path], capture_output=True, check=False, text=True)
    assert run.returncode == 0, run.stderr


async def test_the_manifest_names_every_file_and_is_signed(ceremony: Ceremony) -> None:
    await ceremony.go_to("publish")
    files = await bundle(ceremony)
    manifest = files.pop("SHA256SUMS")
    note = files.pop("SHA256SUMS.note")
    assert manifest.decode() == "".join(f"{sha256_hex(files[name])}  {name}\n" for name in sorted(files))
    key = (await ceremony.client.get(f"/units/{UNIT}/key")).text.strip()
    assert open_note(note, key) == manifest


async def test_the_same_bundle_is_the_same_bytes(ceremony: Ceremony) -> None:
    await ceremony.go_to("publish")
    answers = [await ceremony.client.get(f"/draws/{DRAW_ID}/bundle.tar.gz") for _ in range(2)]
    assert answers[0].content == answers[1].content
    assert answers[0].headers["Content-SHA256"] == sha256_hex(answers[0].content)
