"""Nobody, a family, a service and every role, at every route: let in and kept out exactly as the tables say."""

import pytest

from shared.codes.staff_roles import ROLES
from tests.access.addresses import VALUES, parameters, tables
from tests.access.conftest import Walk
from tests.access.outcomes import CALLERS, Outcome, expected

pytestmark = pytest.mark.xdist_group("access")
NOT_SWITCHED_ON = {("staff", ("GET", "/oidc")), ("staff", ("GET", "/oidc/return"))}
"""Public, and there only where an identity service is set."""
IN_THE_HALL = frozenset(
    ("reading", "sources", "throws", "envelopes", "bulletin", "published", "beacon", "close"),
)
"""What any two of the draw office do before everybody's eyes: a value counts only where two people typed the same."""


def test_the_tables_are_about_every_route_and_every_route_was_asked(walk: Walk) -> None:
    listed = {(service, call) for service, table in tables().items() for call in table.rows}
    assert {(one.service, one.call) for one in walk.places} == listed - NOT_SWITCHED_ON
    assert set(walk.answers) == {(one, caller) for one in walk.places for caller in CALLERS}
    assert len(walk.places) > 150


def test_every_parameter_has_a_value(walk: Walk) -> None:
    assert {name for one in walk.places for name in parameters(one.path)} <= set(VALUES)


@pytest.mark.parametrize("caller", CALLERS)
def test_everybody_is_let_in_and_kept_out_as_the_table_says(walk: Walk, caller: str) -> None:
    other = {
        str(one): f"{outcome.value} ({status})"
        for (one, asked_by), (outcome, status) in walk.answers.items()
        if asked_by == caller and outcome not in expected(one.path, one.row, caller)
    }
    assert other == {}


@pytest.mark.parametrize("role", ROLES)
def test_a_unit_outside_of_the_scope_is_not_there(walk: Walk, role: str) -> None:
    seen = {
        str(one): f"{outcome.value} ({status})"
        for (one, asked_by), (outcome, status) in walk.outside.items()
        if asked_by == role and outcome is not (Outcome.NOT_THERE if role in one.row.roles else Outcome.OTHER_ROLE)
    }
    assert seen == {}


def test_every_role_has_something_to_do_and_none_everything(walk: Walk) -> None:
    for role in ROLES:
        mine = [one for one in walk.places if role in one.row.roles]
        assert 0 < len(mine) < len([one for one in walk.places if one.row.roles])


def test_an_administrator_sees_no_personal_data(walk: Walk) -> None:
    services = {one.service for one in walk.places if "administrator" in one.row.roles}
    assert services == {"staff"}


def test_the_draw_is_worked_by_officers_and_released_by_others(walk: Walk) -> None:
    steps = [one for one in walk.places if one.service == "lottery" and one.row.roles and one.call[0] == "POST"]
    assert steps
    both = [one for one in steps if {"draw_officer", "draw_releaser"} <= set(one.row.roles)]
    assert [str(one) for one in both if IN_THE_HALL.isdisjoint(one.path.split("/"))] == []
