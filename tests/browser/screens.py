"""The pictures that docs/screens/README.md names, made small; `make screens` takes them."""

import re
import sys
from pathlib import Path

from tests.browser.small_png import small

SCREENS = Path(__file__).parents[2] / "docs" / "screens"
LINK = re.compile(r"\(([a-z0-9-]+\.png)\)")


def named() -> list[str]:
    """Return the names in the index, in its order."""
    return LINK.findall((SCREENS / "README.md").read_text("utf-8"))


def main(origin: Path) -> None:
    """Write the pictures that the index names, and take away those it does not name; missing ones are an error."""
    wanted = named()
    lacking = [name for name in wanted if not (origin / name).exists()]
    if lacking:
        raise FileNotFoundError(", ".join(lacking))
    for old in SCREENS.glob("*.png"):
        old.unlink()
    for name in wanted:
        (SCREENS / name).write_bytes(small((origin / name).read_bytes()))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
