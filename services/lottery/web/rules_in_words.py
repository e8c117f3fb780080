"""The rules of a draw in plain words, in the order in which they act."""

from services.lottery.store.notices import Notice
from services.lottery.web.tongue import ZH, Tongue
from services.lottery.web.wording import source_name


def rules_in_words(notice: Notice, *, several: bool, tongue: Tongue = ZH) -> tuple[str, ...]:
    """Return the five sentences; `several`: a child may list several schools."""
    together = tongue("step.and").join(source_name(source, tongue) for source in notice.sources)
    count = len(notice.sources)
    inputs, scope = tongue(f"rule.inputs_{notice.ticket_scope}"), tongue(f"rule.scope_{notice.ticket_scope}")
    filling = _mechanism(notice, tongue) if several else tongue("rule.filling")
    return (
        tongue("rule.order"),
        tongue("rule.seed_one" if count == 1 else "rule.seed", n=count, what=together),
        tongue("rule.ticket", inputs=inputs, scope=scope),
        tongue("rule.sort", filling=filling),
        tongue(f"rule.{notice.group_boundary}"),
    )


def _mechanism(notice: Notice, tongue: Tongue) -> str:
    if notice.mechanism == "ia":
        return tongue("rule.ia")
    return tongue("rule.da", later=tongue("rule.da_all") if notice.waitlist == "all" else "")
