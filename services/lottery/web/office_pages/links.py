"""Which pages of a draw belong to which of the seven steps: what the stepper beside every page links to."""

from collections.abc import Mapping

from services.lottery.store.records import DrawRecord
from services.lottery.web.office_pages.sheets import OF_KIND, SHEETS, Sheet


def links_of(record: DrawRecord) -> Mapping[int, tuple[Sheet, ...]]:
    """Return the pages by step; a kind of source that was not announced has no page."""
    last = record.notice.last_source
    kinds = {OF_KIND[source.kind] for source in record.notice.sources}
    always = set(SHEETS) - set(OF_KIND.values())
    shown = [sheet for sheet in SHEETS if sheet in kinds | always]
    early = {OF_KIND[source.kind] for source in record.notice.sources if source is not last}
    by_step: dict[int, list[Sheet]] = {}
    for sheet in shown:
        step = 4 if sheet in early and sheet is not OF_KIND[last.kind] else sheet.step
        by_step.setdefault(step, []).append(sheet)
    return {step: tuple(pages) for step, pages in by_step.items()}
