"""Reference program for paiwei-draw/1 (电脑派位). The signs § point to docs/spec/draw.md, which decides.

    python3 reference.py DIR          print results.csv
    python3 reference.py verify DIR   recompute, compare with DIR/results.csv and DIR/seed.txt byte by byte
    python3 reference.py check DIR    check draw.json and roster.csv alone, before the seed exists

Exit status: 0 done, 1 refused or different, 2 a file cannot be read. Needs Python 3.11 and nothing else.
"""

import hashlib
import json
import re
import sys
from pathlib import Path
from typing import Any

Document = dict[str, Any]  # one JSON file
Row = dict[str, str]  # one line of roster.csv by column, and its lot as "school,category"

class Refused(Exception):
    """An input that §11 refuses; `code` is the code of its table."""
    def __init__(self, code: str, detail: str) -> None:
        super().__init__(f"{code} {detail}")
        self.code, self.detail = code, detail

def demand(holds: object, code: str, detail: object) -> None:
    """Refuse with `code` unless the condition holds; the detail is free text on one ASCII line."""
    if not holds:
        raise Refused(code, ascii(detail))

def sha256(data: bytes | str) -> str:
    """H(x) of §2: SHA-256 as 64 lowercase hex digits."""
    return hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()

# 1. The words and patterns of §2, §2.2, §3 and §11
HIDDEN = "\x00-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
TEXT, NUMBER = rf'"[^"\\{HIDDEN}]*"', "(?:0|[1-9][0-9]*)"
DRAW: Document = dict.fromkeys("spec draw_id seq prev title frozen_at mechanism ticket_scope group_boundary waitlist"
    " roster_sha256 roster_rows terms_sha256".split(), TEXT) | {"seq": NUMBER, "roster_rows": NUMBER}
DRAW |= {"seats": (TEXT, TEXT, NUMBER, TEXT), "sources": (TEXT, TEXT, TEXT, TEXT, TEXT)}
SEED: Document = dict.fromkeys(["spec", "draw_id", "draw_sha256", "seed"], TEXT) | {"values": (TEXT, TEXT)}
RULES = {"mechanism": ("ia", "da"), "ticket_scope": ("school", "draw"),
         "group_boundary": ("admit", "skip", "split"), "waitlist": ("all", "unplaced")}
CODE, ENVELOPE = "[0-9A-Z]{1,12}", "[0-9A-Z]+:([0-9a-f]{32,128}|-)"
DETAIL = {"digits": "[1-9][0-9]{0,3}", "ssq": "[0-9]{7}", "drand": "[0-9a-f]{64}:[1-9][0-9]*", "hex": "(?s:.+)",
          "reveal": "[0-9A-Z]+:[0-9a-f]{64}(;[0-9A-Z]+:[0-9a-f]{64})*"}
VALUE = {"digits": "[0-9]+", "ssq": r"[0-9]{7}:[0-9]{2}(\.[0-9]{2}){5}\+[0-9]{2}", "drand": "[0-9]+:[0-9a-f]{64}",
         "hex": "[0-9a-f]{32,256}", "reveal": f"{ENVELOPE}(;{ENVELOPE})*"}
COLUMNS = ["app_no", "pid", "group", "choice", "school", "category", "tier"]
ROSTER_ROW = f"([0-9A-Z]{{1,24}}),([0-9a-z]{{1,64}}),([0-9A-Z]{{0,24}}),([1-9]),({CODE}),({CODE}),([0-9])".encode()

# 2. JSON in its only legal layout (§2.2): JSON, MEMBERS, LAYOUT
def layout(name: str, kind: str | tuple[str, ...]) -> str:
    """The pattern of one member: a scalar, or an array of rows, each on a line of its own."""
    row = rf"\[{','.join(kind)}\]"
    return f'"{name}":{kind}' if isinstance(kind, str) else rf'"{name}":\[\n(?:{row}(?:,\n{row})*\n)?\]'

def parse(file: str, data: bytes, shape: Document) -> Document:
    """The members of draw.json or seed.json, or the first refusal; integers stay text."""
    try:
        text = data.decode("utf-8")
        document = json.loads(text, parse_int=str, parse_constant=int)  # int("NaN") fails: NaN is not JSON
    except (ValueError, RecursionError) as error:
        raise Refused("JSON", ascii(f"{file}: {error}")) from error
    demand(isinstance(document, dict) and set(document) == set(shape), "MEMBERS", file)
    members = ",\n".join(layout(name, kind) for name, kind in shape.items())
    demand(re.fullmatch(rf"\{{\n{members}\n\}}\n", text), "LAYOUT", f"{file}: not the one legal layout")
    return dict(document)

# 3. draw.json (§11, first block)
def check_draw(data: bytes) -> Document:
    """The announcement, or the first refusal."""
    draw = parse("draw.json", data, DRAW)
    demand(draw["spec"] == "paiwei-draw/1", "SPEC", draw["spec"])
    demand(re.fullmatch("[0-9A-Z][0-9A-Z-]{0,39}", draw["draw_id"]), "DRAW_ID", draw["draw_id"])
    demand(all(draw[name] in words for name, words in RULES.items()), "RULES", [draw[name] for name in RULES])
    hashes = [draw[name] for name in ("prev", "roster_sha256", "terms_sha256")]
    demand(all(re.fullmatch("[0-9a-f]{64}", text) for text in hashes), "HEX", hashes)
    demand(len(draw["seq"]) <= 9 and len(draw["roster_rows"]) <= 9, "INT", "more than 999999999")
    lots = [f"{school},{category}" for school, category, _, _ in draw["seats"]]  # text order is order of pairs
    for number, (lot, seat) in enumerate(zip(lots, draw["seats"], strict=True)):
        demand(re.fullmatch(f"{CODE},{CODE}", lot) and len(seat[2]) <= 9 and lot not in lots[:number], "SEATS", seat)
    demand(lots == sorted(lots), "SEATS_ORDER", "seats are not ascending")
    names, needs = [source[0] for source in draw["sources"]], [source[2] for source in draw["sources"]]
    demand(len(names) == len(set(names)) and "required" in needs, "SOURCES", names)
    for name, kind, need, _, detail in draw["sources"]:
        demand(re.fullmatch("[a-z][a-z0-9]*", name) and kind in DETAIL, "SOURCE", (name, kind))
        demand(need == "optional" or (need == "required" and kind != "hex"), "SOURCE", (name, kind, need))
        demand(re.fullmatch(DETAIL[kind], detail), "SOURCE", (name, detail))
        once = kind != "reveal" or len(dict(entry.split(":") for entry in detail.split(";"))) == detail.count(":")
        demand(once, "SOURCE", f"{name}: a label twice")
    return draw

# 4. seed.json (§3, §4; §11, second block)
def check_seed(data: bytes, draw_sha256: str, draw: Document) -> tuple[str, str]:
    """The seed and the text of seed.txt, or the first refusal."""
    document = parse("seed.json", data, SEED)
    seed, values = document["seed"], document["values"]
    demand((document["spec"], document["draw_id"]) == ("paiwei-seed/1", draw["draw_id"]), "SEED_ID", "of another draw")
    demand(document["draw_sha256"] == draw_sha256, "DRAW_HASH", document["draw_sha256"])
    demand([name for name, _ in values] == [source[0] for source in draw["sources"]], "SEED_SOURCES", values)
    for source, (_, value) in zip(draw["sources"], values, strict=True):
        if not (value == "-" and source[2] == "optional"):
            check_value(source, value, draw["draw_id"])
    text = "".join(f"{line}\n" for line in ["paiwei-seed/1", draw_sha256, *map("=".join, values)])
    demand(seed == sha256(text), "SEED_HASH", seed)
    return seed, text

def check_value(source: list[str], value: str, draw_id: str) -> None:
    """VALUE to REVEAL of §11 for one source."""
    name, kind, _, _, detail = source
    demand(re.fullmatch(VALUE[kind], value), "VALUE", (name, value))
    demand(kind != "digits" or len(value) == int(detail), "VALUE_LENGTH", (name, len(value), detail))
    demand(kind != "drand" or value.split(":")[0] == detail.split(":")[1], "ROUND", (name, value))
    if kind == "ssq":
        demand(value[:7] == detail, "ISSUE", (name, value))
        reds, blue = value[8:-3].split("."), value[-2:]  # two digits each, so text order is number order
        ascending = ["00", *reds, "34"] == sorted({"00", *reds, "34"})  # strictly, from 01 to 33
        demand(ascending and "01" <= blue <= "16", "SSQ", (name, value))
    if kind == "reveal":
        hashes = dict(entry.split(":") for entry in detail.split(";"))
        labels, nonces = zip(*(entry.split(":") for entry in value.split(";")), strict=True)
        demand(list(labels) == list(hashes) and set(nonces) != {"-"}, "REVEAL", f"{name}: other labels or none opened")
        for witness, nonce in zip(labels, nonces, strict=True):
            kept = nonce == "-" or hashes[witness] == sha256(f"paiwei-commit/1:{draw_id}:{witness}:{nonce}")
            demand(kept, "REVEAL", f"{name}: {witness} does not give its commitment")

# 5. roster.csv (§2.1; §11, third block) and strikes.csv (§8; §11, fourth block)
def check_roster(data: bytes, draw: Document) -> dict[str, list[Row]]:
    """The rows of each app_no in order of choice, or the first refusal."""
    demand(sha256(data) == draw["roster_sha256"], "ROSTER_HASH", sha256(data))
    demand(data.endswith(b"\n") and b"\r" not in data, "ROSTER_LF", "CR, no LF at the end, or empty")
    header, *lines = data[:-1].split(b"\n")
    demand(header == ",".join(COLUMNS).encode(), "ROSTER_HEADER", header)
    demand(lines == sorted(set(lines)), "ROSTER_ORDER", "rows are not strictly ascending")
    demand(len(lines) == int(draw["roster_rows"]), "ROSTER_ROWS", len(lines))
    lots = {f"{school},{category}" for school, category, _, _ in draw["seats"]}
    children, owner = dict[str, list[Row]](), dict[str, str]()
    for line in lines:
        demand(re.fullmatch(ROSTER_ROW, line), "ROSTER_ROW", line)
        row = dict(zip(COLUMNS, line.decode().split(","), strict=True))
        row["lot"] = f"{row['school']},{row['category']}"
        demand(owner.setdefault(row["pid"], row["app_no"]) == row["app_no"], "DUPLICATE_PERSON", line)
        rows = children.setdefault(row["app_no"], [])
        rows.append(row)
        alike = (row["pid"], row["group"]) == (rows[0]["pid"], rows[0]["group"])
        demand(alike and row["choice"] == str(len(rows)), "ROSTER_APP", line)
        demand(row["lot"] in lots and [one["lot"] for one in rows].count(row["lot"]) == 1, "ROSTER_LOT", line)
    check_groups(children, draw)
    return children

def check_groups(children: dict[str, list[Row]], draw: Document) -> None:
    """GROUP_LABEL, GROUP_CHOICES and SKIP_DA of §11; groups stand in the order of their first row."""
    groups: dict[str, list[str]] = {}
    for app_no, rows in children.items():
        groups.setdefault(rows[0]["group"], []).append(app_no)
    groups.pop("", None)
    for label, members in groups.items():
        demand(len(members) > 1 and label == min(members), "GROUP_LABEL", label)
        lists = [[(row["lot"], row["tier"]) for row in children[app_no]] for app_no in members]
        demand(draw["group_boundary"] == "split" or all(one == lists[0] for one in lists), "GROUP_CHOICES", label)
    several = any(len(rows) > 1 for rows in children.values())
    demand((draw["group_boundary"], draw["mechanism"], several) != ("skip", "da", True), "SKIP_DA", "see §6.4")

def check_strikes(data: bytes | None, children: dict[str, list[Row]]) -> list[str]:
    """The struck app_no in order of occurrence, or the first refusal; None is no file."""
    data = b"seq,app_no,reason\n" if data is None else data
    header, *lines = data[:-1].split(b"\n")
    demand(header == b"seq,app_no,reason" and data.endswith(b"\n"), "STRIKES_HEADER", header)
    struck = list[str]()
    for number, line in enumerate(lines, start=1):
        form = f"{number},[0-9A-Z]{{1,24}},(WITHDRAWN|INELIGIBLE|DECLINED)"
        demand(re.fullmatch(form.encode(), line), "STRIKES_ROW", line)
        app_no = line.decode().split(",")[1]
        demand(app_no in children and app_no not in struck, "STRIKES_APP", line)
        struck.append(app_no)
    return struck

# 6. Units, order and allocation (§6), results (§7), strikes (§8)
class Unit:
    """A child or a bound group (§6.1), with the rows of one member: one per choice."""
    def __init__(self, rows: list[Row]) -> None:
        self.rows, self.members, self.size, self.moved = rows, list[str](), 0, False
        self.place = 1  # the number of the choice it asks for or holds; 0 when it is unplaced

class Draw:
    """The units in their order at every lot."""
    def __init__(self, draw: Document, seed: str, children: dict[str, list[Row]]) -> None:
        self.skip, self.all_wait = draw["group_boundary"] == "skip", draw["waitlist"] == "all"
        self.capacity = {f"{school},{category}": int(seats) for school, category, seats, _ in draw["seats"]}
        self.order: dict[str, list[tuple[str, int, Unit]]] = {lot: [] for lot in self.capacity}
        self.units: dict[str, Unit] = {}
        for app_no, rows in children.items():
            unit_id = app_no if draw["group_boundary"] == "split" else rows[0]["group"] or app_no
            self.units[app_no] = unit = self.units.get(unit_id) or Unit(rows)  # a label is its first member
            unit.members.append(app_no)
            unit.size += 1
            for row in rows if unit_id == app_no else []:
                scope = row["school"] if draw["ticket_scope"] == "school" else "*"
                row["ticket"] = sha256(f"{seed}:{scope}:{row['group'] or app_no}")  # §4
                key = (row["choice"] if draw["mechanism"] == "ia" else "") + row["tier"] + row["ticket"]  # §6.2
                self.order[row["lot"]].append((f"{key}:{app_no}", int(row["choice"]), unit))
        self.order = {lot: sorted(line, key=lambda entry: entry[0]) for lot, line in self.order.items()}
        self.allocate()

    def accepts(self, lot: str, used: int, unit: Unit) -> bool:
        """The boundary rule of §6.4: skip counts the whole unit, admit and split ask for one free seat."""
        return used + (unit.size if self.skip else 1) <= self.capacity[lot]

    def waits(self, n: int, unit: Unit) -> bool:
        """§8: the unit waits at its n-th choice."""
        return unit.size > 0 and (unit.place == 0 or (self.all_wait and unit.place > n))

    def allocate(self) -> None:
        """§6.3: rounds until nobody is refused."""
        refused = [Unit([])]
        while refused:
            refused = []
            for lot, line in self.order.items():
                used = 0
                for unit in [unit for _, n, unit in line if unit.place == n]:
                    kept = self.accepts(lot, used, unit)
                    used += unit.size * kept
                    refused += [] if kept else [unit]
            for unit in refused:
                unit.place = unit.place + 1 if unit.place < len(unit.rows) else 0

    def strike(self, app_no: str) -> None:
        """§8: one line of strikes.csv; the seats in use at a lot are the sizes of the units placed there."""
        unit = self.units[app_no]
        unit.size -= 1
        queue = [unit.rows[unit.place - 1]["lot"]] if unit.place else []
        queue += [row["lot"] for n, row in enumerate(unit.rows, 1) if self.skip and self.waits(n, unit)]
        while queue:
            lot = queue[0]
            used = sum(unit.size for _, n, unit in self.order[lot] if unit.place == n)
            able = [it for it in self.order[lot] if self.waits(*it[1:]) and self.accepts(lot, used, it[2])]
            for _, n, unit in able[:1]:
                queue += [unit.rows[unit.place - 1]["lot"]] if unit.place else []
                unit.place, unit.moved = n, True
            queue = queue if able else queue[1:]

    def results(self, struck: set[str]) -> bytes:
        """§7: results.csv."""
        lines = ["school,category,pos,app_no,group,choice,tier,ticket,status,wait"]
        for lot, line in sorted(self.order.items()):
            wait = 0
            for pos, (_, n, unit) in enumerate(line, start=1):
                wait += self.waits(n, unit)
                placed = unit.place == n and ("MOVEUP" if unit.moved else "ADMIT")
                row, standing = unit.rows[n - 1], placed or ("WAIT" if self.waits(n, unit) else "ELSE")
                for app_no in unit.members:
                    status = "STRUCK" if app_no in struck else standing
                    fields = [pos, app_no, row["group"], n, row["tier"], row["ticket"], status]
                    lines.append(f"{lot},{','.join(map(str, fields))},{wait if status == 'WAIT' else ''}")
        return "".join(f"{line}\n" for line in lines).encode()

# 7. The whole program (§10, verdict A)
def compute(roster: bytes, draw: bytes, seed: bytes, strikes: bytes | None) -> bytes:
    """results.csv, or the first refusal."""
    announcement = check_draw(draw)
    seed_hex, _ = check_seed(seed, sha256(draw), announcement)
    children = check_roster(roster, announcement)
    struck, state = check_strikes(strikes, children), Draw(announcement, seed_hex, children)
    for app_no in struck:
        state.strike(app_no)
    return state.results(set(struck))

def run(command: str, folder: Path) -> str:
    """The output of one command on the files of the folder."""
    roster, draw = (folder / "roster.csv").read_bytes(), (folder / "draw.json").read_bytes()
    report = f"{sha256(roster)}  roster.csv 名册\n{sha256(draw)}  draw.json 公告\n"
    if command == "check":
        check_roster(roster, check_draw(draw))
        return f"{report}通过 accepted\n"
    seed, strikes = (folder / "seed.json").read_bytes(), folder / "strikes.csv"
    results = compute(roster, draw, seed, strikes.read_bytes() if strikes.exists() else None)
    if command == "print":
        return results.decode()
    seed_text = check_seed(seed, sha256(draw), check_draw(draw))[1].encode()
    same = [results, seed_text] == [(folder / name).read_bytes() for name in ("results.csv", "seed.txt")]
    return f"{report}{sha256(results)}  results.csv 结果\n" + ("一致 identical\n" if same else "不一致 different\n")

def main(arguments: list[str]) -> int:
    """The commands named at the top of this file, and their exit status."""
    command, folder = arguments[0] if len(arguments) == 2 else "print", Path(*arguments[-1:])
    if len(arguments) not in (1, 2) or command not in ("print", "verify", "check"):
        print(__doc__, file=sys.stderr)
        return 2
    try:
        output = run(command, folder)
    except (Refused, OSError) as error:
        refused = isinstance(error, Refused)
        print(f"ERROR {error}" if refused else f"A file cannot be read 文件无法读取: {error}", file=sys.stderr)
        return 1 if refused else 2
    sys.stdout.buffer.write(output.encode())  # UTF-8 and LF on every system
    return 1 if output.endswith("different\n") else 0

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
