"""QR codes as inline SVG: level M, two modules of white around, no style attribute (ux guide, section 4.8)."""

import segno
from markupsafe import Markup


def qr_svg(text: str, label: str) -> Markup:
    """Return the code of `text` as an SVG image that is called `label`."""
    code = segno.make(text, error="m", micro=False)
    drawing = code.svg_inline(border=2, omitsize=True, svgclass=None, lineclass=None)
    named = Markup('<svg role="img" aria-label="{}"').format(label)
    return named + Markup(drawing.removeprefix("<svg"))  # noqa: S704  (segno's own markup; the label is escaped above)
