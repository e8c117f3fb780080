"""Draws of 100,000 and 1,000,000 tickets against the least a hash draw can cost and against a peer."""

from tests.benchmarks.measure import Measured, in_a_process
from tests.benchmarks.table import Row

SIZES = (100_000, 1_000_000)
CONTENDERS = ("bare", "peer", "product")


def rows() -> list[Row]:
    """Measure every contender at every size; the ratio is against the bare loop of the same size."""
    found = []
    for size in SIZES:
        results: dict[str, Measured] = {
            name: in_a_process("tests.benchmarks.contenders", name, str(size)) for name in CONTENDERS
        }
        base = results["bare"]
        for name, result in results.items():
            found.append(Row(f"draw {size:,}", name, result.seconds, result.seconds / base.seconds, result.peak_mib))
    return found
