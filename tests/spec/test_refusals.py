"""Every refusal of section 11 on mutated inputs, and the near misses that are accepted."""

import pytest

from tests.spec.bundles import Files
from tests.spec.programs import compute, refusal
from tests.spec.refusal_cases import accepted_cases, cases
from tests.spec.test_reference import codes_of_the_table

CASES = cases()
ACCEPTED = accepted_cases()


@pytest.mark.parametrize(("files", "code"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_code_of_the_first_fault(files: Files, code: str) -> None:
    assert refusal(files) == code


@pytest.mark.parametrize("files", [case[1] for case in ACCEPTED], ids=[case[0] for case in ACCEPTED])
def test_the_edge_of_a_rule_is_accepted(files: Files) -> None:
    assert compute(files).startswith(b"school,category,pos,app_no,group,choice,tier,ticket,status,wait\n")


def test_every_code_of_the_table_has_a_case() -> None:
    assert {code for _, _, code in CASES} == set(codes_of_the_table())
    for file in ("draw", "seed"):
        assert {"JSON", "MEMBERS", "LAYOUT"} <= {code for name, _, code in CASES if name.startswith(file)}


def test_every_case_has_a_name_of_its_own() -> None:
    names = [name for name, *_ in CASES]
    assert sorted(set(names)) == sorted(names)
