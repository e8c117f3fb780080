"""What verification would tell about an application: one answer of each kind, a finding, a question, a look."""

from datetime import UTC, datetime

from shared.contracts.reads import HeldByVerification

AT = datetime(2023, 9, 3, 6, tzinfo=UTC)


def _answer(registry: str, person: str, outcome: str, *records: dict[str, str]) -> dict[str, object]:
    return {
        "registry": registry,
        "person": person,
        "outcome": outcome,
        "authority": "" if outcome == "silent" else "云泉县公安局",
        "answered_at": None if outcome == "silent" else AT,
        "sha256": "" if outcome == "silent" else "a" * 64,
        "records": [[{"label": label, "value": value} for label, value in one.items()] for one in records],
    }


class FakeHeldData:
    """A `HeldData` that always answers."""

    async def held(self, unit_code: str, number: str, *, full: bool) -> HeldByVerification | None:
        """Return it; the child's number as the request wants it."""
        shown = "140199201703129927" if full else "尾号 9927"
        return HeldByVerification.model_validate(
            {
                "unit_code": unit_code,
                "application_number": number,
                "erased_at": None,
                "answers": [
                    _answer("户籍", "孩子", "found", {"姓名": "林知夏", "证件号": shown, "户主": "家里的另一个人"}),
                    _answer("不动产", "父亲", "absent"),
                    _answer("居住证", "母亲", "silent"),
                ],
                "findings": [
                    {
                        "made_at": AT,
                        "by": "clerk",
                        "version": 1,
                        "standing": "with_family",
                        "facts": ["监护关系"],
                        "sentence": "请把孩子的出生医学证明编号补上。",
                        "evidence_sha256": "b" * 64,
                    }
                ],
                "queries": [
                    {
                        "registry": "户籍",
                        "asked_at": AT,
                        "purpose": "2023年义务教育招生核对",
                        "department": "云泉县教育局",
                        "outcome": "找到了",
                    }
                ],
                "looks": [{"seen_at": AT, "who": "工作人员 3F9A", "purpose": "核对报名材料", "full_numbers": True}],
            }
        )

    async def close(self) -> None:
        """Nothing was opened."""
