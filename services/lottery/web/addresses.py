"""Public addresses of draws: the number alone names the draw, since it begins with the unit's code."""

from typing import Annotated, TypeVar

from fastapi import Depends, Path
from starlette.responses import Response

from services.lottery.domain.ceremony import unit_of
from services.lottery.domain.ceremony_refusals import DrawNotFound
from services.lottery.store.records import DrawKey

UnitCode = Annotated[str, Path(pattern=r"^[0-9]{6}$")]
PathDrawId = Annotated[str, Path(pattern=r"^[0-9A-Z][0-9A-Z-]{0,39}$")]
PathCode = Annotated[str, Path(pattern=r"^[0-9A-Z]{1,12}$")]
PathNumber = Annotated[str, Path(pattern=r"^[0-9A-Z]{1,24}$")]
AnAnswer = TypeVar("AnAnswer", bound=Response)
FileName = Annotated[str, Path(pattern=r"^[0-9A-Za-z_][0-9A-Za-z_.-]{0,79}$")]


def one_draw(unit_code: UnitCode, draw_id: PathDrawId) -> DrawKey:
    """Return which draw an internal address names."""
    return DrawKey(unit_code, draw_id)


def public_draw(draw_id: PathDrawId) -> DrawKey:
    """Return which draw a public address names; raise `DrawNotFound` for a number of no unit."""
    unit_code = unit_of(draw_id)
    if not unit_code:
        raise DrawNotFound
    return DrawKey(unit_code, draw_id)


Key = Annotated[DrawKey, Depends(one_draw)]
PublicKey = Annotated[DrawKey, Depends(public_draw)]


def unindexed(answer: AnAnswer) -> AnAnswer:
    """Keep search machines away from rows of children (draw.md, section 9)."""
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    return answer
