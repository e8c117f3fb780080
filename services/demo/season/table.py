"""The one table at the end, on the terminal: no wider than eighty columns, hashes whole."""

from collections.abc import Iterator

from rich import box
from rich.console import Console, RenderableType
from rich.table import Table

from services.demo.season.phases import NAMES
from services.demo.season.report import SchoolLine, SeasonReport

TICKET_START = 16
REASONS = {
    "ID_BIRTH_DATE": "出生日期和证件号码不一样",
    "ID_GENDER": "性别和证件号码不一样",
    "ID_CHECK": "证件号码有一位不对",
}
Line = tuple[str, RenderableType]


def show_report(report: SeasonReport, console: Console) -> None:
    """Print the table, and below it whether the programs agree."""
    table = Table(title=f"{report.name}  {report.draw_id}", show_header=False, box=box.HORIZONTALS)
    table.show_edge = table.pad_edge = False
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for group in (_families(report), [("民办学校", _schools(report))], _hashes(report), _replays(report)):
        for label, value in group:
            table.add_row(label, value)
        table.add_section()
    console.print(table)
    console.print(verdict(report))


def verdict(report: SeasonReport) -> str:
    """Return the last line: how many programs replayed the draw, and whether they agree."""
    count = len(report.replays)
    if report.agrees:
        return f"replayed by {count} programs: identical（{count} 个程序重算，结果一致）"
    apart = "、".join(replay.program for replay in report.replays if not replay.identical) or "没有程序重算"
    return f"replayed by {count} programs: DIFFERENT（不一致：{apart}）"


def _families(report: SeasonReport) -> Iterator[Line]:
    refused = report.applications - report.submitted
    reasons = "，".join(f"{REASONS.get(code, code)} {count}" for code, count in report.refused.items())
    yield "家庭", f"{report.families} families"
    yield "报名", f"{report.submitted} of {report.applications} submitted"
    yield "填错没有收", f"{refused} refused" + (f"：{reasons}" if reasons else "")
    yield "自动核对通过", f"{report.confirmed_by_machine} confirmed automatically"
    yield "工作人员确认", f"{report.confirmed_by_clerk} confirmed by a clerk"
    yield "请家长补充", f"{report.returned_by_clerk} returned by a clerk with a reason"
    yield "部门没有回答", f"{report.waiting} waiting on a silent registry，照样参加派位"
    yield "重复的并掉", f"{report.duplicates_given_up} merged into the other registration of the same child"
    yield "通知到的", f"{sum(report.letters.values())} children told, each once, from the published file"


def _schools(report: SeasonReport) -> RenderableType:
    inner = Table(box=None, pad_edge=False, padding=(0, 1, 0, 0))
    inner.add_column("")
    for heading in ("报名\ndemand", "名额\nseats", "录取\nadmitted"):
        inner.add_column(heading, justify="right", no_wrap=True)
    inner.add_column("最后一个派位号\ncut-off ticket", no_wrap=True)
    for line in report.schools:
        inner.add_row(line.name, f"{line.demand}", f"{line.seats}", f"{line.admitted}", _last(line))
    return inner


def _last(line: SchoolLine) -> str:
    if line.all_admitted:
        return "全部录取 all"
    return f"{line.cut_off[:TICKET_START]}…" if line.cut_off else "没有名额 no seats"


def _hashes(report: SeasonReport) -> Iterator[Line]:
    yield from report.hashes.items()
    yield "公开文件", report.bundle


def _replays(report: SeasonReport) -> Iterator[Line]:
    for replay in report.replays:
        yield "重算", f"{replay.program}: " + ("identical" if replay.identical else f"DIFFERENT {replay.said}")
    parts = "，".join(f"{NAMES[name]} {seconds:.1f}" for name, seconds in report.seconds.items())
    yield "秒数 seconds", f"{parts}，合计 total {sum(report.seconds.values()):.1f}"
