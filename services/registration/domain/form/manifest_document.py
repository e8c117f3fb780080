"""The manifest of the form as a document for programs: the same for the command line and the public API."""

from services.registration.domain.form.manifest import ManifestItem, NotCollected, manifest, not_collected
from shared.canonical import Json

FORMAT = "yangguang-form-manifest/1"


def manifest_document() -> dict[str, Json]:
    """Return the manifest; everything that is asked, and what is printed on the form and not asked."""
    return {
        "format": FORMAT,
        "items": [_described(item) for item in manifest()],
        "after_admission": [_named(one) for one in not_collected("after_admission")],
        "never": [_named(one) for one in not_collected("do_not_collect")],
    }


def _described(item: ManifestItem) -> Json:
    return {
        "key": item.key,
        "number": item.number,
        "title": item.title,
        "where": item.where,
        "purpose": item.purpose,
        "ground": item.ground,
        "source": item.source,
        "seen_by": list(item.seen_by),
        "seen": item.seen_words,
        "kept": item.kept.name,
        "deleted": item.deleted_words,
    }


def _named(one: NotCollected) -> Json:
    return {"number": one.number, "label": one.label}
