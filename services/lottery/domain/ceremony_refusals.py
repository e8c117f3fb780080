"""Why a step of a draw is refused: one named error per reason, each with its sentence and code (draw.md, 5)."""

from services.lottery.domain.errors import LotteryError
from shared.errors import Kind


class StepRefused(LotteryError):
    """A step that may not be taken now; the class says which rule it would break."""

    sentence_for_people = "这一步现在不能做"
    stable_code = "STEP_REFUSED"

    def __init__(self) -> None:
        super().__init__(self.sentence_for_people, code=self.stable_code, kind=Kind.CONFLICT)


class NotFrozen(StepRefused):
    """The roster has to be frozen first."""

    sentence_for_people = "名册还没有封存，先封存名册"
    stable_code = "NOT_FROZEN"


class NotClosed(StepRefused):
    """The human sources have to be closed first (5.2)."""

    sentence_for_people = "现场来源还没有关闭，先关闭现场来源"
    stable_code = "NOT_CLOSED"


class NotSeeded(StepRefused):
    """The seed has to be made first."""

    sentence_for_people = "种子还没有产生，先产生种子"
    stable_code = "NOT_SEEDED"


class NotDrawn(StepRefused):
    """The draw has to be made first."""

    sentence_for_people = "还没有派位，先派位"
    stable_code = "NOT_DRAWN"


class NotPublished(StepRefused):
    """The result is not public yet."""

    sentence_for_people = "结果还没有公布"
    stable_code = "NOT_PUBLISHED"


class AlreadyFrozen(StepRefused):
    """A roster is frozen once."""

    sentence_for_people = "名册已经封存，谁也不能改"
    stable_code = "ALREADY_FROZEN"


class AlreadyClosed(StepRefused):
    """Human sources are closed once."""

    sentence_for_people = "现场来源已经关闭，念出口的数不能改"
    stable_code = "ALREADY_CLOSED"


class AlreadySeeded(StepRefused):
    """A draw has one seed."""

    sentence_for_people = "种子已经产生，一次派位只有一个种子"
    stable_code = "ALREADY_SEEDED"


class AlreadyDrawn(StepRefused):
    """A second run of a draw does not exist (5.3)."""

    sentence_for_people = "已经派过位，只派一次，没有第二次"
    stable_code = "ALREADY_DRAWN"


class AlreadyPublished(StepRefused):
    """Results are published once."""

    sentence_for_people = "结果已经公布"
    stable_code = "ALREADY_PUBLISHED"


class DrawIsVoid(StepRefused):
    """Nothing follows a void draw; a new announcement has a new number."""

    sentence_for_people = "这次派位已经作废，请重新公告"
    stable_code = "DRAW_VOID"


class ClosedTooLate(StepRefused):
    """Human sources close at least ten minutes before the last source (5.1, step 5)."""

    sentence_for_people = "离最后一个来源不到 10 分钟，现场来源不能再关闭，这次派位要作废（第二种情况）"
    stable_code = "CLOSED_TOO_LATE"


class SourceTooEarly(StepRefused):
    """A value cannot be known before its announced time."""

    sentence_for_people = "还没有到公告里写的来源时间"
    stable_code = "SOURCE_TOO_EARLY"


class FrozenTooLate(StepRefused):
    """Everything but luck is fixed before the first source can be known (5.1, step 2)."""

    sentence_for_people = "第一个来源的时间已经到了，名册不能再封存"
    stable_code = "FROZEN_TOO_LATE"


class VoidTooLate(StepRefused):
    """After the last source's time there is no ground for a new draw (5.4)."""

    sentence_for_people = "最后一个来源已经到时间，不能再作废，差错用剔除和递补改正"
    stable_code = "VOID_TOO_LATE"


class VoidLetterRefused(StepRefused):
    """The ground is not on the closed list, or not at this moment (5.4)."""

    sentence_for_people = "现在不能用这一种情况作废"
    stable_code = "VOID_LETTER"


class TimeGoesBack(StepRefused):
    """A step never lies before the step it follows."""

    sentence_for_people = "这一步的时间比上一步还早"
    stable_code = "TIME_GOES_BACK"


class EarlierDrawOpen(StepRefused):
    """Announcements are frozen in the order of their numbers, or the chain would have a gap (5.3)."""

    sentence_for_people = "前一号公告还没有封存也没有作废，先办前一号"
    stable_code = "EARLIER_DRAW_OPEN"


class DrawExists(StepRefused):
    """A draw number is used once, ever (section 1)."""

    sentence_for_people = "这个公告编号已经用过，一个编号只用一次"
    stable_code = "DRAW_EXISTS"


class SeatsInAnotherDraw(StepRefused):
    """For one set of seats there is one draw; another only where the first was declared void (5.3)."""

    sentence_for_people = "这些名额今年已经有一次派位，只派一次；那一次作废了才能重新公告"
    stable_code = "SEATS_IN_ANOTHER_DRAW"


class LotsOfVoidDraw(StepRefused):
    """After a void draw its lots are announced together, so that its roster stays (5.4)."""

    sentence_for_people = "这些学位里有的在一次作废的派位里封存过名册：要和那一次一样、一起公告，名册一个字也不改"
    stable_code = "LOTS_OF_A_VOID_DRAW"


class DrawNotFound(LotteryError):
    """There is no draw with this number."""

    def __init__(self) -> None:
        super().__init__("没有这个编号的派位", code="DRAW_NOT_FOUND", kind=Kind.MISSING)


class PageNotFound(LotteryError):
    """The list has no such page."""

    def __init__(self) -> None:
        super().__init__("名单没有这一页", code="PAGE_NOT_FOUND", kind=Kind.MISSING)


class FileNotPublic(LotteryError):
    """The bundle has no such file, or not yet."""

    def __init__(self) -> None:
        super().__init__("没有这个文件，或者还没有到公布的时候", code="FILE_NOT_FOUND", kind=Kind.MISSING)


class DrawOfAnotherUnit(LotteryError):
    """A draw number begins with the code of the unit that announces it (2.2)."""

    def __init__(self) -> None:
        sentence = "公告编号要以本单位的代码开头，演练的在前面加 DEMO- 或 TEST-"
        super().__init__(sentence, code="DRAW_OF_ANOTHER_UNIT", kind=Kind.INVALID, field="draw_id")


class OwnTime(LotteryError):
    """Only a rehearsal may say when a step happened; a real draw takes the server's clock."""

    def __init__(self) -> None:
        super().__init__(
            "只有演练（DEMO-、TEST-）可以自己写时间、拨时钟", code="OWN_TIME", kind=Kind.INVALID, field="at"
        )


class ProcedureContradicted(LotteryError):
    """What is to be fixed would contradict a line of verdict B (section 10); the entropy rule has a code of its own."""

    def __init__(self, line: str, sentence: str) -> None:
        code = "ENTROPY_RULE" if line in {"entropy", "last_source"} else "PROCEDURE"
        super().__init__(f"这样做出来的派位通不过核对：{sentence}", code=code, kind=Kind.INVALID)
        self.line = line


class ResultDiffers(LotteryError):
    """The recomputed result is not the one that was computed first; nothing is kept."""

    def __init__(self) -> None:
        super().__init__("重算一遍的结果和第一遍不一样，没有保存", code="RESULT_DIFFERS", kind=Kind.UNAVAILABLE)


class PublishedFileDiffers(LotteryError):
    """The kept results.csv is not the one that was published; no page shows anything of it."""

    def __init__(self) -> None:
        sentence = "结果文件和公布时的指纹不一样，这一页先不显示，我们已经记下来了。下载过的文件仍然算数"
        super().__init__(sentence, code="PUBLISHED_FILE_DIFFERS", kind=Kind.UNAVAILABLE)


class RegistrationSilent(LotteryError):
    """Registration does not answer; nothing was done here, and `undone` says what."""

    def __init__(self, undone: str = "名册没有封存") -> None:
        super().__init__(f"报名系统没有回答，{undone}，可以再试", code="REGISTRATION_SILENT", kind=Kind.UNAVAILABLE)


class RegistrationRefused(LotteryError):
    """Registration says that it cannot do what was asked, for instance freeze."""

    def __init__(self, sentence: str, asked: str = "没有封存名册") -> None:
        super().__init__(f"报名系统{asked}：{sentence}", code="REGISTRATION_REFUSED", kind=Kind.CONFLICT)


class FileHashDiffers(LotteryError):
    """A file did not arrive as it was sent."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} 收到的和发出的不一样，名册没有封存", code="FILE_HASH", kind=Kind.CONFLICT)


class NumberNotOnRoster(LotteryError):
    """No child with this application number is on the frozen roster."""

    def __init__(self) -> None:
        sentence = "名册里没有这个报名号，请照回执再看一遍"
        super().__init__(sentence, code="NUMBER_NOT_ON_ROSTER", kind=Kind.MISSING, field="app_no")
