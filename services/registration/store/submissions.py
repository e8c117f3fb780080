"""Writing a submission, and finding out that it was already written."""

from dataclasses import dataclass

from services.registration.domain.application import State
from services.registration.domain.errors import RosterFrozen, TooManyApplications
from services.registration.store.application_rows import SealedVersion
from services.registration.store.hot_pool import HotPool
from services.registration.store.submission_statement import MOST_APPLICATIONS, PLAIN, STATEMENT
from services.registration.store.table_groups.applications import SEALED_COLUMNS


@dataclass(frozen=True)
class Written:
    """It was written now."""


@dataclass(frozen=True)
class Prior:
    """An application has this number already; `submission` says whether it is the same one."""

    submission: bytes
    request_hash: bytes
    sealed_note: bytes | None


async def write_submission(hot: HotPool, new: SealedVersion) -> Written | Prior:
    """Write a new application with its receipt, choices, act and message, or return what has its number.

    The loser of a race sees neither itself nor the winner, whose row is newer than its snapshot: the same statement
    is then run again and sees it. Raises `RosterFrozen` where the unit takes no more numbers, and
    `TooManyApplications` where the account has its most.
    """
    values = _values(new)
    while True:
        row = await hot.row(STATEMENT, values, scope=new.unit.unit_code)
        if row is None:
            raise AssertionError("the statement always gives one row")
        if row["inserted"]:
            return Written()
        if row["submission"] is not None:
            return Prior(*(row[name] for name in Prior.__dataclass_fields__))
        if not row["open"]:
            raise RosterFrozen
        if row["live"] >= MOST_APPLICATIONS:
            raise TooManyApplications(MOST_APPLICATIONS, new.unit.phone)


def plain_columns(new: SealedVersion) -> dict[str, object]:
    """Return the columns of a version that has not been looked at yet, but for the items of its form."""
    return {
        "unit_code": new.unit.unit_code,
        "number": new.of.number,
        "season": new.unit.season,
        "stage": new.unit.stage,
        "account_id": new.of.account_id,
        "submission": new.of.submission,
        "child_index": new.child_index,
        "guardian_indexes": list(new.guardian_indexes),
        "state": State.CLAIM.value,
        "version": new.of.version,
        "together_with": new.content.together_with,
        "facts": [],
        "changed_at": new.now,
        "sealed_one_guardian_reason": new.sealed_reason,
    }


def _values(new: SealedVersion) -> list[object]:
    plain = plain_columns(new)
    schools, categories = ([lot[part] for lot in new.content.choices] for part in (0, 1))
    promised = (new.request_hash, new.receipt.statement.form_hash, new.sealed_note)
    rest = (*promised, schools, categories, new.message_body, new.printed.event, new.printed.helper)
    items = (new.items[column] for column in SEALED_COLUMNS.values())
    return [*(plain[name] for name in PLAIN), *items, *rest]
