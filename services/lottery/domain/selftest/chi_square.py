"""The chi-square distribution: how likely chance alone strays so far from what is expected."""

from math import exp, lgamma, log

_STEPS = 10_000
_SMALL = 1e-16


def survival(statistic: float, degrees: int) -> float:
    """Return the probability that chi-square with so many degrees of freedom (1 or more) is at least the statistic."""
    if statistic <= 0:
        return 1.0
    shape, x = degrees / 2, statistic / 2
    scale = exp(shape * log(x) - x - lgamma(shape))
    if x < shape + 1:
        return 1.0 - scale * _series(shape, x)
    return scale * _fraction(shape, x)


def _series(shape: float, x: float) -> float:
    """The lower incomplete gamma function without its factor; converges fast below the mean."""
    term = total = 1 / shape
    for step in range(1, _STEPS):
        term *= x / (shape + step)
        total += term
        if term < total * _SMALL:
            break
    return total


def _fraction(shape: float, x: float) -> float:
    """The upper one as a continued fraction (Lentz), above the mean."""
    lower = x + 1 - shape
    upper, inverse = 1 / _SMALL**2, 1 / lower
    total = inverse
    for step in range(1, _STEPS):
        factor = -step * (step - shape)
        lower += 2
        inverse = 1 / (factor * inverse + lower)
        upper = lower + factor / upper
        total *= upper * inverse
        if abs(upper * inverse - 1) < _SMALL * 10:
            break
    return total
