"""The sentences of written answers, from `answers.csv`: what was decided, why, on which ground."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from services.registration.domain.filling import filled
from services.registration.domain.rights.deletion import Reason


@dataclass(frozen=True)
class AnswerWords:
    """A headline, a sentence with places for dates and numbers, and the articles it rests on."""

    headline: str
    words: str
    ground: str


@cache
def answer_words(reason: Reason) -> AnswerWords:
    """Return the words for a reason."""
    return _all()[reason.value]


def written_answer(reason: Reason, values: Mapping[str, str]) -> str:
    """Return the sentence of an answer with its dates and numbers filled in."""
    return filled(answer_words(reason).words, values)


@cache
def _all() -> dict[str, AnswerWords]:
    text = files("services.registration.domain.rights").joinpath("answers.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {row["code"]: AnswerWords(row["headline"], row["words"], row["ground"]) for row in rows}
