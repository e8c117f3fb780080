"""One typst compiler per process, reused (5 ms a page instead of 250), in a thread of its own: never on the event loop,
and never in the way of other work beside it.
"""

import asyncio
import json
import re
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Literal

import typst

from shared.canonical import Json
from shared.web.pdf.errors import FontsMissing, GlyphsMissing, PrinterBusy

STANDARDS: list[Literal["a-3a", "ua-1"]] = ["a-3a", "ua-1"]
"""For everybody's reader (PDF/UA-1, ISO 14289) and for the archive (PDF/A-3a, ISO 19005): refused without alt text."""

MOST_WAITING = 100
"""Papers that are set or wait to be; whoever comes then is told to come again, so that nobody waits for minutes."""

LACKING = re.compile(r"the text `\"(.+?)\"` could not be displayed")
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


@dataclass(frozen=True)
class PinnedFonts:
    """The directories that fonts are taken from, and the families that must be in them; the system's play no part."""

    directories: tuple[Path, ...] = (Path("/usr/share/fonts/opentype/noto"),)
    text: str = "Noto Sans CJK SC"
    digits: str = "Noto Sans Mono CJK SC"


class Printer:
    """Sets templates; safe to be used from many requests at once."""

    def __init__(self, fonts: PinnedFonts) -> None:
        self._fonts = fonts
        self._one_at_a_time = ThreadPoolExecutor(1, thread_name_prefix="printer")
        self._waiting = 0

    async def print(self, template: bytes, values: Mapping[str, Json], *, made_at: datetime) -> bytes:
        """Return the PDF of a template, which reads `values` by `json(bytes(sys.inputs.values))`.

        The same values and moment give the same bytes. Raises `PrinterBusy`, `FontsMissing`, and `GlyphsMissing` before
        anything is printed with a hole in it.
        """
        if self._waiting >= MOST_WAITING:
            raise PrinterBusy
        written = json.dumps({**values, "fonts": [self._fonts.text, self._fonts.digits]}, ensure_ascii=False)
        self._waiting += 1
        try:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._one_at_a_time, self._set, template, written, made_at)
        finally:
            self._waiting -= 1

    def _set(self, template: bytes, values: str, made_at: datetime) -> bytes:
        compiler = self._compiler
        try:
            printed = compiler.compile(
                template,
                format="pdf",
                sys_inputs={"values": values},
                pdf_standards=[*STANDARDS],
                timestamp=made_at,
            )
        except typst.TypstError as error:
            raise _refusal(error) from error
        if not isinstance(printed, bytes):
            raise AssertionError("one document is one file")
        return printed

    @cached_property
    def _compiler(self) -> typst.Compiler:
        there = tuple(directory for directory in self._fonts.directories if directory.is_dir())
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(there))
        if not {self._fonts.text, self._fonts.digits} <= set(fonts.families()):
            raise FontsMissing
        return typst.Compiler(font_paths=fonts)


def _refusal(error: typst.TypstError) -> Exception:
    lacking = LACKING.search(str(error))
    if lacking is None:
        return error
    return GlyphsMissing(ESCAPED.sub(lambda one: chr(int(one[1], 16)), lacking[1]))
