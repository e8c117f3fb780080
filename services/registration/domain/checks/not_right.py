"""How a check says no: a sentence that tells what is wrong and what to do, and a stable code."""


class NotRight(ValueError):
    """What was typed cannot be kept as it stands."""

    def __init__(self, sentence: str, code: str) -> None:
        super().__init__(code)
        self.sentence = sentence
        self.code = code
