"""One row of the benchmark table, and how the table looks."""

from dataclasses import asdict, dataclass

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True)
class Row:
    """One measurement: what, by whom, in seconds or per second, its ratio to the yardstick, peak memory in MiB."""

    what: str
    who: str
    figure: float
    ratio: float
    peak_mib: float | None = None
    unit: str = "s"


def show(rows: list[Row], console: Console) -> None:
    """Print the table."""
    table = Table(title="Measured side by side in one run; a ratio compares with the yardstick of its block")
    for column in ("what", "who", "figure", "ratio", "peak MiB"):
        table.add_column(column, justify="left" if column in {"what", "who"} else "right")
    for row in rows:
        peak = "" if row.peak_mib is None else f"{row.peak_mib:,.0f}"
        table.add_row(row.what, row.who, f"{row.figure:,.2f} {row.unit}", f"{row.ratio:.2f}", peak)
    console.print(table)


def as_json(rows: list[Row]) -> list[dict[str, object]]:
    """The rows for a file."""
    return [asdict(row) for row in rows]
