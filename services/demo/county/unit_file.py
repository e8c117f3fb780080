"""unit.toml: who admits, which children, when, in which order, by which draw. Only code and name have no default."""

import re
import tomllib
from datetime import date

from services.demo.county.calendar_table import read_calendar
from services.demo.county.problems import ProblemList
from services.demo.county.rehearsal import CALENDAR
from services.demo.county.tier_tables import EVERYBODY, read_tiers
from services.demo.county.toml_tables import Key, TomlTable
from services.demo.county.toml_values import day, integer, one_word_of, pattern, stage, table, tables, words
from services.demo.county.unit import Calendar, DrawRules, Privacy, Tier, Unit

FILE = "unit.toml"
HOURS = "工作日 9:00–12:00、14:30–18:00"
WORDS = (
    Key("unit_code", pattern("[0-9]{6}", '应该是 6 位数字，像 "140123"')),
    Key("name", words(40)),
    Key("authority", words(40), ""),
    Key("phone", pattern("[0-9-]{5,20}", '应该是电话号码，像 "0351-1234567"'), "0351-0000000"),
    Key("hours", words(60), HOURS),
    Key("stage", stage, "XX"),
    Key("season", pattern("[0-9]{4}", '应该是 4 位年份，像 "2023"'), ""),
    Key("number_format", one_word_of("short", "long"), "short"),
)
BORN_FROM = Key("born_from", day, date(2016, 9, 1))
BORN_TO = Key("born_to", day, date(2017, 8, 31))
MAX_CHOICES = Key("max_choices", integer(1, 9), 3)
TABLES = ("calendar", "tiers", "draw", "privacy")
DRAW = (
    Key("mechanism", one_word_of("da", "ia"), "da"),
    Key("ticket_scope", one_word_of("draw", "school"), "draw"),
    Key("group_boundary", one_word_of("admit", "skip", "split"), "admit"),
    Key("waitlist", one_word_of("all", "unplaced"), "all"),
)
PRIVACY = tuple(Key(name, words(60), "") for name in ("officer", "officer_phone", "complaints", "complaints_phone"))
KNOWN = (*(key.name for key in WORDS), "born_from", "born_to", "max_choices", *TABLES)


def read_unit(content: bytes, problems: ProblemList) -> Unit | None:
    """Return the unit, or None with every fault in `problems`."""
    top = _top(content, problems)
    return None if top is None else _unit(top, problems)


def _top(content: bytes, problems: ProblemList) -> TomlTable | None:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problems.add(FILE, content[: error.start].count(b"\n") + 1, "", "应该存成 UTF-8 编码")
        return None
    try:
        return TomlTable(FILE, text, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line ([0-9]+)", str(error))
        problems.add(FILE, int(found[1]) if found else text.count("\n") + 1, "", "应该是正确的 TOML，这里读不下去")
        return None


def _unit(top: TomlTable, problems: ProblemList) -> Unit | None:
    before = len(problems.found)
    top.refuse_unknown(KNOWN, problems)
    said = {key.name: top.take(key, problems) or "" for key in WORDS}
    born_from, born_to = top.take(BORN_FROM, problems), top.take(BORN_TO, problems)
    if born_from and born_to and born_from > born_to:
        problems.add(FILE, top.line_of("born_to"), "born_to", "应该不早于 born_from")
    max_choices = top.take(MAX_CHOICES, problems)
    calendar, tiers, draw = _calendar(top, problems), _tiers(top, problems), _draw(top, problems)
    privacy = _privacy(top, problems)
    if len(problems.found) > before or not (born_from and born_to and max_choices):
        return None
    said["authority"] = said["authority"] or f"{said['name']}教育局"
    said["season"] = said["season"] or str(born_to.year + 6)
    return Unit(
        **said,
        born_from=born_from,
        born_to=born_to,
        max_choices=max_choices,
        calendar=calendar,
        tiers=tiers,
        draw=draw,
        privacy=privacy,
    )


def _calendar(top: TomlTable, problems: ProblemList) -> Calendar:
    inner = _inner(top, "calendar", problems)
    return CALENDAR if inner is None else read_calendar(inner, problems)


def _draw(top: TomlTable, problems: ProblemList) -> DrawRules:
    inner = _inner(top, "draw", problems) or TomlTable(FILE, top.text, {}, heading="draw")
    inner.refuse_unknown(tuple(key.name for key in DRAW), problems)
    return DrawRules(**{key.name: inner.take(key, problems) or "" for key in DRAW})


def _privacy(top: TomlTable, problems: ProblemList) -> Privacy:
    inner = _inner(top, "privacy", problems) or TomlTable(FILE, top.text, {}, heading="privacy")
    inner.refuse_unknown(tuple(key.name for key in PRIVACY), problems)
    return Privacy(**{key.name: inner.take(key, problems) or "" for key in PRIVACY})


def _tiers(top: TomlTable, problems: ProblemList) -> tuple[Tier, ...]:
    none: tuple[dict[str, object], ...] = ()
    given = top.take(Key("tiers", tables, none), problems)
    if not given:
        return (EVERYBODY,)
    starts = [number for number, line in enumerate(top.text.splitlines(), 1) if re.match(r"\s*\[\[tiers\]\]", line)]
    starts += [0] * (len(given) - len(starts))
    inner = (
        TomlTable(FILE, top.text, item, heading="tiers", start=at) for item, at in zip(given, starts, strict=False)
    )
    return read_tiers(tuple(inner), problems)


def _inner(top: TomlTable, name: str, problems: ProblemList) -> TomlTable | None:
    none: dict[str, object] = {}
    given = top.take(Key(name, table, none), problems)
    if not given:
        return None
    lines = enumerate(top.text.splitlines(), 1)
    start = next((number for number, line in lines if re.match(rf"\s*\[{re.escape(name)}\]", line)), 0)
    return TomlTable(FILE, top.text, given, heading=name, start=start)
