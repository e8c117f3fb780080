"""A question as it comes over the wire: who asks, what for, about which number."""

import json
from dataclasses import dataclass

from shared.canonical import canonical_json


class NotAQuestion(ValueError):
    """The body is not canonical JSON of the agreed form."""


@dataclass(frozen=True)
class Question:
    """`purpose` may be empty: then the registry refuses to answer."""

    purpose: str
    number: str


def parse_question(body: bytes) -> Question:
    """Return the question; raise `NotAQuestion`."""
    try:
        asked = json.loads(body)
        asker, query = asked["asker"], asked["query"]
        texts = [asker["unit_code"], asker["person"], asker["department"], asked["purpose"], asked["case"]]
        question = Question(asked["purpose"], query["number"])
    except (ValueError, KeyError, TypeError):
        raise NotAQuestion from None
    if set(asked) != {"asker", "purpose", "case", "query"} or set(query) != {"number"} or len(asker) != 3:
        raise NotAQuestion
    if not all(isinstance(text, str) for text in (*texts, question.number)) or canonical_json(asked) != body:
        raise NotAQuestion
    return question
