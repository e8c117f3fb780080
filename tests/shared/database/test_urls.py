"""A database's URL keeps everything but what is put in anew."""

import pytest

from shared.database.passwords import derived_passwords, scram_verifier
from shared.database.urls import LOGINS, database_urls, password_in, plain_url, with_database, with_login

GIVEN = "postgresql+asyncpg://admin:a%2Fb@db.example:6432,other:5432/old?sslmode=require"


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+asyncpg", "postgresql+psycopg"])
def test_every_way_of_writing_it_is_understood(scheme: str) -> None:
    assert plain_url(f"{scheme}://u:p@h/d") == "postgresql://u:p@h/d"


@pytest.mark.parametrize("wrong", ["mysql://u@h/d", "localhost/d", ""])
def test_anything_else_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="begins with postgresql://"):
        plain_url(wrong)


def test_hosts_ports_and_options_stay() -> None:
    there = "db.example:6432,other:5432"
    assert with_database(GIVEN, "new one") == f"postgresql://admin:a%2Fb@{there}/new%20one?sslmode=require"
    assert with_login(GIVEN, "lottery", "p@ss") == f"postgresql://lottery:p%40ss@{there}/old?sslmode=require"
    assert password_in(GIVEN) == "a/b"


def test_a_socket_named_in_the_options_stays() -> None:
    assert with_login("postgresql:///d?host=/run/pg", "u", "p") == "postgresql://u:p@/d?host=/run/pg"


def test_passwords_are_derived_from_the_administrators() -> None:
    assert derived_passwords(GIVEN) == derived_passwords(GIVEN.replace("/old", "/new"))
    assert derived_passwords(GIVEN) != derived_passwords(GIVEN.replace("a%2Fb", "other"))
    assert len(set(derived_passwords(GIVEN).values())) == len(LOGINS)


def test_passwords_are_not_shown_by_accident() -> None:
    urls = database_urls(GIVEN, "d", derived_passwords(GIVEN))
    assert derived_passwords(GIVEN)["lottery"] not in repr(urls)
    with pytest.raises(KeyError):
        urls.of("lottery_owner")


@pytest.mark.parametrize("unfit", ["", "a'b", "密码"])
def test_a_password_that_would_need_preparation_is_refused(unfit: str) -> None:
    with pytest.raises(ValueError, match="ASCII letters and digits"):
        scram_verifier(unfit)
