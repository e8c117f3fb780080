"""What is wrong in a county's files: where it stands and what was expected, all of it at once."""

from dataclasses import dataclass

from shared.errors import Kind, ServiceError

MOST_SHOWN = 20


class Expected(ValueError):
    """A cell that cannot be right; the text says what was expected there (Chinese)."""


@dataclass(frozen=True)
class Problem:
    """One place in one file. Line 1 is the heading; line 0 and an empty column mean the whole file or row."""

    file: str
    line: int
    column: str
    expected: str

    def sentence(self) -> str:
        """Say it to a clerk; what stands in the cell is personal and is not repeated."""
        line = f" 第 {self.line} 行" if self.line else ""
        kind = "这一项" if self.file.endswith(".toml") else "列"
        column = f" “{self.column}”{kind}" if self.column else ""
        return f"{self.file}{line}{column}：{self.expected}"


class CountyRefused(ServiceError):
    """The directory cannot be used as it stands; nothing was started."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        lines = [problem.sentence() for problem in problems[:MOST_SHOWN]]
        if len(problems) > MOST_SHOWN:
            lines.append(f"还有 {len(problems) - MOST_SHOWN} 处，改好上面的再看")
        super().__init__(
            "\n".join([f"区县文件有 {len(problems)} 处要改：", *lines]), code="COUNTY_REFUSED", kind=Kind.INVALID
        )
        self.problems = problems


class ProblemList:
    """Collects while reading goes on, so that a clerk sees everything in one go."""

    def __init__(self) -> None:
        self._found: list[Problem] = []

    def add(self, file: str, line: int, column: str, expected: str) -> None:
        """Remember one more."""
        self._found.append(Problem(file, line, column, expected))

    @property
    def found(self) -> tuple[Problem, ...]:
        """What was found so far, in the order of reading."""
        return tuple(self._found)

    def touch(self, *files: str) -> bool:
        """Say whether anything was found in one of these files: what refers to it is then not judged yet."""
        return any(problem.file in files for problem in self._found)

    def refuse_if_any(self) -> None:
        """Raise `CountyRefused` with everything, if there is anything."""
        if self._found:
            raise CountyRefused(self.found)
