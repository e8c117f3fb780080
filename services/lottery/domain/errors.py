"""What the lottery refuses, as named errors; of a draw's files with the codes of docs/spec/draw.md, section 11."""

from shared.errors import Kind, ServiceError


class LotteryError(ServiceError):
    """The root of everything the lottery refuses."""


class Refused(LotteryError):
    """A file of a draw breaks the specification: `code` is a code of §11, `detail` says in words what was found."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(f"派位文件不合规范（{code}）：{detail}", code=code, kind=Kind.INVALID)
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.code} {self.detail}"
