"""Finds the number a person typed on the roster of a draw, or says what is wrong with it."""

from services.lottery.actions.read_number import require_on_roster
from services.lottery.domain.ceremony_refusals import NumberNotOnRoster
from services.lottery.store.records import DrawKey
from services.lottery.web.typed_number import cleaned, could_be_a_number, is_miscopied
from shared.database.sessions import Database
from shared.errors import FieldProblem, InvalidInput

FIELD = "app_no"


async def number_behind(db: Database, key: DrawKey, typed: str) -> str:
    """Return the application number; raise `InvalidInput` for nothing, no number, a miscopied or an unknown one."""
    number = cleaned(typed)
    if not number:
        raise _problem("请填报名号，在回执上", "MISSING")
    if not could_be_a_number(number):
        raise _problem("报名号只有数字和大写字母，请照回执再看一遍", "NUMBER_FORMAT")
    try:
        await require_on_roster(db, key, number)
    except NumberNotOnRoster as absent:
        if is_miscopied(number):
            raise _problem("这个报名号抄错了一位，请照回执再看一遍", "NUMBER_CHECK") from None
        raise _problem(absent.sentence, absent.code) from None
    return number


def _problem(sentence: str, code: str) -> InvalidInput:
    return InvalidInput((FieldProblem(FIELD, sentence, code),))
