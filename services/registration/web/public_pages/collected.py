"""The page 我们收集什么、为什么: the manifest of the form (decision 4), item by item, under what happens to it."""

from dataclasses import dataclass

from services.registration.domain.form.manifest import (
    SEERS,
    SEERS_IN_SHORT,
    ManifestItem,
    deletion_words,
    manifest,
    not_collected,
)


@dataclass(frozen=True)
class CollectedItem:
    """One item in words: its number on the form before its name, why it is asked, from whom, who sees it."""

    name: str
    purpose: str
    source: str
    seen: str


@dataclass(frozen=True)
class CollectedTogether:
    """Items that are kept alike: when they are deleted, and what stays."""

    label: str
    deleted: str
    stays: str
    items: tuple[CollectedItem, ...]


def collected() -> tuple[CollectedTogether, ...]:
    """Return every item, those of the form first."""
    rules = {item.kept.name: item.kept for item in manifest()}
    return tuple(
        CollectedTogether(
            rule.label,
            deletion_words(rule),
            rule.stays,
            tuple(_item(item) for item in manifest() if item.kept.name == name),
        )
        for name, rule in rules.items()
    )


def who_sees() -> list[tuple[str, str]]:
    """Return the short words for who sees an item, each with the long ones."""
    return [(SEERS_IN_SHORT[who], SEERS[who]) for who in SEERS]


def grounds() -> list[str]:
    """Return the grounds on which something is asked, each once."""
    return list(dict.fromkeys(item.ground for item in manifest()))


def not_asked(stage: str) -> list[str]:
    """Return the labels of the items of another stage."""
    return list(dict.fromkeys(one.label for one in not_collected(stage)))


def _item(item: ManifestItem) -> CollectedItem:
    number = f"第 {item.number} 项 " if item.number is not None else ""
    seen = "、".join(SEERS_IN_SHORT[who] for who in item.seen_by)
    return CollectedItem(f"{number}{item.title}", item.purpose, item.source, seen)
