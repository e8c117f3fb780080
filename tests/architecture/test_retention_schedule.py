"""No table of a service is without a word on how long it is kept, and no sealed value without a way to go."""

from fnmatch import fnmatch
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from services.registration.store.sealed_tables import SEALED_TABLES as OF_REGISTRATION
from services.registration.store.tables import metadata as registration
from services.verification.store.sealed_tables import SEALED_TABLES as OF_VERIFICATION
from services.verification.store.tables import metadata as verification
from shared.codes.retention import RetentionRule, retention_rules
from shared.database.sealed_tables import SealedTable

SERVICES: dict[str, tuple[sa.MetaData, tuple[SealedTable, ...]]] = {
    "registration": (registration, OF_REGISTRATION),
    "verification": (verification, OF_VERIFICATION),
}
NOT_PERSONAL = {
    "outbox": "emptied as it is sent: identifiers only",
    "admission_unit": "the unit's own rules",
    "school": "schools",
    "unit_proposal": "the unit's own rules",
    "unit_season": "dates of seasons",
    "unit_rules": "the unit's own rules",
    "notice_text": "what anybody may read",
    "draw_freeze": "counts and moments",
    "draw_notice": "what anybody may read",
    "draw_result": "what anybody may read",
    "approval": "who of the staff asked for what; hashes",
    "rules_proposal": "the unit's own rules",
    "pid_key": "a key, destroyed with its own record",
    "pid_key_act": "who of the staff did it",
    "staff_seen": "names of the staff, for the record of decisions",
    "audit_inbox": "see AUDIT",
    "audit_log": "see AUDIT",
    "audit_head": "hashes",
    "audit_node": "hashes",
    "audit_checkpoint": "hashes and signatures",
    "audit_cosignature": "signatures",
}


def rules_of(service: str, table: str) -> list[RetentionRule]:
    return [rule for rule in retention_rules(service) if table in rule.tables]


def covers(rule: RetentionRule, column: str) -> bool:
    return rule.act != "stay" and any(fnmatch(column, pattern) for pattern in rule.columns)


@pytest.mark.parametrize("service", SERVICES)
def test_every_table_is_in_the_schedule_or_holds_nobody(service: str) -> None:
    tables = {table.name for table in SERVICES[service][0].sorted_tables}
    unknown = {name for name in tables if not rules_of(service, name) and name not in NOT_PERSONAL}
    assert unknown == set()


@pytest.mark.parametrize("service", SERVICES)
def test_every_sealed_value_has_a_way_to_go(service: str) -> None:
    for sealed in SERVICES[service][1]:
        if sealed.table.name in NOT_PERSONAL:
            continue
        rules = rules_of(service, sealed.table.name)
        left = [name for name in sealed.columns if not any(covers(rule, name) for rule in rules)]
        assert left == [], sealed.name


STAYS = {"account_id", "submission", "form_hash"}
"""Keyed or salted: nobody gets from these to a person without the keys."""


def is_octets(column: sa.Column[Any]) -> bool:
    kind = column.type.item_type if isinstance(column.type, ARRAY) else column.type
    return isinstance(kind, sa.LargeBinary)


@pytest.mark.parametrize("service", SERVICES)
def test_no_index_of_a_person_stays_in_a_row_that_stays(service: str) -> None:
    for table in SERVICES[service][0].sorted_tables:
        rules = [rule for rule in rules_of(service, table.name) if rule.act == "clear"]
        octets = {column.name for column in table.c if is_octets(column)} - STAYS
        gone = {name for name in octets if any(covers(rule, name) for rule in rules_of(service, table.name))}
        assert not rules or octets == gone, table.name


@pytest.mark.parametrize("service", SERVICES)
def test_every_rule_names_what_there_is(service: str) -> None:
    tables: dict[str, Any] = {table.name: table for table in SERVICES[service][0].sorted_tables}
    for rule in retention_rules(service):
        for name in rule.tables:
            assert name in tables, rule.name
        columns = {column.name for name in rule.tables for column in tables[name].c}
        assert not rule.moment or rule.moment in columns, rule.name
        for pattern in rule.columns:
            assert any(fnmatch(column, pattern) for column in columns), (rule.name, pattern)
        assert rule.ground, rule.name
