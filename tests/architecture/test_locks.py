"""What is installed is pinned with hashes, and what is declared is pinned."""

import re
import tomllib

import pytest

from tests.architecture.sources import ROOT

LOCKS = {"run.lock": (), "dev.lock": ("laptop", "dev")}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned(lock: str) -> dict[str, str]:
    """Name to the text of its entry."""
    text = (ROOT / "requirements" / lock).read_text("utf-8")
    entries = re.split(r"\n(?=[a-zA-Z0-9])", text)
    return {normal(re.split(r"[=\[ ]", entry, maxsplit=1)[0]): entry for entry in entries if entry.strip()}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_entry_has_a_version_and_a_hash(lock: str) -> None:
    for name, entry in pinned(lock).items():
        assert "==" in entry, name
        assert "--hash=sha256:" in entry, name


@pytest.mark.parametrize("lock", LOCKS)
def test_everything_declared_is_pinned(lock: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    declared = list(project["dependencies"])
    for extra in LOCKS[lock]:
        declared += project["optional-dependencies"][extra]
    names = {normal(re.split(r"[<>=\[ ]", text, maxsplit=1)[0]) for text in declared}
    assert names <= pinned(lock).keys()


def test_no_lock_names_where_a_package_came_from() -> None:
    for lock in LOCKS:
        assert not re.search(r"https?://|file:|--index", (ROOT / "requirements" / lock).read_text("utf-8"))
