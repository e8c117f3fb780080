"""The [[tiers]] of unit.toml: the order in which a unit admits, written over facts that verification can state."""

from typing import cast, get_args

from services.demo.county.problems import Expected, ProblemList
from services.demo.county.toml_tables import Key, TomlTable
from services.demo.county.toml_values import integer, words
from services.demo.county.unit import Tier
from shared.contracts.reads import Fact

FACTS: tuple[str, ...] = get_args(Fact)
EVERYBODY = Tier(1, "本单位全部适龄儿童", ("GUARDIAN",))


def facts(value: object) -> tuple[Fact, ...]:
    """A list of facts, GUARDIAN among them."""
    if not isinstance(value, list) or not value or any(item not in FACTS for item in value):
        raise Expected(f"应该是方括号里的几个词，可以用：{'、'.join(FACTS)}")
    if "GUARDIAN" not in value:
        raise Expected("应该包含 GUARDIAN：报名的人先要是监护人")
    return tuple(cast("Fact", item) for item in value)


def clause(value: object) -> str:
    """The words of the rule; they stand in tiers.csv without quoting."""
    text = words(80)(value)
    if "," in text or '"' in text:
        raise Expected("不能有英文的逗号和引号，请用“，”")
    return text


KEYS = (Key("tier", integer(0, 9)), Key("clause", clause), Key("facts", facts))


def read_tiers(tables: tuple[TomlTable, ...], problems: ProblemList) -> tuple[Tier, ...]:
    """Return the tiers in the order of the file; everything wrong goes to `problems`."""
    tiers = tuple(tier for table in tables if (tier := _tier(table, problems)) is not None)
    for earlier, table, later in zip(tiers, tables[1:], tiers[1:], strict=False):
        if later.tier <= earlier.tier:
            problems.add(table.file, table.line_of("tier"), "tiers tier", "应该一个比一个大")
    if len(tiers) == len(tables) and tiers[-1].facts != ("GUARDIAN",):
        last = tables[-1]
        problems.add(last.file, last.line_of("facts"), "tiers facts", '最后一级应该只要 ["GUARDIAN"]，人人都有一级')
    return tiers


def _tier(table: TomlTable, problems: ProblemList) -> Tier | None:
    number_key, clause_key, facts_key = KEYS
    table.refuse_unknown(tuple(key.name for key in KEYS), problems)
    number = table.take(number_key, problems)
    clause = table.take(clause_key, problems)
    needed = table.take(facts_key, problems)
    if number is None or clause is None or needed is None:
        return None
    return Tier(number, clause, needed)
