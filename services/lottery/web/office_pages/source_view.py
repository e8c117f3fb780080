"""A source as its page shows it: what it is called, whether it may be typed now, and what counts."""

from dataclasses import dataclass

from services.lottery.actions.counting import hours
from services.lottery.domain.calling_refusals import NotRead, SourceUnknown
from services.lottery.domain.ceremony import Step, take
from services.lottery.domain.ceremony_refusals import SourceTooEarly, StepRefused
from services.lottery.store.notices import Source
from services.lottery.web.office_pages.scene import Scene
from services.lottery.web.office_pages.trouble import Trouble, trouble_of
from services.lottery.web.wording import shown_value, source_name, source_promise
from shared.errors import ServiceError


@dataclass(frozen=True)
class SourceView:
    """One source: why it cannot be typed now, or None; the value that counts, in lines; whether it is the last one."""

    source: Source
    name: str
    promise: str
    obstacle: Trouble | None
    too_early: bool
    lines: tuple[str, ...]
    is_last: bool

    @property
    def counts(self) -> bool:
        """Whether the whole value counts."""
        return bool(self.lines)


def source_views(scene: Scene, kind: str) -> list[SourceView]:
    """Return the sources of one kind, in announced order; raise `SourceUnknown` where the announcement has none."""
    found = [_view(scene, source) for source in scene.record.notice.sources if source.kind == kind]
    if not found:
        raise SourceUnknown
    return found


def _view(scene: Scene, source: Source) -> SourceView:
    value = scene.progress.counted.get(source.name)
    refusal = None if value is not None else _why_not(scene, source)
    return SourceView(
        source,
        source_name(source),
        source_promise(source),
        None if refusal is None else trouble_of(refusal, scene.record),
        isinstance(refusal, SourceTooEarly),
        () if value is None else shown_value(source, value),
        source == scene.record.notice.last_source,
    )


def _why_not(scene: Scene, source: Source) -> ServiceError | None:
    """Return the refusal that typing this source would meet now: the same rules as the action's, in the same order."""
    record = scene.record
    try:
        take(record.standing, Step.SEED if source == record.notice.last_source else Step.CLOSE, scene.now)
        if not scene.progress.has_been_read:
            raise NotRead
        hours(record.notice, source).require_open(scene.now)
    except StepRefused as refusal:
        return refusal
    return None
