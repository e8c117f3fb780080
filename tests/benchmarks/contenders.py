"""The contenders of the draw benchmark; each is run by `python -m tests.benchmarks.contenders NAME COUNT`."""

import hashlib
import json
import sys
from collections.abc import Callable
from dataclasses import asdict

import numpy as np
from consistent_sampler import sampler

from services.lottery.domain.draw import compute
from tests.benchmarks.large_draw import SEED, large_draw, numbers
from tests.benchmarks.measure import measured

Action = Callable[[], object]


def bare(count: int) -> Action:
    """The least that a draw by hash can cost: one SHA-256 a number, and one sort."""
    keys = numbers(count)

    def run() -> object:
        prefix = f"{SEED}:S01:".encode()
        digests = b"".join(hashlib.sha256(prefix + key.encode()).digest() for key in keys)
        return np.argsort(np.frombuffer(digests, dtype="S32"), kind="stable")

    return run


def peer(count: int) -> Action:
    """The package consistent_sampler (Rivest): a random order of the same numbers."""
    keys = numbers(count)
    return lambda: [ticket.id for ticket in sampler(keys, SEED, output="ticket")]


def product(count: int) -> Action:
    """The product, whole: reads the three files, checks every rule, draws, writes results.csv."""
    files = large_draw(count)
    return lambda: compute(files.roster, files.draw, files.seed, None)


CONTENDERS: dict[str, Callable[[int], Action]] = {"bare": bare, "peer": peer, "product": product}


def main() -> None:
    """Measure one contender and say it as JSON."""
    name, count = sys.argv[1], int(sys.argv[2])
    json.dump(asdict(measured(lambda: CONTENDERS[name](count))), sys.stdout)


if __name__ == "__main__":
    main()
