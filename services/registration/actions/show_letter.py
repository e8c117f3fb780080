"""Show a family the letter about a draw: made from its child's lines of the published file, and nothing else."""

from dataclasses import dataclass

from services.registration.actions.tools import Tools, Visit
from services.registration.domain.placements import REHEARSALS
from services.registration.domain.results import result_row
from services.registration.domain.told import DrawTold, LetterWords, letter_words
from services.registration.domain.told_refusals import LetterNotThere
from services.registration.store.applications import Applications
from services.registration.store.told_draws import letters_of


@dataclass(frozen=True)
class LetterView:
    """One letter; `lines` are the child's lines of results.csv as they stand there."""

    number: str
    child_name: str
    draw: DrawTold
    words: LetterWords
    lines: tuple[str, ...]


async def show_letters(tools: Tools, visit: Visit, number: str) -> tuple[LetterView, ...]:
    """Return the letters of an application of this account, the newest first; raise `ApplicationNotFound`.

    Those of rehearsals count only where there is no real one.
    """
    unit = await tools.units.unit(visit.unit_code)
    async with tools.db.reading(visit.unit_code) as session:
        applications = Applications(session, visit.unit_code, tools.keys.sealer)
        kept = await applications.one(number, account_id=visit.account_id)
        told = await letters_of(session, visit.unit_code, kept.number)
        name = (await applications.items(kept.number, ("name",))).get("name", "") if told else ""
    real = tuple(one for one in told if not one[0].draw_id.startswith(REHEARSALS))
    views = []
    for draw, text in real or told:
        lines = tuple(text.splitlines())
        words = letter_words([result_row(line) for line in lines], draw, unit)
        views.append(LetterView(kept.number, name, draw, words, lines))
    return tuple(views)


async def show_letter(tools: Tools, visit: Visit, number: str, draw_id: str) -> LetterView:
    """Return the letter about one draw; raise `LetterNotThere` before families were told."""
    found = {view.draw.draw_id: view for view in await show_letters(tools, visit, number)}
    if draw_id not in found:
        raise LetterNotThere
    return found[draw_id]
