"""Why an announcement is refused: one named error per reason, each saying what would go wrong (draw.md, 3, 5.2, 6)."""

from services.lottery.domain.errors import LotteryError
from shared.errors import Kind


class AnnouncementRefused(LotteryError):
    """An announcement that would not be fair, or would promise what is not approved."""

    stable_code = "ANNOUNCEMENT_REFUSED"
    named = "sources"

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence, code=self.stable_code, kind=Kind.INVALID, field=self.named)


class NotEnoughLuck(AnnouncementRefused):
    """No required source gives 128 bits by itself (3)."""

    stable_code = "ENTROPY_RULE"

    def __init__(self) -> None:
        super().__init__(
            "没有一个必需的来源单独就有 128 位随机性，有人能把可能的种子一个个试出来，挑合意的。"
            "请至少掷 39 个十面骰子（四位代表各掷 10 个），或用信标"
        )


class OptionalAfterLast(AnnouncementRefused):
    """Whoever knows all required values could still choose whether this one comes (5.2)."""

    stable_code = "OPTIONAL_AFTER_LAST"

    def __init__(self, optional: str, last: str) -> None:
        super().__init__(
            f"可以没有的来源 {optional} 不早于最后一个必需的来源 {last}：到那时结果已经算得出来，"
            "谁能决定它来不来，谁就能在两个结果里挑一个。请把它放到前面，或改成必需的"
        )


class LastSourceControlled(AnnouncementRefused):
    """People make the last source (3, 5.2)."""

    stable_code = "LAST_SOURCE"

    def __init__(self, name: str) -> None:
        super().__init__(
            f"最后的来源 {name} 是人做出来的：最后一个说话的人可以先看结果，再决定说不说。"
            "请在它之后再放一个谁也左右不了的来源，例如双色球或信标"
        )


class LastSourceGuessable(AnnouncementRefused):
    """The last source has fewer than 2^24 values (3)."""

    stable_code = "LAST_SOURCE_GUESSABLE"

    def __init__(self, name: str) -> None:
        super().__init__(
            f"最后的来源 {name} 的可能不到 24 位：掷数的人可以把剩下的可能都先算一遍，挑合意的。"
            "请换成双色球（24 位）或信标（256 位）"
        )


class SourceAtLastMinute(AnnouncementRefused):
    """Human sources end ten minutes before the last one (5.1, step 5)."""

    stable_code = "SOURCE_AT_LAST_MINUTE"

    def __init__(self, name: str, last: str) -> None:
        super().__init__(
            f"{name} 离最后的来源 {last} 不到 10 分钟：来不及先把现场的数公布、打印、盖时间戳。请把 {name} 提早"
        )


class BetweenTwoRounds(AnnouncementRefused):
    """A beacon announced for a moment after its round: for that long it is known and the draw could still be void."""

    stable_code = "BEACON_TIME"

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} 的时间不是信标出数的那一刻：数先出来，有人可以先看结果，再赶在公告的时间以前宣布作废。"
            "请写整分钟（信标每 3 秒一次，整分钟正好有一次）"
        )


class IssueOutOfTime(AnnouncementRefused):
    """An issue of 双色球 that somebody may know already, or that is not drawn at the announced time (3)."""

    stable_code = "ISSUE_TIME"

    def __init__(self, name: str, issue: str) -> None:
        super().__init__(
            f"{name} 写的第 {issue} 期，不像是公告的那个时间开奖的，或者现在已经开过奖：开过的号码谁都能查到，"
            "掷数的人可以先算好再掷。请照福彩的开奖日历写还没有开奖的期号和它开奖的时间（周二、周四、周日 21:15）"
        )


class SkipWithDeferred(AnnouncementRefused):
    """`skip` with `da` and several choices (2.1, rule 5; 6.4)."""

    stable_code = "SKIP_DA"
    named = "group_boundary"

    def __init__(self) -> None:
        super().__init__(
            "“整组顺延”不能和“延迟录取、多个志愿”一起用：先算谁后算谁，结果会不一样。"
            "请改成“整组录取”或“拆分”，或每个孩子只填一个志愿"
        )


class WaitlistPunishesChoices(AnnouncementRefused):
    """`unplaced` where children list several choices (2.2, 6.6)."""

    stable_code = "WAITLIST_RULE"
    named = "waitlist"

    def __init__(self) -> None:
        super().__init__(
            "孩子能填几个志愿时，候补不能只留没有录取的孩子：那样少填志愿反而占便宜。请改成“录取以后仍在更靠前的志愿候补”"
        )


class SeasonOfAnother(AnnouncementRefused):
    """Registration is in another season."""

    stable_code = "SEASON_DIFFERS"
    named = "season"

    def __init__(self, season: str) -> None:
        super().__init__(f"报名系统里现在是 {season} 年的招生，公告写的是另一年：名册会对不上。请看一下年份")


class SeatUnknown(AnnouncementRefused):
    """A lot that is no private lot of the unit."""

    stable_code = "SEAT_UNKNOWN"
    named = "seats"

    def __init__(self, lots: str) -> None:
        super().__init__(f"{lots} 不在本县派位的民办学校里，没有孩子能填报它。请照招生规则里的学校和类别写")


class SeatsOverPlan(AnnouncementRefused):
    """More seats than are approved."""

    stable_code = "SEATS_OVER_PLAN"
    named = "seats"

    def __init__(self, name: str, announced: int, approved: int) -> None:
        super().__init__(
            f"{name} 公告 {announced} 个名额，批准的只有 {approved} 个：多录取的孩子没有学位。"
            "请照批准的数写；计划增加了，先由两个人改招生规则"
        )


class SeatsUnderPlan(AnnouncementRefused):
    """Fewer seats than are to be drawn: the rest would be given away unseen."""

    stable_code = "SEATS_UNDER_PLAN"
    named = "seats"

    def __init__(self, name: str, announced: int, approved: int) -> None:
        super().__init__(
            f"{name} 公告 {announced} 个名额，招生规则里要派 {approved} 个：剩下的名额给谁，没有交代。"
            "要留名额，先在招生规则的计划里写明数目和依据"
        )


class ApprovalNumberMissing(AnnouncementRefused):
    """A special type without its approval."""

    stable_code = "APPROVAL_NUMBER_MISSING"
    named = "seats"

    def __init__(self, name: str, kind: str) -> None:
        super().__init__(f"{name} 是特殊类型招生（{kind}），没有批准文号：没有批准不能招。请先把文号写进招生规则")


class GroupRuleDiffers(AnnouncementRefused):
    """The rule about twins is not the one that families were told when they registered."""

    stable_code = "GROUP_RULE_DIFFERS"
    named = "group_boundary"

    def __init__(self) -> None:
        super().__init__(
            "公告里双胞胎的规则和报名时给家长看的不一样：家长是照那一条决定要不要一起派位的。请写成一样，或先由两个人改招生规则"
        )


class ApprovedPlacesTooFew(AnnouncementRefused):
    """`admit` may overfill a lot by the largest group less one; the approved places cannot bear it (6.5)."""

    stable_code = "APPROVED_PLACES"
    named = "group_boundary"

    def __init__(self, name: str, needed: int, approved: int) -> None:
        super().__init__(
            f"“整组录取”最多要 {needed} 个学位，{name} 批准的只有 {approved} 个：最后一组双胞胎会有一个没有学位。"
            "请少派几个名额、把它们留给整组录取，或改成“整组顺延”“拆分”"
        )
