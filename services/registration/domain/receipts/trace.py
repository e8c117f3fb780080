"""That a child was in the pool: from a receipt through register and roster to the result (draw spec, 7 and 9)."""

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass

from services.registration.domain.receipts.result import Checked, bad, fine, left_out
from services.registration.domain.receipts.signed import Receipt
from services.registration.domain.roster.entries import ON_ROSTER, RegisterState
from services.registration.domain.submission import Lot
from shared.crypto.hashing import sha256_hex

NEEDED = ("draw.json", "roster.csv", "register.csv", "terms.csv")
FILES = (*NEEDED, "results.csv")
FROZEN, REGISTER, ROSTER, CHILD, CHOICES, TWIN, RESULT = (
    "封存的文件",
    "报名号登记",
    "名册",
    "孩子的代号",
    "志愿",
    "一起派位",
    "结果",
)
REGISTER_WORDS = {
    RegisterState.IN: "在名册里",
    RegisterState.PENDING: "在名册里，核对还没有完，按最后一级派位",
    RegisterState.WITHDRAWN: "家长撤回了，不在名册里",
    RegisterState.REFUSED: "核对没有通过，不在名册里；不同意可以申诉",
    RegisterState.MERGED: "这个孩子报了两份，并到另一份了",
    RegisterState.PUBLIC: "没有报这次派位的民办学校，不参加派位",
}
RESULT_WORDS = {"ADMIT": "录取", "MOVEUP": "递补录取", "WAIT": "候补", "ELSE": "没有派到这一所", "STRUCK": "已经退出"}
MISSING = (
    "登记里没有这个报名号，可是您手里有回执：这不该发生。名册封存以前，用报名时的手机号登录，凭回执补回来；"
    "封存以后，拿着回执打招生电话，由教育局报上一级决定怎么补，书面答复。"
)


class BundleUnreadable(Exception):
    """The files are not those of a frozen draw; says which one."""


@dataclass(frozen=True)
class Trace:
    """The state in the register (None: the number is missing), the rows, and each step in words."""

    state: str | None
    rows: tuple[dict[str, str], ...]
    results: tuple[dict[str, str], ...]
    checks: tuple[Checked, ...]

    @property
    def contradicted(self) -> bool:
        """Whether any step does not hold."""
        return any(one.outcome == "bad" for one in self.checks)


def trace_receipt(receipt: Receipt, files: Mapping[str, bytes]) -> Trace:
    """Follow a receipt through the files of a draw; raise `BundleUnreadable` where one is missing or broken."""
    draw, terms, register = _draw(files), _rows(files, "terms.csv"), _rows(files, "register.csv")
    number = receipt.statement.application_number
    rows = tuple(row for row in _rows(files, "roster.csv") if row["app_no"] == number)
    results = tuple(row for row in _rows(files, "results.csv") if row["app_no"] == number)
    state = next((row["state"] for row in register if row["app_no"] == number), None)
    found = (_frozen(draw, terms, files), _registered(state), _listed(state, rows))
    checks = (*found, *_agreeing(receipt, draw, rows), _result(rows, results, files))
    return Trace(state, rows, results, checks)


def _frozen(draw: Mapping[str, object], terms: list[dict[str, str]], files: Mapping[str, bytes]) -> Checked:
    named = {row["name"]: row["sha256"] for row in terms}
    pairs = (
        ("roster.csv", draw.get("roster_sha256")),
        ("terms.csv", draw.get("terms_sha256")),
        ("register.csv", named.get("register.csv")),
    )
    wrong = [name for name, told in pairs if sha256_hex(files[name]) != told]
    if wrong:
        return bad(FROZEN, f"{'、'.join(wrong)} 和公告里封存的指纹不一样：请从公告的网址再下载一次。")
    return fine(FROZEN, f"派位活动 {draw.get('draw_id')}，名册和登记就是公告里封存的。")


def _registered(state: str | None) -> Checked:
    if state is None:
        return bad(REGISTER, MISSING)
    known = state in RegisterState.__members__
    return fine(REGISTER, f"{state}：{REGISTER_WORDS[RegisterState(state)] if known else '见公告里的说明'}。")


def _listed(state: str | None, rows: tuple[dict[str, str], ...]) -> Checked:
    expected = state == "APPEAL" or state in {one.value for one in ON_ROSTER}
    if bool(rows) != expected:
        missing = "登记写着在名册里，名册里却没有这一行" if expected else "登记写着不在名册里，名册里却有这一行"
        return bad(ROSTER, f"{missing}：登记和名册对不上，请打招生电话，并告诉公证员。")
    if not rows:
        return left_out(ROSTER, "不在名册里，登记已经写明原因。")
    return fine(ROSTER, "；".join(",".join(row.values()) for row in rows))


def _agreeing(receipt: Receipt, draw: Mapping[str, object], rows: tuple[dict[str, str], ...]) -> tuple[Checked, ...]:
    if not rows:
        return ()
    return _child(receipt, rows), _choices(receipt, draw, rows), _twin(receipt, rows)


def _child(receipt: Receipt, rows: tuple[dict[str, str], ...]) -> Checked:
    if not receipt.pid:
        return left_out(CHILD, "这张回执上还没有代号。核对完以后，从回执页再保存一次就有了。")
    if {row["pid"] for row in rows} != {receipt.pid}:
        return bad(CHILD, "名册里的代号和回执上的不一样：这一行说的不是这个孩子。")
    return fine(CHILD, f"{receipt.pid}，和回执上的一样。")


def _choices(receipt: Receipt, draw: Mapping[str, object], rows: tuple[dict[str, str], ...]) -> Checked:
    lots = _lots(draw)
    wanted = [lot for lot in receipt.statement.choices if lot in lots]
    listed = [(row["school"], row["category"]) for row in sorted(rows, key=lambda row: int(row["choice"]))]
    if wanted != listed:
        return bad(CHOICES, "名册里的志愿和这张回执不一样。改过报名的，请用最新的一张回执。")
    return fine(CHOICES, "学校和顺序与回执一样。")


def _twin(receipt: Receipt, rows: tuple[dict[str, str], ...]) -> Checked:
    group, asked = rows[0]["group"], receipt.statement.together_with
    if bool(group) == bool(asked):
        return fine(TWIN, f"绑定在 {group}。" if group else "没有要求绑定，名册里也没有。")
    if asked:
        return left_out(TWIN, "回执上要求一起派位，名册里是分开的：两个孩子的学校、顺序或者优先级在封存时不一样。")
    return fine(TWIN, f"另一个孩子的报名要求一起派位，绑定在 {group}。")


def _result(
    rows: tuple[dict[str, str], ...], results: tuple[dict[str, str], ...], files: Mapping[str, bytes]
) -> Checked:
    if "results.csv" not in files:
        return left_out(RESULT, "还没有结果。")
    if len(rows) != len(results):
        return bad(RESULT, "名册和结果里这个报名号的行数不一样：结果不是用这份名册算的。")
    if not rows:
        return left_out(RESULT, "没有参加派位，结果里没有这一行。")
    words = (f"{row['school']} {RESULT_WORDS.get(row['status'], row['status'])}{_place(row)}" for row in results)
    return fine(RESULT, "；".join(words) + "。")


def _place(row: Mapping[str, str]) -> str:
    return f"第 {row['wait']} 位" if row["status"] == "WAIT" else f"（位次 {row['pos']}）"


def _draw(files: Mapping[str, bytes]) -> dict[str, object]:
    missing = [name for name in NEEDED if name not in files]
    if missing:
        raise BundleUnreadable(f"目录里没有 {'、'.join(missing)}")
    try:
        draw = json.loads(files["draw.json"])
    except ValueError:
        raise BundleUnreadable("draw.json 读不出来") from None
    if not isinstance(draw, dict):
        raise BundleUnreadable("draw.json 不是公告")
    return draw


HEADERS = {
    "terms.csv": ["name", "sha256"],
    "register.csv": ["app_no", "state"],
    "roster.csv": ["app_no", "pid", "group", "choice", "school", "category", "tier"],
    "results.csv": ["school", "category", "pos", "app_no", "group", "choice", "tier", "ticket", "status", "wait"],
}


def _rows(files: Mapping[str, bytes], name: str) -> list[dict[str, str]]:
    if name not in files:
        return []
    try:
        header, *rows = csv.reader(files[name].decode("utf-8").splitlines())
    except ValueError:
        raise BundleUnreadable(f"{name} 读不出来") from None
    if header != HEADERS[name] or any(len(row) != len(header) for row in rows):
        raise BundleUnreadable(f"{name} 不是派位规范里的样子")
    return [dict(zip(header, row, strict=True)) for row in rows]


def _lots(draw: Mapping[str, object]) -> set[Lot]:
    seats = draw.get("seats")
    rows = seats if isinstance(seats, list) else []
    return {(str(row[0]), str(row[1])) for row in rows if isinstance(row, list) and len(row) > 1}
