"""The sources of a seed as a page shows them while they become known (ux guide, section 4.15)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from services.lottery.actions.read_so_far import Place, SoFar
from services.lottery.store.notices import Source
from services.lottery.store.records import DrawRecord
from services.lottery.web.phase import GRACE, is_complete, places_in
from services.lottery.web.tongue import ZH, Tongue
from services.lottery.web.wording import shown_value, source_name, source_promise, waiting_word

MARKS = "①②③④⑤⑥⑦⑧⑨⑩"
IN_A_ROW = 10


@dataclass(frozen=True)
class Cell:
    """One digit of a throw: `state` is ok, half (typed once), again (typed differently) or nothing (to come)."""

    number: int
    digit: str
    state: str


@dataclass(frozen=True)
class Hand:
    """Ten throws in a row: their cells, and how far they are."""

    label: str
    note: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class SourceView:
    """One source on the page; `lines` are empty until its value is public, `hands` where it is not thrown."""

    mark: str
    name: str
    promise: str
    state: str
    """ok, run (becoming known) or silent (to come)."""
    tag: str
    when: str
    lines: tuple[str, ...]
    hands: tuple[Hand, ...]
    seed_line: str
    known: bool
    half: bool
    """Whether something of it is typed once only."""


def sources_view(
    record: DrawRecord, so_far: SoFar, values: Mapping[str, str], now: datetime, tongue: Tongue = ZH
) -> tuple[SourceView, ...]:
    """Return the sources in announced order; `values` are those in the published files."""
    return tuple(
        _view(record, source, _known(source, so_far, values, tongue), _mark(number), now)
        for number, source in enumerate(record.notice.sources)
    )


def _mark(number: int) -> str:
    return MARKS[number : number + 1] or f"({number + 1})"


@dataclass(frozen=True)
class _Known:
    """What may be shown of one source."""

    value: str | None
    places: tuple[Place, ...]
    complete: bool
    tongue: Tongue


def _known(source: Source, so_far: SoFar, values: Mapping[str, str], tongue: Tongue) -> _Known:
    places = so_far.places.get(source.name, ())
    complete = source.name in values or is_complete(source, so_far)
    value = values.get(source.name)
    if value is None and complete:
        value = "".join(place.value or "" for place in places) if source.kind == "digits" else _whole(source, places)
    return _Known(value, places, complete, tongue)


def _whole(source: Source, places: tuple[Place, ...]) -> str:
    if source.kind != "reveal":
        return str(places[0].value)
    labels = [entry.partition(":")[0] for entry in source.detail.split(";")]
    return ";".join(f"{label}:{place.value}" for label, place in zip(labels, places, strict=True))


def _view(record: DrawRecord, source: Source, known: _Known, mark: str, now: datetime) -> SourceView:
    tongue = known.tongue
    state = "ok" if known.complete else "run" if known.places else "silent"
    return SourceView(
        mark=mark,
        name=source_name(source, tongue),
        promise=source_promise(source, tongue),
        state=state,
        tag=_tag(record, source, state, now, tongue),
        when=tongue.moment(source.at),
        lines=() if known.value is None else shown_value(source, known.value, tongue),
        hands=_hands(source, known) if source.kind == "digits" and (known.value or known.places) else (),
        seed_line=_seed_line(source, known),
        known=known.complete,
        half=any(not place.confirmed and place.value for place in known.places) and not known.complete,
    )


def _tag(record: DrawRecord, source: Source, state: str, now: datetime, tongue: Tongue) -> str:
    if state == "ok" and source in record.notice.closing_sources and record.closed_at is not None:
        return tongue("sources.closed", at=tongue.moment(record.closed_at))
    if state == "ok":
        return tongue("sources.known")
    if state == "run":
        return tongue("sources.throwing")
    late = source == record.notice.last_source and now > source.at + GRACE
    return tongue("sources.late") if late else tongue.moment(source.at)


def _seed_line(source: Source, known: _Known) -> str:
    if known.value is not None:
        return f"{source.name}={known.value}"
    thrown = "".join(place.value or "" for place in known.places if place.confirmed) if source.kind == "digits" else ""
    return f"{source.name}={thrown}{known.tongue('seed.missing', why=waiting_word(source, known.tongue))}"


def _hands(source: Source, known: _Known) -> tuple[Hand, ...]:
    cells = [_cell(number, known) for number in range(1, places_in(source) + 1)]
    return tuple(_hand(cells[at : at + IN_A_ROW], known.tongue) for at in range(0, len(cells), IN_A_ROW))


def _cell(number: int, known: _Known) -> Cell:
    if known.complete:
        return Cell(number, str(known.value)[number - 1 : number], "ok")
    place = next((one for one in known.places if one.number == number), None)
    if place is None:
        return Cell(number, "", "")
    state = "again" if place.differs else "ok" if place.confirmed else "half"
    return Cell(number, place.value or "", state)


def _hand(cells: list[Cell], tongue: Tongue) -> Hand:
    thrown = [cell for cell in cells if cell.state]
    if len(thrown) == len(cells):
        note = tongue("sources.done", n=len(cells))
    else:
        note = tongue("sources.turn", n=thrown[-1].number) if thrown else tongue("sources.wait")
    return Hand(tongue("sources.hand", first=cells[0].number, last=cells[-1].number), note, tuple(cells))
