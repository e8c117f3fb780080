"""Who speaks on a page, and who acts on it: what the header, the line below it and the footer show."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Link:
    """A link of the footer: its words, and a path below the service or a whole address."""

    label: str
    href: str


@dataclass(frozen=True)
class Office:
    """The authority of a unit, how to reach it, where its home page is (path below the service)."""

    authority: str
    phone: str = ""
    hours: str = ""
    home: str = "/"
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Who:
    """The one who is signed in: `139****0521 正在办理`, the path that a POST signs out at, and one more way to go."""

    label: str
    sign_out: str
    more: Link | None = None
