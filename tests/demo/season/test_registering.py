"""The order in which one account's children are registered."""

from services.demo.county.application import Application
from services.demo.season.registering import in_order_of_binding


def child(ref: str, together_with: str = "") -> Application:
    return Application(ref, {}, (), together_with, "")


def order(*children: Application) -> list[str]:
    return [each.ref for each in in_order_of_binding(children)]


def test_a_child_comes_after_the_one_it_is_bound_to() -> None:
    assert order(child("b", "a"), child("a")) == ["a", "b"]


def test_three_in_a_chain_come_in_the_order_of_the_chain() -> None:
    assert order(child("c", "b"), child("b", "a"), child("a")) == ["a", "b", "c"]


def test_two_who_name_each_other_come_in_the_order_of_the_file() -> None:
    assert order(child("a", "b"), child("b", "a")) == ["a", "b"]


def test_others_keep_the_order_of_the_file() -> None:
    assert order(child("x"), child("a"), child("m")) == ["x", "a", "m"]
