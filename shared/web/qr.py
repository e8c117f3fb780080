"""QR codes as inline SVG: level M, two modules of white around, no style attribute (ux guide, section 4.8)."""

from io import BytesIO

import segno
from markupsafe import Markup


def qr_svg(text: str, label: str) -> Markup:
    """Return the code of `text` as an SVG image that is called `label`."""
    code = segno.make(text, error="m", micro=False)
    drawing = code.svg_inline(border=2, omitsize=True, svgclass=None, lineclass=None)
    named = Markup('<svg role="img" aria-label="{}"').format(label)
    return named + Markup(drawing.removeprefix("<svg"))  # noqa: S704  (segno's own markup; the label is escaped above)


def qr_file(text: str) -> str:
    """Return the code of `text` as an SVG file, for print."""
    drawn = BytesIO()
    code = segno.make(text, error="m", micro=False)
    code.save(drawn, kind="svg", border=2, xmldecl=False, svgclass=None, lineclass=None)
    return drawn.getvalue().decode()
