"""Every act is written into the audit log: whatever opens a writing transaction records an event, or says why not."""

import ast
import re
from pathlib import Path

import pytest

from shared.audit_log.acts import acts_of
from tests.architecture.call_graph import ROOT, Function, call_graph, leads_to

SERVICES = ("registration", "verification", "lottery", "staff")
RECORDING = {("shared.audit_log.record", "record"), ("shared.audit_log.record", "body_of")}
INBOX = {"audit.inbox"}
WITHOUT_AN_EVENT = {
    "registration.begin_correction.begin_correction": "a draft is the family's own until it is sent",
    "registration.discard_draft.discard_draft": "a draft is the family's own until it is sent",
    "registration.begin_help.end_help": "the session turns back to its own family; what it does next is recorded",
    "registration.delete_account._delete": "carries out what delete_account has recorded before",
    "registration.keep_to_schedule._note_season": "notes when the season ends, which the unit's rules say",
    "registration.recognise.recognise": "notes when a session was last used",
    "registration.show_notices.show_notices": "notes that a page showed a notice; going on from it is recorded",
    "staff.accept.choose_password": "nothing is in force before the phone is proven, and that is recorded",
    "staff.forget_outdated.forget_outdated": "deletes sessions, tries and secrets that are over",
    "staff.own_account._proven": "counts tries; what is done with the proof is recorded",
    "staff.recognise.recognise": "notes when a session was last used",
    "verification.case_answers.ask_missing": "registry_query keeps every question; asking is recorded with the finding",
    "verification.check_case._put_off": "a check that waits for a neighbour: nothing was found out",
    "verification.forget_outdated.forget_outdated": "deletes the numbers of old messages",
    "verification.refuse_case.ready_to_refuse": "writes nothing: it holds the case while it looks",
}
"""SERVICE.MODULE.FUNCTION to reason."""
GRAPH = call_graph()


def _writing() -> dict[str, Function]:
    return {
        ".".join([module.split(".")[1], *module.split(".")[3:], name]): function
        for (module, name), function in GRAPH.items()
        if re.match(rf"services\.({'|'.join(SERVICES)})\.actions\.", module)
        and any(text.endswith(".transaction") for text in function.attributes)
    }


def test_whatever_writes_records_an_event_or_says_why_not() -> None:
    silent = {name for name, function in _writing().items() if not leads_to(GRAPH, function, RECORDING, INBOX)}
    assert silent - WITHOUT_AN_EVENT.keys() == set(), "record an event, or give the reason here"
    assert WITHOUT_AN_EVENT.keys() - silent == set(), "these record an event, or are gone"


def test_there_is_something_to_look_at() -> None:
    assert len(_writing()) > 30


@pytest.mark.parametrize("service", SERVICES)
def test_every_act_has_words_for_people(service: str) -> None:
    acts = acts_of(service)
    assert all(re.fullmatch("[A-Z][A-Z0-9_]{1,39}", code) and words.strip() for code, words in acts.items())
    assert _acts_in_code(service) - acts.keys() == set(), "write them into acts.csv"


def _acts_in_code(service: str) -> set[str]:
    found: set[str] = set()
    for path in (ROOT / "services" / service).rglob("*.py"):
        found |= _acts_of_calls(path)
    return found


def _acts_of_calls(path: Path) -> set[str]:
    """Return the second argument of every event that is made with a constant."""
    return {
        node.args[1].value
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"Event", "LogEvent"}
        and len(node.args) > 2
        and isinstance(node.args[1], ast.Constant)
        and isinstance(node.args[1].value, str)
    }
