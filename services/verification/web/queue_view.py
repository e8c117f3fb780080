"""What the queue page shows, ready in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from services.verification.actions.case_room import Sitting
from services.verification.actions.list_queue import Queue, QueueLine
from services.verification.domain.answers import RegistryName
from services.verification.domain.causes import CAUSE_WORDS
from shared.clock import CHINA
from shared.web.masking import masked_name

CAUSES: Mapping[str, str] = {kind.value: words.label for kind, words in CAUSE_WORDS.items()}
REGISTRIES: Mapping[str, str] = {name.value: name.word for name in RegistryName}
DUE: Mapping[str, int | None] = {"": None, "today": 0, "soon": 2}
"""Days after today."""
DUE_WORDS = (("", "全部"), ("today", "今天"), ("soon", "3 天内"))
AROUND = 3
HELD_BY_STATE = {"refusal": "等同事复核", "approval": "等负责人审批"}


@dataclass(frozen=True)
class Chosen:
    """The filter as the page has it."""

    cause: str = ""
    registry: str = ""
    due: str = ""
    application_number: str = ""
    page: int = 1

    @property
    def is_narrow(self) -> bool:
        """Whether anything is filtered out."""
        return bool(self.cause or self.registry or self.due or self.application_number)

    def at(self, page: int) -> str:
        """Return the query of another page of the same filter."""
        chosen = {
            "cause": self.cause,
            "registry": self.registry,
            "due": self.due,
            "app_no": self.application_number,
            "page": str(page),
        }
        return urlencode({name: value for name, value in chosen.items() if value})


@dataclass(frozen=True)
class LineView:
    """One line of the table."""

    unit_code: str
    application_number: str
    child: str
    deadline: datetime | None
    is_today: bool
    cause: str
    detail: str
    registries: str
    holder: str


@dataclass(frozen=True)
class QueueView:
    """The page."""

    chosen: Chosen
    lines: Sequence[LineView]
    length: int
    tiles: Mapping[str, str]
    causes: Sequence[tuple[str, str]]
    registries: Sequence[tuple[str, str]]
    due: Sequence[tuple[str, str]]
    pages: Sequence[int]
    """The page numbers to offer; none where one page holds everything."""
    last_page: int
    may_work: bool
    """Whether this member takes cases, or only reads."""


def queue_view(queue: Queue, chosen: Chosen, sitting: Sitting) -> QueueView:
    """Return the page."""
    near = range(max(1, chosen.page - AROUND), min(queue.pages, chosen.page + AROUND) + 1)
    return QueueView(
        chosen=chosen,
        lines=[_line(line, queue, sitting) for line in queue.lines],
        length=queue.length,
        tiles=_tiles(queue),
        causes=[("", f"全部原因（{queue.counts.for_people}）"), *_causes(queue)],
        registries=[("", "全部登记"), *REGISTRIES.items()],
        due=DUE_WORDS,
        pages=tuple(near) if queue.pages > 1 else (),
        last_page=queue.pages,
        may_work=sitting.may_work,
    )


def _causes(queue: Queue) -> list[tuple[str, str]]:
    counted = sorted(queue.by_cause.items(), key=lambda item: (-item[1], item[0]))
    return [(name, f"{CAUSES.get(name, name)}（{count}）") for name, count in counted]


def _tiles(queue: Queue) -> dict[str, str]:
    counts = queue.counts
    share = f"{counts.by_machine * 100 / counts.total:.1f}%" if counts.total else "0%"
    return {
        "by_machine": f"{counts.by_machine:,}",
        "share": f"占 {share}，不用人看",
        "for_people": f"{counts.for_people:,}",
        "due": f"今天到期 {counts.due_today} 份，已看完 {counts.by_clerk:,} 份",
        "waiting": f"{counts.waiting:,}",
        "with_family": f"{counts.with_family:,}",
    }


def _line(line: QueueLine, queue: Queue, sitting: Sitting) -> LineView:
    first = line.causes[0] if line.causes else None
    more = f"；还有 {len(line.causes) - 1} 处" if len(line.causes) > 1 else ""
    registries = dict.fromkeys(cause.registry.word for cause in line.causes if cause.registry)
    return LineView(
        unit_code=line.claim.unit_code,
        application_number=line.claim.application_number,
        child=masked_name(line.claim.child.name),
        deadline=line.deadline,
        is_today=line.deadline is not None and _day(line.deadline) <= _day(sitting.now),
        cause=first.words.label if first else "要再看一遍",
        detail=f"{first.detail}{more}" if first and sitting.may_work else "",
        registries="、".join(registries) or "—",
        holder=_holder(line, queue, sitting),
    )


def _holder(line: QueueLine, queue: Queue, sitting: Sitting) -> str:
    if line.state in HELD_BY_STATE:
        return HELD_BY_STATE[line.state]
    if line.assigned_to is None:
        return "没有人"
    return "您" if line.assigned_to == sitting.who.staff_id else queue.names.get(line.assigned_to, "同事")


def _day(moment: datetime) -> date:
    return moment.astimezone(CHINA).date()
