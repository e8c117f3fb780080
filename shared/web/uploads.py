"""Reads a form with files: few, small, never stored, and their kind judged by their content, not by their name."""

from dataclasses import dataclass

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

MOST_FIELDS = 20


@dataclass(frozen=True)
class Sent:
    """The fields as typed, and the bytes of each file that was chosen."""

    fields: dict[str, str]
    files: dict[str, bytes]


async def typed_with_files(request: Request, *names: str) -> Sent:
    """Return what was sent; files of other names, too many of them, or a NUL character are refused with 400.

    How much may come in is limited for the whole body (shared/web/body_limit.py).
    """
    fields: dict[str, str] = {}
    files: dict[str, bytes] = {}
    async with request.form(max_files=len(names), max_fields=MOST_FIELDS) as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                files[name] = await value.read()
            else:
                fields[name] = value
    if not set(files) <= set(names) or any("\x00" in value for value in fields.values()):
        raise HTTPException(400)
    return Sent(fields, {name: content for name, content in files.items() if content})
