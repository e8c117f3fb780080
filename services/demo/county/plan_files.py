"""faults.csv and papers.csv: what a rehearsal adds; both may be left out."""

from services.demo.county.cell_forms import free_text, one_of
from services.demo.county.columns import Column, Line
from services.demo.county.identity_forms import any_document
from services.demo.county.plans import FAULTS, REGISTRIES, VERDICTS, Paper, PlannedFault

FAULT_COLUMNS = (
    Column("registry", one_of(REGISTRIES)),
    Column("证件号码", any_document, identity=True),
    Column("fault", one_of(FAULTS)),
)
PAPER_COLUMNS = (
    Column("ref", free_text(40)),
    Column("verdict", one_of(VERDICTS)),
    Column("reason", free_text(200), filled=False),
)


def planned_fault(line: Line) -> PlannedFault:
    """Make the fault of a line that was found right."""
    return PlannedFault(line["registry"], line["证件号码"], line["fault"])


def paper(line: Line) -> Paper:
    """Make the paper of a line that was found right."""
    return Paper(line["ref"], line["verdict"], line["reason"])
