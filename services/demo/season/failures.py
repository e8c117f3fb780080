"""How a season can fail: a process that died, an answer nobody expected, programs that disagree."""

from shared.errors import Kind, ServiceError


class SeasonFailed(ServiceError):
    """The season cannot go on; the sentence says where it stopped."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence, code="SEASON_FAILED", kind=Kind.UNAVAILABLE)
