"""What is not believed: other issuers, other audiences, other people's tokens, old ones, unsigned ones."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey
from starlette.responses import JSONResponse, PlainTextResponse

from shared.web.oidc.client import OidcClient
from shared.web.oidc.passage import Passage
from shared.web.oidc.provider import OidcRefused, OidcSilent, Provider
from tests.fakes.lying_provider import CLIENT, ISSUER, LyingProvider

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
SECONDS = int(NOW.timestamp())
PASSAGE = Passage("t", SECONDS, "", "the state", "the nonce", "v" * 64)
CAME_BACK = {"state": "the state", "code": "a code"}


class Stopped:
    """A clock that stands."""

    def now(self) -> datetime:
        return NOW


@pytest.fixture
def liar() -> LyingProvider:
    made = LyingProvider()
    made.claims = {
        "iss": ISSUER,
        "aud": CLIENT,
        "sub": "zhou",
        "nonce": "the nonce",
        "iat": SECONDS - 5,
        "exp": SECONDS + 300,
    }
    return made


@pytest.fixture
async def oidc(liar: LyingProvider) -> AsyncIterator[OidcClient]:
    provider = Provider(
        issuer=ISSUER, client_id=CLIENT, client_secret="secret", redirect_uri="https://sunny.example/staff/oidc/return"
    )
    made = OidcClient(provider, transport=liar.transport, clock=Stopped())
    liar.challenge = parse_qs(urlsplit(await made.start(PASSAGE)).query)["code_challenge"][0]
    yield made
    await made.close()


async def test_what_is_right_is_believed(oidc: OidcClient) -> None:
    assert (await oidc.finish(PASSAGE, CAME_BACK)).subject == "zhou"


async def test_the_address_carries_state_nonce_and_challenge(oidc: OidcClient) -> None:
    query = parse_qs(urlsplit(await oidc.start(PASSAGE)).query)
    assert query["state"] == ["the state"]
    assert query["nonce"] == ["the nonce"]
    assert query["code_challenge_method"] == ["S256"]
    assert query["scope"] == ["openid"]


@pytest.mark.parametrize(
    "lie",
    [
        {"iss": "https://other.example"},
        {"aud": "somebody else"},
        {"aud": ["somebody else", "another"]},
        {"aud": [CLIENT, "somebody else"]},
        {"azp": "somebody else"},
        {"nonce": "another nonce"},
        {"nonce": None},
        {"exp": SECONDS - 61},
        {"exp": None},
        {"iat": SECONDS + 120},
        {"nbf": SECONDS + 120},
        {"sub": ""},
        {"sub": 7},
    ],
    ids=str,
)
async def test_a_token_that_says_something_else_is_refused(
    oidc: OidcClient, liar: LyingProvider, lie: dict[str, object]
) -> None:
    liar.claims = {name: value for name, value in (liar.claims | lie).items() if value is not None}
    with pytest.raises(OidcRefused):
        await oidc.finish(PASSAGE, CAME_BACK)


async def test_a_token_for_us_and_others_names_us(oidc: OidcClient, liar: LyingProvider) -> None:
    liar.claims |= {"aud": [CLIENT, "another"], "azp": CLIENT}
    assert (await oidc.finish(PASSAGE, CAME_BACK)).subject == "zhou"


async def test_a_token_signed_with_the_shared_secret_is_refused(oidc: OidcClient, liar: LyingProvider) -> None:
    forged = jwt.encode({"alg": "HS256"}, dict(liar.claims), OctKey.import_key("s" * 32), algorithms=["HS256"])
    liar.answer = JSONResponse({"access_token": "a", "token_type": "Bearer", "id_token": forged})
    with pytest.raises(OidcRefused):
        await oidc.finish(PASSAGE, CAME_BACK)


async def test_a_token_that_nobody_signed_is_refused(oidc: OidcClient, liar: LyingProvider) -> None:
    unsigned = "eyJhbGciOiJub25lIn0.e30."
    liar.answer = JSONResponse({"access_token": "a", "token_type": "Bearer", "id_token": unsigned})
    with pytest.raises(OidcRefused):
        await oidc.finish(PASSAGE, CAME_BACK)


async def test_a_strangers_key_under_a_known_name_is_refused(oidc: OidcClient, liar: LyingProvider) -> None:
    liar.key = RSAKey.generate_key(2048, {"kid": "one"})
    with pytest.raises(OidcRefused):
        await oidc.finish(PASSAGE, CAME_BACK)


async def test_a_new_key_is_read_and_an_unknown_one_is_refused(oidc: OidcClient, liar: LyingProvider) -> None:
    await oidc.finish(PASSAGE, CAME_BACK)
    liar.key = RSAKey.generate_key(2048, {"kid": "two"})
    liar.header["kid"] = "two"
    with pytest.raises(OidcRefused):
        await oidc.finish(PASSAGE, CAME_BACK)
    liar.published.append(liar.key)
    assert (await oidc.finish(PASSAGE, CAME_BACK)).subject == "zhou"


@pytest.mark.parametrize(
    "came_back",
    [
        {"code": "a code"},
        {"state": "another", "code": "a code"},
        {"state": "the state"},
        {"state": "the state", "error": "access_denied"},
        CAME_BACK | {"iss": "https://other.example"},
        {"state": "状态", "code": "a code"},
    ],
    ids=str,
)
async def test_a_way_back_that_is_not_ours_is_refused(oidc: OidcClient, came_back: dict[str, str]) -> None:
    with pytest.raises(OidcRefused):
        await oidc.finish(PASSAGE, came_back)


async def test_another_browsers_verifier_is_refused(oidc: OidcClient, liar: LyingProvider) -> None:
    liar.challenge = "of another"
    with pytest.raises(OidcRefused):
        await oidc.finish(PASSAGE, CAME_BACK)


@pytest.mark.parametrize("answer", [PlainTextResponse("oh no", 502), PlainTextResponse("oh no"), JSONResponse([])])
async def test_an_answer_without_sense_is_silence(
    oidc: OidcClient, liar: LyingProvider, answer: JSONResponse | PlainTextResponse
) -> None:
    liar.answer = answer
    with pytest.raises(OidcSilent):
        await oidc.finish(PASSAGE, CAME_BACK)


@pytest.mark.parametrize(
    "told",
    [{"issuer": "https://other.example"}, {"token_endpoint": "http://identity.example/token"}, {"jwks_uri": None}],
    ids=str,
)
async def test_a_description_that_does_not_fit_is_silence(liar: LyingProvider, told: dict[str, object]) -> None:
    liar.metadata = told
    provider = Provider(issuer=ISSUER, client_id=CLIENT, client_secret="s", redirect_uri="https://sunny.example/back")
    made = OidcClient(provider, transport=liar.transport, clock=Stopped())
    with pytest.raises(OidcSilent):
        await made.start(PASSAGE)
    await made.close()
