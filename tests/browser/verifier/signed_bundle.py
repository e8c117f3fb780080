"""A whole bundle as a unit publishes it: papers, proofs, programs, list, signatures."""

from functools import cache
from types import MappingProxyType

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from services.lottery.actions.bundle_words import READ_ME
from services.lottery.released.programs import IN_BUNDLES, released
from shared.crypto.hashing import sha256_hex
from shared.crypto.signed_notes import sign_note, verifier_key
from tests.builders.draw_evidence import terms_of
from tests.builders.draw_files import THROWN, bundle, children, drawn
from tests.builders.draws import beacon
from tests.spec.bundles import Files

NAME = "yangguang/lottery/140199"
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
VKEY = verifier_key(NAME, KEY.public_key())
OTHER_VKEY = verifier_key(NAME, Ed25519PrivateKey.from_private_bytes(bytes(32)).public_key())


@cache
def signed_bundle(draw_id: str = "140199-2023-XX-01") -> MappingProxyType[str, bytes]:
    """Return the files by name; nothing in them contradicts anything."""
    value, signature = beacon()
    papers = _papers()
    terms = terms_of(papers)
    choices = children(5, "S01", "S02")
    draw = drawn(choices, values={"dice": THROWN, "drand": value}, draw_id=draw_id, terms_sha256=sha256_hex(terms))
    files = bundle(draw) | papers | {"terms.csv": terms, "source_drand.txt": f"{signature}\n".encode()}
    lines = ["paiwei-closing/1", sha256_hex(draw.draw), f"dice={THROWN}"]
    files["closing.txt"] = "".join(f"{line}\n" for line in lines).encode()
    return MappingProxyType(listed(files | {"draw.json.note": sign_note(draw.draw, NAME, KEY)}))


def listed(files: Files, draw_id: str = "140199-2023-XX-01") -> Files:
    """Add programs, README.txt and the signed list to files."""
    files = files | {name: released(name) for name in IN_BUNDLES}
    files["README.txt"] = READ_ME.format(draw_id=draw_id, verifier=VKEY).encode()
    sums = "".join(f"{sha256_hex(content)}  {name}\n" for name, content in sorted(files.items())).encode()
    return files | {"SHA256SUMS": sums, "SHA256SUMS.note": sign_note(sums, NAME, KEY)}


def fingerprint(files: MappingProxyType[str, bytes]) -> str:
    """What was read out."""
    return sha256_hex(files["draw.json"])


def _papers() -> Files:
    register = "".join(f"{1001 + number},IN\n" for number in range(5)) + "1006,WITHDRAWN\n"
    plan = "S01,A-1,2,0,2,0,\nS02,A-2,1,0,1,0,\n"
    return {
        "plan.csv": f"school,approval_no,plan,direct,in_draws,held_back,ground\n{plan}".encode(),
        "register.csv": f"app_no,state\n{register}".encode(),
        "tiers.csv": b"school,category,tier,clause,rows,by_machine,by_clerk\n",
        "policy": "招生规则\n".encode(),
        "calendar": b"2023-09-12\n",
    }
