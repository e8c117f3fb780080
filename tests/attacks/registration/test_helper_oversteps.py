"""A helper who wants more than was handed on: withdraw, name others, sign the family out, go on after the end."""

from dataclasses import dataclass
from uuid import UUID

import httpx2
import pytest

from tests.attacks.registration.helping import Helping, a_helper
from tests.attacks.registration.visits import Home, a_home
from tests.builders.registration import (
    CHILD_NUMBER,
    FATHER_NUMBER,
    MOTHER_NUMBER,
    PHONE,
    UNIT,
    a_submission,
    a_unit,
    another_child,
)
from tests.builders.registration_api import load, signed_in, submission_body

U = f"/u/{UNIT}"
STRANGER = "13700000009"


@dataclass(frozen=True)
class Scene:
    """A family with an application and a draft, and its helper at work."""

    family: Home
    helping: Helping


@pytest.fixture
async def scene(client: httpx2.AsyncClient) -> Scene:
    """王芳 is at work for 周敏."""
    await load(client)
    family = await a_home(client)
    return Scene(family, await a_helper(client, family))


async def test_a_helper_sees_the_family_s_registration_and_whose_it_is(
    client: httpx2.AsyncClient, scene: Scene
) -> None:
    page = await client.get(f"{U}/applications/{scene.family.number}", headers=scene.helping.cookie)
    assert page.status_code == 200
    assert "王芳 正在替 周敏 办理" in page.text
    assert PHONE not in page.text
    assert "/withdraw" not in page.text


async def test_a_helper_fills_and_sends_and_the_family_sees_who_did_it(
    client: httpx2.AsyncClient, scene: Scene
) -> None:
    begun = await client.post(f"{U}/new", headers=scene.helping.form)
    assert begun.status_code == 303
    token = {"Authorization": f"Session {scene.helping.token}"}
    body = submission_body(a_submission(**another_child(1)))
    sent = await client.post(
        f"/api/units/{UNIT}/applications", json=body, headers={**token, "Idempotency-Key": "by-the-helper"}
    )
    assert sent.status_code == 201, sent.text
    number = sent.json()["application_number"]
    assert (await client.get(f"{U}/applications/{number}", headers=scene.family.cookie)).status_code == 200
    status = await client.get(f"{U}/applications/{number}", headers=scene.family.cookie)
    assert "王芳替您提交了报名" in status.text
    seen = await client.get(f"{U}/helpers", headers=scene.family.cookie)
    for words in ("王芳打开了您的报名", "王芳填了报名表，还没有提交", "王芳提交了报名"):
        assert words in seen.text


@pytest.mark.parametrize("page", ["GET", "POST"])
async def test_a_helper_withdraws_nothing(client: httpx2.AsyncClient, scene: Scene, page: str) -> None:
    address = f"{U}/applications/{scene.family.number}/withdraw"
    answer = await client.request(page, address, headers=scene.helping.form)
    assert answer.status_code == 403
    assert "只有孩子的监护人自己能办" in answer.text
    status = await client.get(f"{U}/applications/{scene.family.number}", headers=scene.family.cookie)
    assert "已经撤回" not in status.text


async def test_nor_over_the_programs_door(client: httpx2.AsyncClient, scene: Scene) -> None:
    token = {"Authorization": f"Session {scene.helping.token}"}
    answer = await client.post(f"/api/units/{UNIT}/applications/{scene.family.number}/withdraw", headers=token)
    assert (answer.status_code, answer.json()["code"]) == (403, "HELPER_MAY_NOT")


async def test_whom_a_helper_names_helps_the_helper_not_the_family(client: httpx2.AsyncClient, scene: Scene) -> None:
    named = {"helper_name": "外人", "helper_phone": STRANGER, "guardian_name": "周敏", "help_until": "taken_back"}
    await client.post(f"{U}/helpers", data=named, headers=scene.helping.form)
    seen = await client.get(f"{U}/helpers", headers=scene.family.cookie)
    assert "外人" not in seen.text
    taken = await client.post(f"{U}/helpers/{scene.helping.grant}/take-back", headers=scene.helping.form)
    assert taken.status_code == 404


async def test_signing_out_everywhere_ends_the_helper_s_sessions_not_the_family_s(
    client: httpx2.AsyncClient, scene: Scene
) -> None:
    shown = await client.get(f"{U}/sessions", headers=scene.helping.cookie)
    assert shown.text.count("就是这里") == 1
    assert "别的手机" not in shown.text
    await client.post(f"{U}/sign-out-everywhere", headers=scene.helping.form)
    assert (await client.get(f"{U}/mine", headers=scene.helping.cookie)).status_code == 303
    assert (await client.get(f"{U}/mine", headers=scene.family.cookie)).status_code == 200


async def test_what_is_taken_back_ends_in_the_running_session_at_once(client: httpx2.AsyncClient, scene: Scene) -> None:
    begun = await client.post(f"{U}/new", headers=scene.helping.form)
    draft = begun.headers["Location"]
    taken = await client.post(f"{U}/helpers/{scene.helping.grant}/take-back", headers=scene.family.form)
    assert taken.status_code == 303
    for method, address in (
        ("GET", f"{U}/applications/{scene.family.number}"),
        ("GET", f"{U}/applications/{scene.family.number}/receipt"),
        ("POST", f"{U}/applications/{scene.family.number}/correct"),
        ("GET", f"{U}/mine"),
        ("GET", draft),
        ("POST", draft),
        ("POST", f"{U}/new"),
    ):
        answer = await client.request(method, address, headers=scene.helping.form)
        assert (answer.status_code, answer.headers["Location"]) == (303, f"{U}/helping"), address
    assert "周敏已经收回了" in (await client.get(f"{U}/helping", headers=scene.helping.cookie)).text
    token = {"Authorization": f"Session {scene.helping.token}"}
    asked = await client.get(f"/api/units/{UNIT}/applications", headers=token)
    assert (asked.status_code, asked.json()["code"]) == (403, "HELP_OVER")


async def test_after_the_end_the_helper_goes_back_to_its_own_and_finds_nothing_of_the_family(
    client: httpx2.AsyncClient, scene: Scene
) -> None:
    await client.post(f"{U}/helpers/{scene.helping.grant}/take-back", headers=scene.family.form)
    again = await client.post(f"{U}/helping/{scene.helping.grant}/begin", headers=scene.helping.form)
    assert again.status_code == 409
    assert (await client.post(f"{U}/helping/stop", headers=scene.helping.form)).status_code == 303
    mine = await client.get(f"{U}/mine", headers=scene.helping.cookie)
    assert mine.status_code == 200
    assert "林知夏" not in mine.text
    gone = await client.get(f"{U}/applications/{scene.family.number}", headers=scene.helping.cookie)
    assert gone.status_code == 404


async def test_a_stranger_cannot_use_somebody_elses_grant(client: httpx2.AsyncClient, scene: Scene) -> None:
    stranger = await a_home(client, STRANGER, draft_only=True)
    for act in ("accept", "decline", "begin"):
        answer = await client.post(f"{U}/helping/{scene.helping.grant}/{act}", headers=stranger.form)
        assert answer.status_code == 404
    unknown = await client.post(f"{U}/helping/{UUID(int=7)}/begin", headers=stranger.form)
    assert unknown.status_code == 404


async def test_the_helper_s_session_is_its_own_in_another_unit(client: httpx2.AsyncClient, scene: Scene) -> None:
    other = "140105"
    await load(client, a_unit(unit_code=other))
    page = await client.get(f"/u/{other}/mine", headers=scene.helping.cookie)
    assert page.status_code == 200
    assert "周敏" not in page.text


async def test_the_family_keeps_its_own_session_while_somebody_helps(client: httpx2.AsyncClient, scene: Scene) -> None:
    family = await signed_in(client, PHONE)
    shown = await client.get(f"/api/units/{UNIT}/applications", headers=family)
    assert [one["application_number"] for one in shown.json()["applications"]] == [scene.family.number]


async def test_a_helper_reads_no_whole_number_of_the_family(client: httpx2.AsyncClient, scene: Scene) -> None:
    corrected = await client.post(f"{U}/applications/{scene.family.number}/correct", headers=scene.helping.form)
    start = corrected.headers["Location"].rpartition("/")[0]
    for page in ("child", "guardian-1", "guardian-2", "check"):
        shown = await client.get(f"{start}/{page}", headers=scene.helping.cookie)
        assert shown.status_code == 200
        for number in (PHONE, CHILD_NUMBER, MOTHER_NUMBER, FATHER_NUMBER):
            assert number not in shown.text, page
    copied = await client.get(f"{U}/applications/{scene.family.number}/form-copy.json", headers=scene.helping.cookie)
    assert copied.status_code == 403


async def test_a_correction_by_the_helper_keeps_the_numbers_it_did_not_see(
    client: httpx2.AsyncClient, scene: Scene
) -> None:
    corrected = await client.post(f"{U}/applications/{scene.family.number}/correct", headers=scene.helping.form)
    start = corrected.headers["Location"].rpartition("/")[0]
    wrote = {"guardian1_name": "周敏", "guardian1_relation": "2", "guardian1_is_guardian": "1"}
    empty = {"guardian1_id_number": "", "guardian1_phone": "", "guardian1_id_type": ""}
    saved = await client.post(f"{start}/guardian-1", data={**wrote, **empty}, headers=scene.helping.form)
    assert saved.status_code == 303, saved.text
    seen = await client.get(f"{start}/guardian-1", headers=scene.family.cookie)
    assert MOTHER_NUMBER in seen.text
    assert PHONE in seen.text
