"""A whole season, and then a search of everything it left on the disk: no number, name, phone or address in the clear.

Searched are the data directory, the log of writes (WAL), the logs of server and services, and a dump. The same search
finds values that are planted there, so it could have found the others.
"""

import asyncio
import shutil
from collections import Counter
from collections.abc import Generator, Mapping
from dataclasses import dataclass

import pytest

from services.demo.season.stage import stage
from shared.database.connections import connected
from shared.database.local import FAST, start_local_server
from tests.plugins.directories import new_directory
from tests.plugins.leftovers import PLACES as LEFTOVERS
from tests.system.haystack import Haystack, Search
from tests.system.installation import FAMILIES, PLACES, Installation, prepared, whole_season
from tests.system.personal_values import Kind, PersonalValue, personal_values

pytestmark = pytest.mark.xdist_group("season")
PLANT = """
create table public.planted (plain text, sealed bytea, coded text);
insert into public.planted select given, convert_to(given, 'UTF8'), encode(convert_to(given, 'UTF8'), 'base64')
from unnest(array[{values}]) as given;
do $$ begin raise warning 'for the log of the server: {said}'; end $$
"""
KINDS: tuple[Kind, ...] = ("number", "phone", "name", "address")


@dataclass(frozen=True)
class Findings:
    """What was looked for, and what was found where: after the season, and after something was planted."""

    search: Search
    applications: int
    searched: Mapping[str, Haystack]
    found: Mapping[str, set[PersonalValue]]
    planted: frozenset[PersonalValue]
    found_planted: Mapping[str, set[PersonalValue]]


@pytest.fixture(scope="module")
def findings() -> Generator[Findings]:
    """Run the season on a server of its own, and search."""
    directory = new_directory(LEFTOVERS)
    directory.chmod(0o711)  # the server's account goes through it to its own directory
    try:
        with start_local_server(directory / "postgres", profile=FAST) as server:
            yield asyncio.run(_findings(prepared(server, directory)))
    finally:
        shutil.rmtree(directory, ignore_errors=True)


async def _findings(installation: Installation) -> Findings:
    async with stage(installation.setting) as running:
        search = Search(personal_values(installation.county), _all(await installation.everything()))
        applications = await whole_season(installation, running)
        searched = await installation.everything()
        planted = frozenset(min((one for one in search.anywhere if one.kind == kind), key=str) for kind in KINDS)
        await _plant(installation, planted)
        after = await installation.everything()
    return Findings(search, applications, searched, _found(search, searched), planted, _found(search, after))


async def _plant(installation: Installation, values: frozenset[PersonalValue]) -> None:
    """Write values into a table, into the server's log and into a service's."""
    texts = [value.text for value in values]
    quoted = ", ".join(f"'{text}'" for text in texts)
    async with connected(await installation.database_url()) as admin:
        await admin.execute(PLANT.format(values=quoted, said=" ".join(texts)))
    (installation.directory / "logs" / "planted").write_text("\n".join(texts))


def _found(search: Search, places: Mapping[str, Haystack]) -> dict[str, set[PersonalValue]]:
    return {place: search.found(there) for place, there in places.items()}


def _all(places: Mapping[str, Haystack]) -> Haystack:
    every = places.values()
    return Haystack(set().union(*(one.texts for one in every)), set().union(*(one.runs for one in every)))


@pytest.mark.parametrize("place", PLACES)
def test_nothing_personal_lies_there(findings: Findings, place: str) -> None:
    assert findings.found[place] == set()


@pytest.mark.parametrize("place", PLACES)
def test_the_search_finds_what_is_planted_there(findings: Findings, place: str) -> None:
    assert findings.found_planted[place] == findings.planted


def test_the_season_was_a_whole_one(findings: Findings) -> None:
    assert findings.applications >= FAMILIES
    assert all(len(findings.searched[place].texts) + len(findings.searched[place].runs) > 10 for place in PLACES)


def test_hardly_a_name_is_left_out_and_nothing_else(findings: Findings) -> None:
    search = findings.search
    looked_for = Counter(value.kind for value in search.anywhere | search.alone)
    assert min(looked_for[kind] for kind in KINDS) >= FAMILIES
    assert {value.kind for value in search.alone | search.not_judged} <= {"name"}
    assert len(search.not_judged) <= looked_for["name"] // 50
