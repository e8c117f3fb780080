"""The page 我们收集什么、为什么: rows made from the manifest of the form (decision 4)."""

from services.registration.domain.form.manifest import ManifestItem, manifest, not_collected


def asked_items() -> list[tuple[str, ...]]:
    """Return the rows of every item of the form that is asked at registration."""
    return [(str(item.number or "没有编号"), *_row(item)) for item in manifest() if item.where == "报名"]


def asked_besides() -> list[tuple[str, ...]]:
    """Return the rows of what families are asked besides the form."""
    return [(item.where, *_row(item), item.ground) for item in manifest() if item.where != "报名"]


def not_asked(stage: str) -> list[str]:
    """Return the labels of the items of another stage."""
    return list(dict.fromkeys(one.label for one in not_collected(stage)))


def _row(item: ManifestItem) -> tuple[str, ...]:
    return item.title, item.purpose, item.source, item.seen_words, item.deleted_words
