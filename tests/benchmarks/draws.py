"""The draw against the least a hash draw can cost, against peers, and against its own reference program."""

from tests.benchmarks.measure import Measured, in_a_process
from tests.benchmarks.table import Row

MILLION, HUNDRED_THOUSAND, TEN_THOUSAND = 1_000_000, 100_000, 10_000


def rows() -> list[Row]:
    """Measure every contender; a ratio is against the first of its block, in the large draw per row of the small."""
    return [*_order(), *_verify(), *_large(), *_allocate()]


def _order() -> list[Row]:
    return _block("hash and order 1,000,000 tickets", MILLION, ("bare", "tickets", "peer"))


def _verify() -> list[Row]:
    contenders = ("reference", "verified", "verified_by_command")
    return _block("verify 100,000 children x 3 choices", HUNDRED_THOUSAND, contenders)


def _large() -> list[Row]:
    """Time per row against the draw of 100,000."""
    small, large = _measure("verified", HUNDRED_THOUSAND), _measure("verified", MILLION)
    growth = large.seconds / MILLION / (small.seconds / HUNDRED_THOUSAND)
    return [Row("verify 1,000,000 children x 3 choices", "time per row", large.seconds, growth, large.peak_mib)]


def _allocate() -> list[Row]:
    what = "deferred acceptance, 10,000 children x 30 schools x 3 choices"
    return _block(what, TEN_THOUSAND, ("matched", "allocated"))


def _block(what: str, count: int, contenders: tuple[str, ...]) -> list[Row]:
    found = {name: _measure(name, count) for name in contenders}
    base = found[contenders[0]].seconds
    return [Row(what, name, one.seconds, one.seconds / base, one.peak_mib or None) for name, one in found.items()]


def _measure(name: str, count: int) -> Measured:
    return in_a_process("tests.benchmarks.contenders", name, str(count))
