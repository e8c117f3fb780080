"""What the notice for the wall is given: announcement and fingerprint, later the result; texts only, never a name."""

from typing import Literal

from services.lottery.actions.read_draw import DrawSight
from services.lottery.released.programs import released_sha256
from services.lottery.store.notices import Notice, Source
from services.lottery.store.results_file import LotLines
from services.lottery.web.draw_view import lots_of
from services.lottery.web.number_view import school_name
from services.lottery.web.pdf.papers import moment_of, printed_rows
from services.lottery.web.rules_in_words import rules_in_words
from services.lottery.web.tongue import ZH
from services.lottery.web.wording import shown_value, source_name, source_promise, state_words
from shared.canonical import Json
from shared.web.moments import moment
from shared.web.qr import qr_file

PaperSize = Literal["a3", "a4"]


def notice_values(sight: DrawSight, paper: PaperSize, address: str) -> dict[str, Json]:
    """Return the values for notice.typ; `address` is where the public reaches this service."""
    record = sight.record
    notice, page = record.notice, f"{address}/draws/{record.key.draw_id}"
    return {
        "paper": paper,
        "title": notice.title,
        "state": state_words(record.state),
        "draw_id": record.key.draw_id,
        "rehearsal": record.is_rehearsal,
        "void": _void(sight),
        "authority": notice.office.authority,
        "phone": notice.office.phone,
        "made": moment(moment_of(record)),
        "place": notice.calendar.place,
        "frozen": "" if record.frozen_at is None else moment(record.frozen_at),
        "fingerprint": [] if record.draw_sha256 is None else printed_rows(record.draw_sha256),
        "children": sight.children,
        "seats": [[one.name, one.seats, one.applicants] for one in lots_of(sight)],
        "rules": list(rules_in_words(notice, several=sight.most_choices != 1)),
        "sources": [_source(one, sight.values.get(one.name)) for one in notice.sources],
        "lots": [_lot(notice, one) for one in sight.lots],
        "seed": printed_rows(record.seed) if record.seed and sight.lots else [],
        "recipe": _recipe(notice, record.seed or ""),
        "results_sha256": record.results_sha256 if sight.lots else "",
        "address": page,
        "code": qr_file(page),
        "verify_sha256": released_sha256("verify.html"),
    }


def _void(sight: DrawSight) -> list[Json]:
    record = sight.record
    if record.void_at is None:
        return []
    ground = ZH(f"ground.{record.void_letter}")
    return [f"{moment(record.void_at)} 宣布作废，没有产生任何结果。", f"{ground}。", record.void_ground or ""]


def _source(source: Source, value: str | None) -> list[Json]:
    known = "" if value is None else "　".join(shown_value(source, value))
    return [source_name(source), moment(source.at), source_promise(source), known]


def _lot(notice: Notice, lot: LotLines) -> Json:
    figures, cut = lot.result, lot.cut
    seats = next(
        one.capacity for one in notice.seats if (one.school, one.category) == (figures.school, figures.category)
    )
    return {
        "name": school_name(notice, figures.school, figures.category),
        "seats": seats,
        "applicants": figures.applicants,
        "admitted": figures.admitted,
        "waiting": figures.waiting,
        "cut_pos": 0 if cut is None else cut.pos,
        "cut": "" if cut is None else cut.ticket,
    }


def _recipe(notice: Notice, seed: str) -> str:
    scope = "学校代码" if notice.ticket_scope == "school" else "*"
    return f"{seed or '种子'}:{scope}:报名号"
