"""Why a PDF could not be set; the page on the screen is as good, and the sentence says so."""

from shared.errors import Kind, ServiceError

INSTEAD = "网页上的这一份一样有效，可以打印网页，或者保存文字文件。"


class PrinterBusy(ServiceError):
    """More people want a paper than can be set soon."""

    def __init__(self) -> None:
        sentence = f"现在要 PDF 的人太多，请过几分钟再来。{INSTEAD}"
        super().__init__(sentence, code="PDF_BUSY", kind=Kind.UNAVAILABLE)


class FontsMissing(ServiceError):
    """The fonts that were pinned are not where the setting says."""

    def __init__(self) -> None:
        sentence = f"现在不能做成 PDF：服务器没有装中文字体，我们已经记下来了。{INSTEAD}"
        super().__init__(sentence, code="PDF_FONTS_MISSING", kind=Kind.UNAVAILABLE)


class GlyphsMissing(ServiceError):
    """The font lacks a character; a name is never printed with a hole in it."""

    def __init__(self, text: str) -> None:
        lacking = f"服务器的字体里没有“{text}”" if text else "服务器的字体里缺一个字"
        super().__init__(f"现在不能做成 PDF：{lacking}。{INSTEAD}", code="PDF_GLYPHS_MISSING", kind=Kind.UNAVAILABLE)
