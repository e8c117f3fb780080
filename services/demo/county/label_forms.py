"""Options by name or by code (shared/codes): registries keep the name, the form keeps the code."""

from services.demo.county.columns import Parse
from services.demo.county.problems import Expected
from shared.codes.tables import CodeTable, code_table

SPOKEN = {
    "gender": {"男": "1", "女": "2"},
    "ethnic_group": {"汉": "01", "蒙古": "02", "回": "03", "满": "11"},
    "family_relation_gbt4761": {"儿子": "20", "女儿": "30", "之子": "20", "之女": "30", "丈夫": "11", "妻子": "12"},
    "guardian_relation": {"父": "1", "母": "2", "祖父母": "3", "外祖父母": "3"},
}
"""Words that exports use beside those of the standard."""
GENDERS = {"1": "男", "2": "女"}
MOST_LISTED = 12


def code_of(table: str) -> Parse:
    """The code of an option given by name or by code."""

    def parse(text: str) -> str:
        return _code(code_table(table), text)

    return parse


def label_of(table: str) -> Parse:
    """The standard's name of an option given by name or by code."""

    def parse(text: str) -> str:
        known = code_table(table)
        return known.label(_code(known, text))

    return parse


def gender_word(text: str) -> str:
    """男 or 女, as registries print it."""
    code = _known(code_table("gender"), text)
    if code not in GENDERS:
        raise Expected("应该是男或女")
    return GENDERS[code]


def _code(table: CodeTable, text: str) -> str:
    code = _known(table, text)
    if code is None:
        raise Expected(f"应该是其中之一：{_listed(table)}")
    return code


def _known(table: CodeTable, text: str) -> str | None:
    return SPOKEN.get(table.name, {}).get(text) or table.code(text) or (text if text in table.labels else None)


def _listed(table: CodeTable) -> str:
    labels = list(table.labels.values())
    return "、".join(labels[:MOST_LISTED]) + ("……" if len(labels) > MOST_LISTED else "")
