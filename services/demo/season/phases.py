"""The phases of a season: a bar for each while it runs, its seconds when it is over."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import monotonic

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

NAMES = {
    "county": "准备区县",
    "start": "启动服务",
    "register": "家长报名",
    "check": "部门核对",
    "clerk": "人工办理",
    "draw": "电脑派位",
    "tell": "通知家长",
    "replay": "重新计算",
}


class Bar:
    """One phase's bar."""

    def __init__(self, progress: Progress, name: str, total: int) -> None:
        self._progress = progress
        self._task = progress.add_task(NAMES[name], total=total)

    def add(self, count: int) -> None:
        """So many more are through."""
        self._progress.advance(self._task, count)

    def at(self, count: int, total: int | None = None) -> None:
        """So many are through in all."""
        self._progress.update(self._task, completed=count, total=total)

    def finish(self) -> None:
        """Everything is through."""
        total = next(task.total for task in self._progress.tasks if task.id == self._task)
        self._progress.update(self._task, completed=total)


@dataclass
class Phases:
    """Shows bars on standard error and remembers how long each phase took."""

    quiet: bool = False
    seconds: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        self.progress = Progress(*columns, console=Console(stderr=True, quiet=self.quiet))

    @contextmanager
    def phase(self, name: str, total: int = 1) -> Generator[Bar]:
        """Run a phase."""
        began = monotonic()
        bar = Bar(self.progress, name, total)
        yield bar
        bar.finish()
        self.seconds[name] = round(monotonic() - began, 2)
