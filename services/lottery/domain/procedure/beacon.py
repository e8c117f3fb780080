"""What can be said of the drand beacon and the welfare lottery: docs/spec/draw.md, sections 3 and 10."""

import re

from services.lottery.domain.encoding import matches
from services.lottery.domain.procedure.evidence import Evidence, Finding, contradicted, not_shown, shown
from services.lottery.domain.procedure.moments import moment
from services.lottery.domain.sources.announced import MISSING, Source
from services.lottery.domain.sources.drand import QUICKNET, round_at
from shared.crypto.drand import verify
from shared.crypto.hashing import sha256_hex

_PROOF = re.compile(r"[0-9a-f]{96}\n")
"""A signature of 48 bytes."""
_LONGEST_ROUND = 20
"""Digits of the largest number in 8 bytes."""


def round_is_the_announced_one(evidence: Evidence) -> Finding | None:
    """The round is that of the announced time, on the pinned chain."""
    sources = _of_kind(evidence, "drand")
    if not sources:
        return None
    wrong = [source.name for source in sources if not _is_round_of_its_time(source)]
    if wrong:
        return contradicted(f"{'、'.join(wrong)} 的轮次不是公告时间的那一轮，或不是认定的信标")
    return shown("轮次就是公告时间的那一轮，信标是认定的那一个")


def beacon_is_genuine(evidence: Evidence) -> Finding | None:
    """randomness = SHA-256(signature), and the signature is the beacon's over this round (BLS, subgroup test)."""
    came = _that_came(evidence, "drand")
    if not came:
        return None
    for source, value in came:
        proof = evidence.files.get(f"source_{source.name}.txt")
        if proof is None:
            return not_shown(f"没有信标的签名（source_{source.name}.txt）")
        number, _, randomness = value.partition(":")
        if not is_proof_of(randomness, proof):
            return contradicted(f"{source.name} 的随机数不是这个签名的指纹")
        if not verify(_round(number), bytes.fromhex(proof.decode("ascii"))):
            return contradicted(f"{source.name} 的签名不是信标在这一轮的签名")
    return shown("随机数是签名的指纹，签名是信标在这一轮的签名（BLS，含子群检查）")


def bulletin_agrees(evidence: Evidence) -> Finding | None:
    """Only a person can look at the bulletin of the lottery; the proof says where, and must say the same numbers."""
    came = _that_came(evidence, "ssq")
    if not came:
        return None
    seen: list[str] = []
    for source, value in came:
        proof = evidence.files.get(f"source_{source.name}.txt")
        if proof is None:
            continue
        lines = proof.decode(errors="replace").splitlines()
        if ":".join(lines[:2]) != value:
            return contradicted(f"source_{source.name}.txt 里的期号和号码不是种子用的")
        seen += lines[2:]
    return not_shown("请自己和福彩公布的开奖号码对一遍" + (f"：{'；'.join(seen)}" if seen else ""))


def _of_kind(evidence: Evidence, kind: str) -> list[Source]:
    return [source for source in evidence.announcement.sources if source.kind == kind]


def _that_came(evidence: Evidence, kind: str) -> list[tuple[Source, str]]:
    values = dict(evidence.values or ())
    came = [(source, values.get(source.name, MISSING)) for source in _of_kind(evidence, kind)]
    return [(source, value) for source, value in came if value != MISSING]


def _is_round_of_its_time(source: Source) -> bool:
    chain, _, number = source.detail.partition(":")
    time = moment(source.time)
    return chain == QUICKNET and time is not None and number == str(round_at(time))


def _round(digits: str) -> int:
    """Return the number of a round; of one too long to be any, 0."""
    return int(digits) if len(digits) <= _LONGEST_ROUND else 0


def is_proof_of(randomness: str, proof: bytes) -> bool:
    """Say whether a proof file is one signature of 48 bytes whose SHA-256 is `randomness` (64 hex digits)."""
    text = proof.decode("ascii", errors="replace")
    return matches(_PROOF, text) and sha256_hex(bytes.fromhex(text)) == randomness
