"""So many different random draws, always the same ones; `python -m tests.spec.many_draws COUNT DIR` writes them out."""

import json
import sys
from functools import cache
from pathlib import Path

from hypothesis import Phase, given, settings

from tests.spec.bundles import Files, seed_text, sha256
from tests.spec.programs import compute
from tests.spec.random_draws import RandomDraw, draws


@cache
def many_draws(count: int) -> tuple[RandomDraw, ...]:
    """Return `count` draws, no two the same; a longer list begins like a shorter one only by chance."""
    found: dict[RandomDraw, None] = {}

    @settings(max_examples=2 * count, deadline=None, derandomize=True, database=None, phases=[Phase.generate])
    @given(draws())
    def collect(draw: RandomDraw) -> None:
        if len(found) < count:
            found[draw] = None

    collect()
    assert len(found) == count
    return tuple(found)


def published(draw: RandomDraw) -> Files:
    """The files of a draw with seed.txt and results.csv as the reference program makes them."""
    files = draw.files()
    values = json.loads(draw.seed)["values"]
    return files | {"seed.txt": seed_text(sha256(draw.draw), values), "results.csv": compute(files)}


def write_draws(folder: Path, count: int) -> list[Path]:
    """Write the draws into folders 0000, 0001 and so on, as they would be published; return the folders in order."""
    places = [folder / f"{number:04}" for number in range(count)]
    for place, draw in zip(places, many_draws(count), strict=True):
        place.mkdir(parents=True)
        for name, content in published(draw).items():
            (place / name).write_bytes(content)
    return places


if __name__ == "__main__":
    write_draws(Path(sys.argv[2]), int(sys.argv[1]))
