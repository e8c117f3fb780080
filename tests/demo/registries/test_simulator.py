"""The simulator over a real socket: it answers as the county's files say, to those who sign."""

import hashlib

import httpx2
import pytest

from tests.builders.registry_questions import COUNT, TIME, Asker, hmac_hex, question, signed

WANG = "140123201703059917"
CHEN = "141122198605309919"


def test_a_child_is_found_as_the_register_has_it(asker: Asker) -> None:
    reply = asker.ask("household", WANG).json()
    assert reply["status"] == "found"
    assert reply["authority"] == "娄烦县公安局"
    assert reply["answered_at"] == TIME
    (record,) = reply["records"]
    assert (record["name"], record["relation_to_head"], record["head_name"]) == ("王浩然", "子", "王建国")
    assert record["birth_date"] == "2017-03-05"


def test_a_reply_is_signed_over_the_questions_nonce(asker: Asker) -> None:
    body, nonce = question(WANG), f"{next(COUNT):032x}"
    reply = asker.post("household", body, signed("household", body, nonce))
    assert reply.headers["X-Signature"] == hmac_hex(f"{nonce}\n{hashlib.sha256(reply.content).hexdigest()}")


def test_the_same_question_has_the_same_answer(asker: Asker) -> None:
    assert asker.ask("property", "140123198804129916").content == asker.ask("property", "140123198804129916").content


def test_whoever_is_not_in_the_register_is_absent(asker: Asker) -> None:
    assert asker.ask("residence", WANG).json()["status"] == "absent"


def test_months_are_one_record_for_each_employer(asker: Asker) -> None:
    first, second = asker.ask("insurance", CHEN).json()["records"]
    assert (first["months"][0], len(first["months"])) == ("202209", 4)
    assert second["months"] == ["202301", "202302", "202303", "202305", "202306", "202307", "202308"]


def test_nobody_is_told_anything_without_a_purpose(asker: Asker) -> None:
    body = question(WANG, purpose=" ")
    reply = asker.post("household", body, signed("household", body, f"{next(COUNT):032x}")).json()
    assert (reply["status"], reply["records"]) == ("refused", [])


def test_a_changed_question_is_not_answered(asker: Asker) -> None:
    headers = signed("household", question(WANG), f"{next(COUNT):032x}")
    assert asker.post("household", question(CHEN), headers).status_code == httpx2.codes.UNAUTHORIZED


def test_a_question_to_another_registry_is_not_answered(asker: Asker) -> None:
    body = question(WANG)
    assert asker.post("property", body, signed("household", body, f"{next(COUNT):032x}")).status_code == 401


def test_a_nonce_is_taken_once(asker: Asker) -> None:
    body = question(WANG)
    headers = signed("household", body, f"{next(COUNT):032x}")
    assert [asker.post("household", body, headers).status_code for _ in range(2)] == [200, 401]


@pytest.mark.parametrize("body", [b"", b"{}", b"[]", b'"x"', question(WANG) + b" ", question(WANG)[:-1]])
def test_what_is_no_question_is_not_answered(asker: Asker, body: bytes) -> None:
    assert asker.post("household", body, signed("household", body, f"{next(COUNT):032x}")).status_code == 400


def test_there_is_no_fifth_registry(asker: Asker) -> None:
    assert asker.ask("tax", WANG).status_code == 404


def test_planned_faults_happen(asker: Asker) -> None:
    assert [asker.ask("household", "140123201611209906").status_code for _ in range(3)] == [503, 503, 503]


def test_what_fails_once_succeeds_afterwards(asker: Asker) -> None:
    assert [asker.ask("household", "140123201611309907").status_code for _ in range(3)] == [503, 200, 200]
