"""Reads from the page of a number what people read there: the text of every element that is marked `data-fact`.

A page marks what stands in results.csv: `<… data-fact="pos">142</…>`, inside of `<… data-lot="P01,ALL">` where it
is of one choice. Only the visible text counts, never an attribute, so that a page cannot say one thing to a person and
another to the check. Of a ticket the groups (`span.g`) are joined.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser

VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))
PAGE = ""
"""The lot of a fact that is of the whole page."""
Facts = Mapping[tuple[str, str], frozenset[str]]
"""By lot and name of the fact, everything the page says: more than one thing where it contradicts itself."""


def facts_of(page: str) -> Facts:
    """Return the facts of a page; texts come without white space and without thousands commas."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return {place: frozenset(texts) for place, texts in reader.facts.items()}


def squeezed(text: str) -> str:
    """Return a text as facts are compared."""
    return "".join(text.split()).replace(",", "")


@dataclass
class _Open:
    """An element that is not closed yet, with the text seen so far and that of its groups."""

    tag: str
    lot: str | None
    fact: str | None
    is_group: bool
    text: str = ""
    groups: str = ""


class _Reader(HTMLParser):
    """Collects the texts of marked elements; an end tag closes everything that was opened inside."""

    def __init__(self) -> None:
        super().__init__()
        self.facts: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._open: list[_Open] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            told = dict(attrs)
            self._open.append(_Open(tag, told.get("data-lot"), told.get("data-fact"), told.get("class") == "g"))

    def handle_endtag(self, tag: str) -> None:
        if any(one.tag == tag for one in self._open):
            while self._close() != tag:
                pass

    def handle_data(self, data: str) -> None:
        in_group = any(one.is_group for one in self._open)
        for one in self._open:
            one.text += data
            one.groups += data if in_group else ""

    def close(self) -> None:
        super().close()
        while self._open:
            self._close()

    def _close(self) -> str:
        one = self._open.pop()
        if one.fact is not None:
            lots = [outer.lot for outer in (*self._open, one) if outer.lot is not None]
            self.facts[lots[-1] if lots else PAGE, one.fact].append(squeezed(one.groups or one.text))
        return one.tag
