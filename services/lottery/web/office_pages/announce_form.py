"""The form of an announcement: what was typed, and the notice that it means."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request

from services.lottery.web.office_pages.profiles import MOST_ROWS, SourceRow

MOST_FIELDS = 12_000
"""Two fields for each of up to 5,000 lots, and the rest."""
SOURCE_FIELDS = ("kind", "at", "detail", "required")


@dataclass(frozen=True)
class Typed:
    """What stood in the form: single fields by name, seats by lot (`school/category`), sources in their order."""

    one: Mapping[str, str] = field(default_factory=dict)
    seats: Mapping[str, str] = field(default_factory=dict)
    sources: tuple[SourceRow, ...] = ()

    def get(self, name: str) -> str:
        """Return a single field without spaces around it; nothing where it is absent."""
        return " ".join(self.one.get(name, "").split())


async def typed_form(request: Request) -> Typed:
    """Read the form; a file or a NUL character is refused with 400."""
    form = await request.form(max_files=0, max_fields=MOST_FIELDS)
    if any(not isinstance(value, str) or "\x00" in value for _, value in form.multi_items()):
        raise HTTPException(400)
    single = {name: str(value) for name, value in form.multi_items()}
    seats = dict(zip(_all(form, "lot"), _all(form, "capacity"), strict=False))
    columns = zip(*(_all(form, name) for name in SOURCE_FIELDS), strict=False)
    return Typed(single, seats, tuple(SourceRow(*row) for row in columns if any(row))[:MOST_ROWS])


def _all(form: FormData, name: str) -> list[str]:
    return [str(value).strip() for value in form.getlist(name)]
