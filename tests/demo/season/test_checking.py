"""Who is silent for ever, and whom the papers send back."""

from services.demo.county.reading import read_county
from services.demo.season.checking import silent_for_ever
from services.demo.season.clerk import reasons_to_return
from services.demo.season.drawing import draw_id_of, private_lots
from services.demo.season.registering import Submitted
from tests.builders.counties import HAND_WRITTEN

COUNTY = read_county(HAND_WRITTEN)
SUBMITTED = tuple(Submitted(application, f"n{application.ref}") for application in COUNTY.applications)


def test_only_faults_that_never_end_keep_a_case_open() -> None:
    assert silent_for_ever(COUNTY, SUBMITTED) == {"n02"}


def test_an_application_that_was_refused_waits_for_nobody() -> None:
    refused = tuple(Submitted(one.application, "", ("ID_GENDER",)) for one in SUBMITTED)
    assert silent_for_ever(COUNTY, refused) == frozenset()


def test_the_clerk_returns_whom_the_papers_return() -> None:
    assert reasons_to_return(COUNTY, SUBMITTED) == {"n09": "孩子的姓名和户口簿上不一样，请照户口簿改过来再提交"}


def test_every_private_lot_is_in_the_one_draw() -> None:
    assert draw_id_of(COUNTY) == "DEMO-140123-2023-01"
    assert [lot.lot for lot in private_lots(COUNTY)] == [
        ("2114000911", "ALL"),
        ("2114000912", "BOARD"),
        ("2114000912", "DAY"),
        ("2114000913", "ALL"),
    ]
