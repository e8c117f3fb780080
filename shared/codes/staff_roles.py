"""The roles of the staff and what people call them; exactly one per account."""

from typing import Literal, get_args

Role = Literal[
    "school_clerk", "unit_clerk", "unit_supervisor", "draw_officer", "draw_releaser", "auditor", "administrator"
]
ROLES: tuple[Role, ...] = get_args(Role)
ROLE_WORDS: dict[Role, str] = {
    "school_clerk": "学校招生人员",
    "unit_clerk": "材料核对人员",
    "unit_supervisor": "招生负责人",
    "draw_officer": "派位操作人员",
    "draw_releaser": "派位结果放行人",
    "auditor": "审计人员",
    "administrator": "系统管理员",
}
"""In the words of the ux guide, section 6."""


def role_words(role: str) -> str:
    """Return what a role is called; an unknown one by its code."""
    return next((words for known, words in ROLE_WORDS.items() if known == role), role)
