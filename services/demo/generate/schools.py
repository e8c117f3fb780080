"""The county's schools: public ones for everybody, private ones that most want and one that few want."""

from services.demo.county.school import School
from services.demo.generate.divisions import Division
from services.demo.generate.stream import Stream

PUBLIC = ("实验小学", "第一小学", "第二小学", "第三小学", "城关小学", "育红小学", "新建小学", "中心小学")
PRIVATE = (("晨光学校", 100, 45), ("启明学校", 85, 30), ("博雅学校", 60, 20), ("远山学校", 90, 3))
"""Name, seats per thousand families, and how much it is wanted: three too small for the demand, one not."""
DAY = "DAY"
BOARDING = "BOARD"
PRIMARY = "21"
"""学校标识码: class 小学, then province 14 and six digits."""


def make_schools(county: Division, families: int) -> tuple[School, ...]:
    """Return every school; the second private one has day and boarding places as kinds of their own."""
    zones = _zones(county)
    places = families * 11 // (10 * len(PUBLIC)) + 5
    public = tuple(
        School(_code(place + 1), f"{county.name}{name}", "public", "ALL", places, zones[place % len(zones)])
        for place, name in enumerate(PUBLIC)
    )
    private: list[School] = []
    for place, (name, seats, _) in enumerate(PRIVATE):
        code, count = _code(901 + place), max(3, families * seats // 1000)
        kinds = ((DAY, count - count // 3), (BOARDING, count // 3)) if place == 1 else (("ALL", count),)
        private += [School(code, f"{county.name}{name}", "private", kind, number, "") for kind, number in kinds]
    return (*public, *private)


def wish_list(stream: Stream, schools: tuple[School, ...], most: int) -> tuple[School, ...]:
    """Return one to `most` private lots in the order a family wants them, no lot twice."""
    private = [school for school in schools if school.kind == "private"]
    weights = {f"{name}": weight for name, _, weight in PRIVATE}
    left = [(school, _wanted(school, weights)) for school in private]
    count = min(stream.weighted(((1, 40), (2, 40), (3, 20))), most, len(private))
    wishes: list[School] = []
    for _ in range(count):
        chosen = stream.weighted(left)
        wishes.append(chosen)
        left = [(school, weight) for school, weight in left if school is not chosen]
    return tuple(wishes)


def _wanted(school: School, weights: dict[str, int]) -> int:
    weight = next(weight for name, weight in weights.items() if school.name.endswith(name))
    return weight if school.category == "ALL" else weight * (2 if school.category == DAY else 1) // 3


def _zones(county: Division) -> tuple[str, ...]:
    return tuple(town.name for town in county.towns)


def _code(serial: int) -> str:
    return f"{PRIMARY}14{serial:06d}"
