"""Runs one season from the first form to the replayed draw."""

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path

from services.demo.season.bundle import fetch_bundle, lay_down
from services.demo.season.checking import VerificationDesk, silent_for_ever, wait_for_checks, wait_for_registration
from services.demo.season.clerk import Desks, reasons_to_return, settle_duplicates, settle_exceptions
from services.demo.season.drawing import Ceremony
from services.demo.season.phases import Phases
from services.demo.season.registering import RegistrationDesk
from services.demo.season.replaying import replay
from services.demo.season.report import SeasonReport
from services.demo.season.reporting import Cleared, Drawn, report_of
from services.demo.season.stage import Setting, Stage, stage
from services.demo.season.telling import wait_for_letters


async def run_season(setting: Setting, out: Path, phases: Phases) -> SeasonReport:
    """Return the report of a whole season; raise `SeasonFailed` where it cannot go on."""
    async with AsyncExitStack() as stack:
        with phases.phase("start"):
            running = await stack.enter_async_context(stage(setting))
        cleared, drawn = await running.children.guard(_season(setting, running, out, phases))
    return report_of(setting.county, cleared, drawn, phases.seconds)


async def _season(setting: Setting, running: Stage, out: Path, phases: Phases) -> tuple[Cleared, Drawn]:
    cleared = await register_and_check(setting, running, phases)
    ceremony = Ceremony(running.caller, setting.county, setting.secrets.dice(), running.staff)
    with phases.phase("draw", len(ceremony.steps)) as bar:
        for step in ceremony.steps:
            await step()
            bar.add(1)
        files = await fetch_bundle(running.caller, ceremony.draw_id)
    unit_code = setting.county.unit.unit_code
    with phases.phase("tell"):
        letters = await wait_for_letters(running.caller, unit_code, ceremony.draw_id, files["results.csv"])
    bundle = out / ceremony.draw_id
    lay_down(files, bundle)
    with phases.phase("replay"):
        replays = await asyncio.to_thread(replay, bundle)
    return cleared, Drawn(ceremony.draw_id, files, bundle, replays, letters)


async def register_and_check(setting: Setting, running: Stage, phases: Phases) -> Cleared:
    """Register every family, wait for the registries, let the clerk settle what is left."""
    caller, county, unit_code = running.caller, setting.county, setting.county.unit.unit_code
    desk = RegistrationDesk(caller, unit_code, setting.secrets)
    with phases.phase("register", len(county.applications)) as bar:
        submitted = await desk.register_all(county.applications, bar.add)
    total = sum(1 for one in submitted if one.number)
    clerk = VerificationDesk(caller, unit_code, running.staff.of("unit_clerk"))
    with phases.phase("check", total) as bar:
        await wait_for_checks(clerk, total=total, silent=silent_for_ever(county, submitted), done=bar.at)
        await wait_for_registration(caller, unit_code, ("claim",))
    with phases.phase("clerk") as bar:
        desks = Desks(clerk, VerificationDesk(caller, unit_code, running.staff.of("unit_supervisor")))
        settled = await settle_exceptions(desks, reasons_to_return(county, submitted), bar.at)
        await wait_for_registration(caller, unit_code, ("with_clerk",))
        given_up = await settle_duplicates(caller, unit_code)
    return Cleared(submitted, await clerk.summary(), settled, given_up)
