"""Random valid draws: a hypothesis strategy over every rule of the specification."""

from dataclasses import dataclass

from hypothesis import strategies as st

from tests.spec.bundles import ROSTER_HEADER, STRIKES_HEADER, Document, Files, commitment, sealed, sha256

AWKWARD = ("007", "7", "07", "1E3", "1000", "0001000", "1E03", "0", "00", "INF", "NAN", "0X10", "1E400")
HUGE = ("9007199254740993", "9007199254740992", "20270000000000000001", "20270000000000000002", "1E3A")
PLAIN = ("A", "A1", "A10", "A1A", "Z9", "ZZ", "E1", "1E", "1001", "1002", "1003", "10030", "2", "02", "20", "3", "9")
LOTS = [(school, category) for school in ("1E1", "10", "S1", "S11") for category in ("0", "00", "ALL")]
REASONS = ("WITHDRAWN", "INELIGIBLE", "DECLINED")
DRAW_ID = "TEST-RANDOM-1"
CHAIN = "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971"
Choices = list[tuple[tuple[str, str], str]]


@dataclass(frozen=True)
class RandomDraw:
    """The bytes of one valid input."""

    roster: bytes
    draw: bytes
    seed: bytes
    strikes: bytes | None

    def files(self) -> Files:
        """The same by file name."""
        files = {"roster.csv": self.roster, "draw.json": self.draw, "seed.json": self.seed}
        return files if self.strikes is None else files | {"strikes.csv": self.strikes}


def hexes(least: int, most: int) -> st.SearchStrategy[str]:
    """Lowercase hex digits, cut from a hash: drawn one by one they would crowd out the children."""
    long = st.integers(0, 1000).map(lambda it: sha256(str(it).encode()) * 4)
    return st.tuples(long, st.integers(least, most)).map(lambda it: it[0][: it[1]])


@st.composite
def digits(draw: st.DrawFn) -> tuple[str, str]:
    """Detail and value of thrown digits."""
    value = draw(st.text("0123456789", min_size=1, max_size=12))
    return str(len(value)), value


@st.composite
def lottery(draw: st.DrawFn) -> tuple[str, str]:
    """Detail and value of a 双色球 issue."""
    reds = draw(st.lists(st.integers(1, 33), min_size=6, max_size=6, unique=True).map(sorted))
    blue = draw(st.integers(1, 16))
    return "2027077", f"2027077:{'.'.join(f'{red:02}' for red in reds)}+{blue:02}"


@st.composite
def reveal(draw: st.DrawFn) -> tuple[str, str]:
    """Detail and value of envelopes, at least one of them opened."""
    labels = draw(st.lists(st.text("0AW9", min_size=1, max_size=3), min_size=1, max_size=4, unique=True))
    nonces = {label: draw(hexes(32, 40)) for label in labels}
    opened = set(draw(st.lists(st.sampled_from(labels), min_size=1)))
    detail = ";".join(f"{label}:{commitment(DRAW_ID, label, nonces[label])}" for label in labels)
    return detail, ";".join(f"{label}:{nonces[label] if label in opened else '-'}" for label in labels)


KINDS: dict[str, st.SearchStrategy[tuple[str, str]]] = {
    "digits": digits(),
    "ssq": lottery(),
    "drand": st.tuples(st.integers(1, 10**12), hexes(64, 64)).map(lambda it: (f"{CHAIN}:{it[0]}", f"{it[0]}:{it[1]}")),
    "hex": hexes(32, 128).map(lambda value: ("NIST 信标", value)),
    "reveal": reveal(),
}


@st.composite
def sources(draw: st.DrawFn) -> tuple[list[list[str]], list[list[str]]]:
    """The rows of `sources` and of `values`: one to five sources, the first one that can be is required."""
    kinds = draw(st.lists(st.sampled_from(list(KINDS)), min_size=1, max_size=5).filter(lambda it: set(it) != {"hex"}))
    announced, values, required = [], [], False
    for number, kind in enumerate(kinds):
        detail, value = draw(KINDS[kind])
        need = "optional" if kind == "hex" or (required and draw(st.booleans())) else "required"
        required = required or need == "required"
        announced.append([f"s{number}", kind, need, "2027-07-04T12:00:00+08:00", detail])
        values.append([f"s{number}", "-" if need == "optional" and draw(st.booleans()) else value])
    return announced, values


@st.composite
def choices(draw: st.DrawFn, lots: list[tuple[str, str]], most: int) -> Choices:
    """The lots that one child lists, with their tiers."""
    listed = draw(st.lists(st.sampled_from(lots), min_size=1, max_size=min(most, len(lots)), unique=True))
    return [(lot, draw(st.sampled_from("1112095"))) for lot in listed]


@st.composite
def rosters(draw: st.DrawFn, lots: list[tuple[str, str]], boundary: str, most: int) -> dict[str, tuple[str, Choices]]:
    """Group and choices of every child; members of a group list the same unless the rule is split."""
    count = draw(st.sampled_from([10, 12, 8, 14, 9, 5, 2, 0]))
    waiting = draw(st.lists(st.sampled_from(AWKWARD + HUGE + PLAIN), unique=True, min_size=count, max_size=count))
    children: dict[str, tuple[str, Choices]] = {}
    while waiting:
        size = draw(st.sampled_from([1, 1, 1, 2, 3]))
        members, waiting = waiting[:size], waiting[size:]
        label = min(members) if len(members) > 1 else ""
        shared = draw(choices(lots, most))
        for member in members:
            own = draw(choices(lots, most)) if boundary == "split" else shared
            children[member] = (label, own)
    return children


@st.composite
def rules(draw: st.DrawFn) -> Document:
    """An announcement without its roster and sources."""
    lots = draw(st.lists(st.sampled_from(LOTS), min_size=1, max_size=4, unique=True).map(sorted))
    return {
        "spec": "paiwei-draw/1",
        "draw_id": DRAW_ID,
        "seq": draw(st.integers(0, 999_999_999)),
        "prev": "0" * 64,
        "title": draw(st.sampled_from(["", "电脑派位", "0,1;=,[", "é ７ 𠮷"])),
        "frozen_at": "2027-07-01T09:00:00+08:00",
        "mechanism": draw(st.sampled_from(["ia", "da"])),
        "ticket_scope": draw(st.sampled_from(["school", "draw"])),
        "group_boundary": draw(st.sampled_from(["admit", "skip", "split"])),
        "waitlist": draw(st.sampled_from(["all", "unplaced"])),
        "roster_sha256": "",
        "roster_rows": 0,
        "terms_sha256": "0" * 64,
        "seats": [
            [*lot, draw(st.sampled_from([1, 2, 3, 1, 2, 0, 5])), draw(st.sampled_from(["校", "A, B", ""]))]
            for lot in lots
        ],
        "sources": [],
    }


@st.composite
def draws(draw: st.DrawFn) -> RandomDraw:
    """One valid input: roster, announcement, seed and perhaps strikes."""
    announcement = draw(rules())
    announcement["sources"], values = draw(sources())
    single = (announcement["mechanism"], announcement["group_boundary"]) == ("da", "skip")
    lots = [(seat[0], seat[1]) for seat in announcement["seats"]]
    children = draw(rosters(lots, announcement["group_boundary"], 1 if single else 3))
    rows = [
        f"{app_no},{sha256(app_no.encode())[:16]},{group},{number},{school},{category},{tier}\n"
        for app_no, (group, listed) in children.items()
        for number, ((school, category), tier) in enumerate(listed, start=1)
    ]
    files = sealed(announcement, values, (ROSTER_HEADER + "".join(sorted(rows))).encode())
    struck = draw(st.permutations(list(children)))[: draw(st.sampled_from([2, 4, 6, 1, 0, 14]))]
    lines = [f"{seq},{app_no},{draw(st.sampled_from(REASONS))}\n" for seq, app_no in enumerate(struck, start=1)]
    absent = draw(st.booleans()) and not struck
    strikes = None if absent else (STRIKES_HEADER + "".join(lines)).encode()
    return RandomDraw(files["roster.csv"], files["draw.json"], files["seed.json"], strikes)
