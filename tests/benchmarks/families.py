"""Many families that are signed in, because one account has only so many applications."""

from services.registration.domain.keys import RegistrationKeys
from services.registration.store.submission_statement import MOST_APPLICATIONS
from shared.crypto.keys import KeyRing
from shared.database.connections import connected

FAMILIES = 8_000
ACCOUNTS = """insert into registration.account
select (jsonb_populate_record(one, jsonb_build_object('account_id', made.id))).*
from unnest($1::bytea[]) as made (id), (select a from registration.account a limit 1) as first (one)"""
SESSIONS = """insert into registration.session
select (jsonb_populate_record(one, jsonb_build_object('token_hash', made.token, 'account_id', made.id))).*
from unnest($1::bytea[], $2::bytea[]) as made (token, id),
(select s from registration.session s limit 1) as first (one)"""


def token_of(place: int) -> str:
    """The session of the submission number `place`."""
    return f"bench-{place // MOST_APPLICATIONS % FAMILIES}"


async def sign_families_in(url: str, master: str) -> None:
    """Keep a session of its own for each family, like the one that is there."""
    keys = RegistrationKeys(KeyRing(bytes.fromhex(master)))
    names = [f"bench-{number}" for number in range(FAMILIES)]
    accounts, tokens = [keys.account_id(name) for name in names], [keys.token_hash(name) for name in names]
    async with connected(url) as connection:
        await connection.execute(ACCOUNTS, accounts)
        await connection.execute(SESSIONS, tokens, accounts)
