"""`make bench`: every benchmark in one run, as a table, and as JSON with --json FILE."""

import argparse
import json
import platform
import sys
from pathlib import Path

from rich.console import Console

from tests.benchmarks import audit, draws, phone, submissions, watchers
from tests.benchmarks.table import Row, as_json, show

BLOCKS = {
    "draws": draws.rows,
    "submissions": submissions.rows,
    "audit": audit.rows,
    "watchers": watchers.rows,
    "phone": phone.rows,
}


def main() -> int:
    """Run the blocks asked for, all without an argument."""
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("--json", type=Path, help="write the figures to this file too")
    parser.add_argument("--only", choices=sorted(BLOCKS), help="one block alone")
    asked = parser.parse_args()
    console = Console()
    rows: list[Row] = []
    for name, block in BLOCKS.items():
        if asked.only in (None, name):
            console.print(f"measuring {name} …")
            rows += block()
    show(rows, console)
    if asked.json:
        machine = {"machine": platform.machine(), "system": platform.platform(), "python": platform.python_version()}
        asked.json.write_text(json.dumps({**machine, "rows": as_json(rows)}, indent=1), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
