"""Finds a county's files and reads each as a table; which formats there are is decided here."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from services.demo.county.columns import Column, Line, lines_of
from services.demo.county.csv_sheets import read_csv
from services.demo.county.problems import ProblemList
from services.demo.county.sheets import Sheet, Unreadable
from services.demo.county.xlsx_sheets import read_xlsx

Value = TypeVar("Value")
READERS: dict[str, Callable[[str, bytes], Sheet]] = {".csv": read_csv, ".xlsx": read_xlsx}


class CountyDirectory:
    """A directory with NAME.csv or NAME.xlsx for every table."""

    def __init__(self, root: Path, problems: ProblemList) -> None:
        self.root = root
        self.problems = problems

    def bytes_of(self, file: str) -> bytes | None:
        """Return the content of a file that must be there, or None after noting that it is not."""
        try:
            return (self.root / file).read_bytes()
        except OSError:
            self.problems.add(file, 0, "", "缺这个文件，或者它读不了")
            return None

    def file_of(self, name: str) -> str:
        """Return the file's name as it is, or as it should be."""
        there = [name + suffix for suffix in READERS if (self.root / (name + suffix)).is_file()]
        return there[0] if there else f"{name}.csv"

    def rows(
        self, name: str, columns: tuple[Column, ...], make: Callable[[Line], Value], *, needed: bool = True
    ) -> tuple[tuple[int, Value], ...]:
        """Return every right line of a table with its number; what is wrong goes to the problems."""
        return tuple((line.number, make(line)) for line in self.lines(name, columns, needed=needed))

    def lines(self, name: str, columns: tuple[Column, ...], *, needed: bool = True) -> Iterator[Line]:
        """Yield every right line of a table."""
        sheet = self._sheet(name, needed=needed)
        return iter(()) if sheet is None else lines_of(sheet, columns, self.problems)

    def _sheet(self, name: str, *, needed: bool) -> Sheet | None:
        file = self.file_of(name)
        both = [suffix for suffix in READERS if (self.root / (name + suffix)).is_file()]
        if len(both) > 1:
            self.problems.add(file, 0, "", f"{name}.csv 和 {name}.xlsx 应该只留一个")
            return None
        if not both and not needed:
            return None
        content = self.bytes_of(file)
        try:
            return None if content is None else READERS[Path(file).suffix](file, content)
        except Unreadable as error:
            self.problems.add(file, error.line, "", error.expected)
            return None
