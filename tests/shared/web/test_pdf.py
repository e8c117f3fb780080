"""PDFs are set from values, with pinned fonts, for every reader; a missing letter is never printed as a hole."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from shared.web.pdf.errors import FontsMissing, GlyphsMissing
from shared.web.pdf.printer import PinnedFonts, Printer
from tests.builders.pdfs import opened, says_of_itself, text_of

MOMENT = datetime(2023, 8, 30, 2, tzinfo=UTC)
TEMPLATE = b"""
#let v = json(bytes(sys.inputs.values))
#set document(title: v.title)
#set text(font: v.fonts.at(0), lang: "zh", fallback: false)
= #v.title
#v.text
"""


@pytest.fixture(scope="module")
def printer() -> Printer:
    """One compiler for all tests, as in a service."""
    return Printer(PinnedFonts())


async def printed(printer: Printer, text: str) -> bytes:
    return await printer.print(TEMPLATE, {"title": "回执", "text": text}, made_at=MOMENT)


async def test_the_text_is_there_for_every_reader(printer: Printer) -> None:
    pdf = await printed(printer, "林知夏·古丽")
    assert "林知夏·古丽" in text_of(pdf)
    about = says_of_itself(pdf)
    for standard in ("pdfuaid:part", "pdfaid:part"):
        assert standard in about
    root = opened(pdf).root_object
    assert str(root["/Lang"]) == "zh"
    assert "/StructTreeRoot" in root


async def test_the_same_values_give_the_same_bytes(printer: Printer) -> None:
    assert await printed(printer, "一样") == await printed(printer, "一样")


async def test_what_is_in_a_value_is_never_markup(printer: Printer) -> None:
    sly = '#pagebreak() *粗* $x$ <label> @ref `code` \\ "quotes" #read("/etc/passwd")'
    pdf = await printed(printer, sly)
    assert len(opened(pdf).pages) == 1
    assert "#pagebreak() *粗* $x$ <label> @ref `code`" in " ".join(text_of(pdf).split())


@pytest.mark.parametrize("rare", ["\U00031350", "👧", "\ue000"])
async def test_a_letter_the_font_lacks_is_refused_by_name(printer: Printer, rare: str) -> None:
    with pytest.raises(GlyphsMissing, match=rare):
        await printed(printer, f"林{rare}夏")
    assert "林夏" in text_of(await printed(printer, "林夏")), "and the next page is set as ever"


async def test_without_the_fonts_nothing_is_set(tmp_path: Path) -> None:
    for directories in ((tmp_path,), (tmp_path / "nowhere",), ()):
        with pytest.raises(FontsMissing, match="没有装中文字体"):
            await printed(Printer(PinnedFonts(directories)), "林知夏")


async def test_many_at_once_each_get_their_own(printer: Printer) -> None:
    pdfs = await asyncio.gather(*(printed(printer, f"第{place}份") for place in range(20)))
    assert all(f"第{place}份" in text_of(pdf).replace(" ", "") for place, pdf in enumerate(pdfs))


async def test_a_template_that_is_wrong_is_our_fault(printer: Printer) -> None:
    with pytest.raises(Exception, match="unknown variable"):
        await printer.print(b"#nothing", {}, made_at=MOMENT)
