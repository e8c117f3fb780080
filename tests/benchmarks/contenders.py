"""The contenders of the draw benchmarks; each is run by `python -m tests.benchmarks.contenders NAME COUNT`."""

import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from itertools import repeat
from pathlib import Path

import numpy as np

from services.lottery.domain.allocation import allocate
from services.lottery.domain.draw import accept, compute
from services.lottery.domain.order import sorted_rows
from services.lottery.domain.queues import Queues, build_queues
from services.lottery.domain.tickets import Tickets, digests, tickets_of
from services.lottery.domain.verdicts import verify
from tests.benchmarks.large_draw import SEED, large_draw, numbers, preferences, school_codes
from tests.benchmarks.measure import measured

Action = Callable[[], object]
CHOICES = 3
SCHOOLS, MANY_SCHOOLS = 30, 100
REFERENCE = Path(__file__).parents[2] / "docs" / "spec" / "draw" / "reference.py"


def bare(count: int) -> Action:
    """The least that a draw by hash can cost: a copy of one state and one SHA-256 a number, and one sort."""
    keys = [number.encode() for number in numbers(count)]

    def run() -> object:
        base = hashlib.sha256(f"{SEED}:S01:".encode())
        found = []
        for key in keys:
            state = base.copy()
            state.update(key)
            found.append(state.digest())
        return np.argsort(np.frombuffer(b"".join(found), dtype="S32"), kind="stable")

    return run


def peer(count: int) -> Action:
    """The package consistent_sampler (Rivest): a random order of the same numbers."""
    from consistent_sampler import sampler

    keys = numbers(count)
    return lambda: [ticket.id for ticket in sampler(keys, SEED, output="ticket")]


def tickets(count: int) -> Action:
    """The product's tickets and order of the same numbers."""
    keys = [number.encode() for number in numbers(count)]
    units, nothing = np.arange(count), np.zeros(count, dtype=np.int64)

    def run() -> object:
        found = Tickets(digests(SEED, ["S01"], keys, scope_of_key=repeat(0)), units)
        return sorted_rows(nothing, nothing, found, units)

    return run


def verified(count: int) -> Action:
    """The product's `verify` of a published draw in memory: every check of both verdicts, and the whole draw again."""
    files = large_draw(count, schools=MANY_SCHOOLS, choices=CHOICES)
    published = {**files.files, "results.csv": compute(*files.inputs)}
    return lambda: verify(published).calculated_correctly or sys.exit("the verdict is wrong")


def verified_by_command(count: int) -> Action:
    """`yangguang draw verify DIR`, with the start of its process."""
    return _command(count, [sys.executable, "-m", "services.cli", "draw", "verify", "--arithmetic"])


def reference(count: int) -> Action:
    """`python reference.py verify DIR`, with the start of its process."""
    return _command(count, [sys.executable, "-I", str(REFERENCE), "verify"])


def _command(count: int, command: list[str]) -> Action:
    folder = Path(tempfile.mkdtemp(prefix="bench-"))
    files = large_draw(count, schools=MANY_SCHOOLS, choices=CHOICES)
    for name, content in {**files.files, "results.csv": compute(*files.inputs)}.items():
        folder.joinpath(name).write_bytes(content)
    return lambda: subprocess.run([*command, str(folder)], check=True, capture_output=True)


def allocated(count: int) -> Action:
    """The product's deferred acceptance at 30 schools, from queues in order to seats."""
    inputs = accept(*large_draw(count, schools=SCHOOLS, choices=CHOICES).inputs)
    queues: Queues = build_queues(
        inputs.roster, inputs.announcement, tickets_of(inputs.roster, inputs.announcement, inputs.seed.seed)
    )
    return lambda: allocate(queues, inputs.announcement.group_boundary)


def matched(count: int) -> Action:
    """The package `matching` on the same preferences, every school in the order of its tickets."""
    from matching.games import HospitalResident

    codes, keys = school_codes(SCHOOLS), numbers(count)
    wanted = {
        key: [codes[school] for school in listed]
        for key, listed in zip(keys, preferences(count, SCHOOLS, CHOICES), strict=True)
    }
    ranked = {code: sorted((key for key in keys if code in wanted[key]), key=partial(_ticket, code)) for code in codes}
    places = dict.fromkeys(codes, count * 2 // 3 // SCHOOLS)
    game = HospitalResident.create_from_dictionaries(wanted, ranked, places)
    return partial(game.solve, optimal="resident")


def _ticket(school: str, key: str) -> bytes:
    return hashlib.sha256(f"{SEED}:{school}:{key}".encode()).digest()


CONTENDERS: dict[str, Callable[[int], Action]] = {
    one.__name__: one for one in (bare, peer, tickets, verified, verified_by_command, reference, allocated, matched)
}


def main() -> None:
    """Measure one contender and say it as JSON."""
    name, count = sys.argv[1], int(sys.argv[2])
    json.dump(asdict(measured(lambda: CONTENDERS[name](count))), sys.stdout)


if __name__ == "__main__":
    main()
