"""`python -m tests.benchmarks.without_log`: the web process as it would be without the audit log; the product cannot.

Only here, to measure what the log costs: the event is neither made nor written by a submission.
"""

import re

from services.demo.season import web_process
from services.registration.store import receipt_press, submissions
from services.registration.store.submission_statement import STATEMENT

INSERT = re.compile(r"insert into registration\.audit_inbox \(unit_code, body\) select unit_code, (\S+) from app")
"""The part of the statement that writes the event; its place stays typed, and a CTE that nothing reads never runs."""


def without_event(statement: str) -> str:
    """Return the statement of a submission without its event."""
    changed, found = INSERT.subn(r"select \1", statement)
    if found != 1:
        raise ValueError("the statement writes its event in another way now")
    return changed


def main() -> None:
    """Serve like the product, but for the log."""
    vars(submissions)["STATEMENT"] = without_event(STATEMENT)
    vars(receipt_press)["body_of"] = lambda _acting, _event: "{}"
    web_process.main()


if __name__ == "__main__":
    main()
