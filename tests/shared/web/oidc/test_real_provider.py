"""The whole way there and back, with a provider that is not ours."""

from urllib.parse import parse_qsl, urlsplit

import pytest

from shared.web.oidc.client import OidcClient
from shared.web.oidc.passage import Passage
from shared.web.oidc.provider import OidcRefused, OidcSilent, Provider
from tests.builders.identity_provider import identity_provider, sign_in_there

BACK = "http://127.0.0.1:1/staff/oidc/return"


def passage(ticket: str = "t") -> Passage:
    return Passage(ticket, 0, "", f"state-{ticket}", f"nonce-{ticket}", "v" * 64)


def provider(issuer: str) -> Provider:
    return Provider(issuer=issuer, client_id="us", client_secret="secret", redirect_uri=BACK)


async def test_somebody_signs_in_there_and_is_known_here_once() -> None:
    with identity_provider(users=("zhou",)) as issuer:
        oidc = OidcClient(provider(issuer))
        back = sign_in_there(await oidc.start(passage()), "zhou")
        assert back.startswith(BACK)
        query = dict(parse_qsl(urlsplit(back).query))
        identity = await oidc.finish(passage(), query)
        assert (identity.issuer, identity.subject) == (issuer, "zhou")
        with pytest.raises(OidcRefused):
            await oidc.finish(passage(), query)  # a code is good for one use
        await oidc.close()


async def test_an_answer_to_somebody_elses_way_is_refused() -> None:
    with identity_provider(users=("zhou",)) as issuer:
        oidc = OidcClient(provider(issuer))
        query = dict(parse_qsl(urlsplit(sign_in_there(await oidc.start(passage("mine")), "zhou")).query))
        with pytest.raises(OidcRefused):
            await oidc.finish(passage("other"), query)
        await oidc.close()


async def test_a_provider_that_is_gone_is_silent() -> None:
    oidc = OidcClient(provider("http://127.0.0.1:9"))
    with pytest.raises(OidcSilent):
        await oidc.start(passage())
    await oidc.close()


def test_a_provider_is_reached_under_encryption_only() -> None:
    with pytest.raises(ValueError, match="https"):
        OidcClient(provider("http://identity.example"))
