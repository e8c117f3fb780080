"""What a family reads about the result of a draw: the fact first, in plain words (ux guide, section 6.3)."""

from services.registration.domain.placements import Placement
from services.registration.domain.unit import Unit


def result_words(row: Placement) -> str:
    """Return the result at one school."""
    if row.status in {"ADMIT", "MOVEUP"}:
        return "录取" if row.status == "ADMIT" else "递补录取"
    if row.status == "WAIT":
        return f"候补第 {row.wait} 位"
    return "已经退出" if row.status == "STRUCK" else "没有派到这一所"


def placement_headline(placements: tuple[Placement, ...], unit: Unit) -> str:
    """Return the result of the whole application in one sentence; empty where there is none yet."""
    if not placements:
        return ""
    admitted = next((row for row in placements if row.status in {"ADMIT", "MOVEUP"}), None)
    if admitted is not None:
        return f"录取了：{_name(admitted, unit)}。"
    waiting = [row for row in placements if row.status == "WAIT"]
    if waiting:
        lots = "、".join(f"{_name(row, unit)}候补第 {row.wait} 位" for row in waiting)
        return f"这次没有派中，{lots}。"
    return "这份报名已经退出派位。" if placements[0].status == "STRUCK" else "这次没有派中。"


def _name(row: Placement, unit: Unit) -> str:
    school = unit.school((row.school_code, row.category))
    return school.name if school else row.school_code
