"""The public bundle of a draw, fetched as anybody would and laid down as a directory."""

import io
import shutil
import tarfile
from pathlib import Path

from services.demo.season.calling import Caller, expected
from services.demo.season.failures import SeasonFailed

DRAW = "draw.json"


async def fetch_bundle(caller: Caller, draw_id: str) -> dict[str, bytes]:
    """Return every public file of the draw by name."""
    archive = expected(await caller.send("GET", f"/lottery/draws/{draw_id}/bundle.tar.gz")).content
    with tarfile.open(fileobj=io.BytesIO(archive), mode="r:gz") as opened:
        read = ((Path(member.name).name, opened.extractfile(member)) for member in opened)
        return {name: file.read() for name, file in read if file is not None}


def lay_down(files: dict[str, bytes], directory: Path) -> None:
    """Write the files into a directory of their own; a bundle that lay there is replaced, anything else is not."""
    if directory.exists():
        _clear(directory)
    directory.mkdir(parents=True)
    for name, content in files.items():
        (directory / name).write_bytes(content)


def _clear(directory: Path) -> None:
    if any(directory.iterdir()) and not (directory / DRAW).is_file():
        raise SeasonFailed(f"{directory} 里有别的东西，没有动它；请换一个 --out")
    shutil.rmtree(directory)
