"""Reads what was typed into a plain HTML form."""

from starlette.exceptions import HTTPException
from starlette.requests import Request

MOST_FIELDS = 100


async def typed(request: Request) -> dict[str, str]:
    """Return the fields as typed, the last where one came twice; a file or a NUL character is refused with 400."""
    form = await request.form(max_files=0, max_fields=MOST_FIELDS)
    fields: dict[str, str] = {}
    for name, value in form.multi_items():
        if not isinstance(value, str) or "\x00" in value:
            raise HTTPException(400)
        fields[name] = value
    return fields
