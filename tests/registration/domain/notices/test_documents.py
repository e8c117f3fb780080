"""The notices: every version in its file, every name filled in, the fingerprint that of the text, in plain words."""

from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest

from services.registration.domain.notices.documents import Document, current, documents, versions_of
from services.registration.domain.notices.rendering import filled_in, text_of
from services.registration.domain.notices.required import mark_of, notice_of, required_notices
from services.registration.domain.notices.values import notice_values
from services.registration.domain.unit import Calendar, Privacy
from tests.builders.registration import a_unit

OFFICIAL = ("相关", "有关", "予以", "进行", "及时", "尽快", "敬请", "！", "哈希", "审核")
ALL = documents()


def values() -> dict[str, str]:
    return notice_values(a_unit(), backup_days=30)


@pytest.mark.parametrize("document", ALL, ids=lambda one: f"{one.notice}-{one.version}")
def test_it_can_be_filled_in_and_is_in_plain_words(document: Document) -> None:
    notice = filled_in(document, values())
    assert "{" not in notice.text
    assert notice.sha256 == sha256(notice.text.encode()).digest()
    assert not [word for word in OFFICIAL if word in notice.text]
    assert f"第 {document.version} 版" in notice.text


def test_versions_follow_each_other_without_a_gap() -> None:
    for name in {one.notice for one in ALL}:
        assert [one.version for one in versions_of(name)] == list(range(1, len(versions_of(name)) + 1))
        dates = [one.date for one in versions_of(name)]
        assert dates == sorted(dates)
    with pytest.raises(LookupError):
        current("nothing")


def test_the_childrens_rule_says_what_the_law_wants() -> None:
    unit = replace(a_unit(), privacy=Privacy("李老师", "0351-5550123", "太原市教育局", "0351-5550100"))
    text = notice_of(unit, "children", backup_days=30).text
    for needed in (
        "李老师",
        "0351-5550123",
        "太原市教育局",
        "收什么",
        "为什么可以收",
        "存多久",
        "您可以做什么",
        "2024年4月15日",
    ):
        assert needed in text
    assert "不靠您同意" in text


def test_a_unit_that_named_nobody_answers_itself() -> None:
    text = notice_of(replace(a_unit(), calendar=Calendar()), "children", backup_days=7).text
    assert "娄烦县教育局招生负责人" in text
    assert "日子定了再告诉您" in text
    assert "最多再留 7 天" in text


def test_the_mark_stands_for_exactly_these_texts() -> None:
    first = required_notices(a_unit(), backup_days=30)
    assert mark_of(first) == mark_of(required_notices(a_unit(), backup_days=30))
    assert mark_of(first) != mark_of(required_notices(a_unit(), backup_days=31))
    assert mark_of(first) != mark_of(first[:2])


def test_the_text_is_the_document_line_by_line() -> None:
    made = replace(current("sms"), title="题", lead="话", sections=(), version=3, date=date(2024, 1, 2))
    assert text_of(made) == "题\n第 3 版　2024-01-02\n\n话\n"
