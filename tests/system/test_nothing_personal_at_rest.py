"""A whole season, and then a search of everything it left on the disk: no number, name, phone or address in the clear.

Searched are the data directory, the log of writes (WAL), the logs of server and services, and a dump. The same search
finds values that are planted there, so it could have found the others.
"""

import asyncio
import shutil
from collections import Counter
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from operator import attrgetter

import pytest

from services.demo.season.stage import stage
from services.keys.sealed_services import SEALING
from shared.database.connections import connected
from shared.database.key_rotation import Rotated
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
    rotated: Mapping[str, tuple[Rotated, dict[str, Counter[int]]]]


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
        planted = _some_of_each(search)
        await _plant(installation, planted)
        after = await installation.everything()
        rotated = {service: await installation.rotated(service) for service in SEALING}
    found, found_planted = _found(search, searched), _found(search, after)
    return Findings(search, applications, searched, found, planted, found_planted, rotated)


def _some_of_each(search: Search) -> frozenset[PersonalValue]:
    """Return the first, the middle and the last of each kind: Latin letters and Chinese, digits and documents."""
    kinds = [sorted((one for one in search.anywhere if one.kind == kind), key=str) for kind in KINDS]
    return frozenset(one[place] for one in kinds for place in (0, len(one) // 2, -1))


async def _plant(installation: Installation, values: frozenset[PersonalValue]) -> None:
    """Write values into a table, into the server's log and into a service's."""
    texts = sorted(value.text for value in values)
    quoted = ", ".join(f"'{text}'" for text in texts)
    async with connected(await installation.database_url()) as admin:
        await admin.execute(PLANT.format(values=quoted, said=" ".join(texts)))
    (installation.directory / "logs" / "planted").write_text("\n".join(texts))


def _found(search: Search, places: Mapping[str, Haystack]) -> dict[str, set[PersonalValue]]:
    return {place: search.found(there) for place, there in places.items()}


def _all(places: Mapping[str, Haystack]) -> Haystack:
    every = places.values()
    texts, runs = (set[bytes]().union(*map(attrgetter(name), every)) for name in ("texts", "runs"))
    return Haystack(texts=texts, runs=runs)


@pytest.mark.parametrize("place", PLACES)
def test_nothing_personal_lies_there(findings: Findings, place: str) -> None:
    assert findings.found[place] == set()


@pytest.mark.parametrize("place", PLACES)
def test_the_search_finds_what_is_planted_there(findings: Findings, place: str) -> None:
    assert findings.found_planted[place] >= findings.planted


def test_the_season_was_a_whole_one(findings: Findings) -> None:
    assert findings.applications >= FAMILIES
    assert all(len(findings.searched[place].texts) + len(findings.searched[place].runs) > 10 for place in PLACES)


def test_hardly_a_name_is_left_out_and_nothing_else(findings: Findings) -> None:
    search = findings.search
    looked_for = Counter(value.kind for value in search.anywhere | search.alone)
    assert min(looked_for[kind] for kind in KINDS) >= FAMILIES
    assert {value.kind for value in search.alone | search.not_judged} <= {"name"}
    assert len(search.not_judged) <= looked_for["name"] // 50


@pytest.mark.parametrize("service", SEALING)
def test_every_value_of_a_season_comes_under_a_new_key(findings: Findings, service: str) -> None:
    done, counts = findings.rotated[service]
    assert done.broken == []
    assert {key for numbers in counts.values() for key in numbers} == {2}


def test_the_season_left_values_in_every_table_that_it_should(findings: Findings) -> None:
    filled = {table for _, counts in findings.rotated.values() for table, numbers in counts.items() if numbers}
    assert filled >= {
        "registration.account",
        "registration.application",
        "registration.pid_key",
        "registration.receipt",
        "registration.sms_outbox",
        "staff.account",
        "verification.case_file",
        "verification.finding",
        "verification.registry_answer",
    }
