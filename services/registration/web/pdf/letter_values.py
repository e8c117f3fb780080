"""What the template of the letter is given: texts only, ready to be set."""

from importlib.resources import files

from services.registration.actions.show_letter import LetterView
from services.registration.domain.unit import Unit
from shared.canonical import Json
from shared.web.grouping import fingerprint_rows, in_groups
from shared.web.moments import moment, stamp


def letter_template() -> bytes:
    """Return the template."""
    return files("services.registration.web.pdf").joinpath("letter.typ").read_bytes()


def letter_values(letter: LetterView, unit: Unit) -> dict[str, Json]:
    """Return the values for it."""
    digits: list[Json] = [
        [str(place), *groups] for place, groups in enumerate(fingerprint_rows(letter.draw.results_sha256), start=1)
    ]
    appeals_end = unit.calendar.appeals_end
    return {
        "title": "派位通知书",
        "authority": unit.authority,
        "phone": unit.phone,
        "published": stamp(letter.draw.published_at),
        "draw": letter.draw.title,
        "draw_id": letter.draw.draw_id,
        "page": letter.draw.page,
        "shown": in_groups(letter.number),
        "child": letter.child_name,
        "headline": letter.words.headline,
        "first": letter.words.first,
        "then": letter.words.then,
        "figures": list(letter.words.figures),
        "lines": list(letter.lines),
        "fingerprint": digits,
        "appeal": f"对结果有意见，{moment(appeals_end)} 前可以申诉。" if appeals_end else "",
    }
