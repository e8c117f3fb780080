"""Who is bound: one account, linked, and agreeing; the group is the smallest number."""

from services.registration.domain.roster.groups import Member, groups

LOT = ("P01", "ALL")
SAME = ((LOT, 1),)


def member(
    number: str, together: str | None = None, *, account: bytes = b"a", rows: tuple[object, ...] = SAME
) -> Member:
    return Member(number, account, together, rows)  # type: ignore[arg-type]  # any rows will do to compare


def test_twins_are_bound_by_one_of_them_naming_the_other() -> None:
    assert groups((member("7"), member("3", "7")), "admit") == {"3": "3", "7": "3"}


def test_triplets_are_bound_through_each_other() -> None:
    chain = (member("5"), member("7", "5"), member("3", "7"))
    assert set(groups(chain, "admit").values()) == {"3"}


def test_another_account_cannot_bind_itself() -> None:
    assert groups((member("7"), member("3", "7", account=b"b")), "admit") == {}


def test_a_sibling_that_is_not_on_the_roster_leaves_the_other_alone() -> None:
    assert groups((member("3", "7"),), "admit") == {}


def test_twins_that_differ_at_the_freeze_are_drawn_apart_unless_the_rule_is_split() -> None:
    twins = (member("7"), member("3", "7", rows=((LOT, 2),)))
    assert groups(twins, "admit") == {}
    assert groups(twins, "skip") == {}
    assert groups(twins, "split") == {"3": "3", "7": "3"}


def test_of_triplets_the_two_that_agree_stay_bound() -> None:
    chain = (member("5"), member("7", "5", rows=((LOT, 2),)), member("9", "5"))
    assert groups(chain, "admit") == {"5": "5", "9": "5"}


def test_naming_each_other_or_oneself_is_no_harm() -> None:
    assert groups((member("7", "3"), member("3", "7"), member("8", "8")), "admit") == {"3": "3", "7": "3"}
