"""All lines of verdict B in their order: docs/spec/draw.md, section 10."""

from collections.abc import Callable

from services.lottery.domain.procedure import (
    beacon,
    chain,
    closing,
    identity,
    luck,
    manifest,
    places,
    plan,
    register,
    signatures,
    stamps,
    struck,
    terms,
)
from services.lottery.domain.procedure import timeline as times
from services.lottery.domain.procedure.evidence import Evidence, Finding, Line, State

Judge = Callable[[Evidence], Finding | None]

LINES: tuple[tuple[str, str, Judge], ...] = (
    ("fingerprint", "公告就是当场念指纹的那一份", identity.fingerprint_is_the_printed_one),
    ("clock", "用的是真的时间", identity.clock_was_the_real_one),
    ("signature", "公告有单位的签名", signatures.announcement_is_signed),
    ("manifest", "公布的文件就是单位签名的那些", manifest.files_are_the_listed_ones),
    ("entropy", "种子猜不到、凑不出", luck.luck_is_enough),
    ("last_source", "最后的来源谁也左右不了", luck.last_source_is_nobodys),
    ("times", "先封存，后有种子", times.times_are_in_order),
    ("beacon_round", "信标的轮次就是公告的那一轮", beacon.round_is_the_announced_one),
    ("beacon_signature", "信标的数是真的", beacon.beacon_is_genuine),
    ("bulletin", "开奖号码和公布的一致", beacon.bulletin_agrees),
    ("freeze_stamp", "封存在所有来源之前", stamps.freeze_was_stamped),
    ("closing_stamp", "现场关闭在最后的来源之前", stamps.closing_was_stamped),
    ("closing", "现场的数没有改过", closing.closing_says_what_the_seed_says),
    ("terms", "条款是封存时的条款", terms.terms_are_the_frozen_ones),
    ("plan", "名额加得起来", plan.plan_is_balanced),
    ("register", "该在名册里的都在，没有多的", register.register_agrees_with_roster),
    ("waitlist", "候补的规则和志愿数相配", places.waitlist_rule_fits),
    ("approved_places", "整组录取不超过批准的学位", places.groups_fit_the_approved_places),
    ("chain", "公告一号接一号，没有重做", chain.chain_is_unbroken),
    ("strikes", "剔除名单只增不改", struck.strikes_only_grow),
    ("acts", "每一条剔除都有依据", struck.strikes_have_their_acts),
)
"""Name, statement and judge of each line; a judge returns None where its line has nothing to say about this draw."""


def judge_procedure(evidence: Evidence | None) -> tuple[Line, ...]:
    """Return the lines that apply; all of them not shown where draw.json itself was refused (None)."""
    if evidence is None:
        sentence = "公告没有通过，没法判断"
        return tuple(Line(name, statement, State.NOT_SHOWN, sentence) for name, statement, _ in LINES)
    found = ((name, statement, judge(evidence)) for name, statement, judge in LINES)
    return tuple(Line(name, statement, *finding) for name, statement, finding in found if finding is not None)
