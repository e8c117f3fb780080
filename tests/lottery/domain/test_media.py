"""双色球 is compared from two media, each with the time at which it was seen (docs/spec/draw.md, section 9)."""

from datetime import datetime

import pytest

from services.lottery.domain.media import Medium, host_of, proof_of, require_another
from services.lottery.domain.sources.announced import Source
from shared.errors import ServiceError

SSQ = Source("ssq", "ssq", "required", "2023-09-15T21:15:00+08:00", "2023107")
DICE = Source("dice", "digits", "required", "2023-09-15T15:00:00+08:00", "40")
NOW = datetime.fromisoformat("2023-09-15T21:30:00+08:00")
SEEN = datetime.fromisoformat("2023-09-15T13:20:05+00:00")
CWL = Medium("https://www.cwl.gov.cn/ygkj/wqkjgg/ssq/", SEEN)


def test_a_medium_is_written_with_its_time_in_china() -> None:
    assert proof_of(SSQ, CWL, NOW) == "https://www.cwl.gov.cn/ygkj/wqkjgg/ssq/ 2023-09-15T21:20:05+08:00"
    assert proof_of(DICE, None, NOW) == ""


@pytest.mark.parametrize(
    ("source", "medium", "code"),
    [
        (SSQ, None, "MEDIUM_MISSING"),
        (SSQ, Medium("https:///nowhere", SEEN), "MEDIUM_MISSING"),
        (SSQ, Medium("https://[::1/", SEEN), "MEDIUM_MISSING"),
        (DICE, CWL, "MEDIUM_NOT_WANTED"),
        (SSQ, Medium(CWL.address, datetime.fromisoformat("2023-09-15T21:14:59+08:00")), "MEDIUM_TIME"),
        (SSQ, Medium(CWL.address, datetime.fromisoformat("2023-09-15T21:30:01+08:00")), "MEDIUM_TIME"),
    ],
)
def test_a_medium_that_is_none_is_refused(source: Source, medium: Medium | None, code: str) -> None:
    with pytest.raises(ServiceError) as refused:
        proof_of(source, medium, NOW)
    assert refused.value.code == code


@pytest.mark.parametrize(
    "second",
    ["https://www.cwl.gov.cn/a b", "http://CWL.gov.cn/b b", "https://m.cwl.gov.cn./b b", "https://cwl.gov.cn:8443/ b"],
)
def test_one_medium_twice_is_not_two(second: str) -> None:
    with pytest.raises(ServiceError) as refused:
        require_another(proof_of(SSQ, CWL, NOW), second)
    assert refused.value.code == "SAME_MEDIUM"


def test_two_media_are_two() -> None:
    require_another(proof_of(SSQ, CWL, NOW), "https://tv.cctv.com/lm/ b")
    require_another("", "")
    assert host_of("https://user@tv.cctv.com:443/x 2023") == "tv.cctv.com"
