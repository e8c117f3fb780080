"""Reads `acts.csv` of a service (code,words): everything that can be done there, in words for people."""

import csv
from functools import cache
from importlib.resources import files


@cache
def acts_of(service: str) -> dict[str, str]:
    """Return code to words of services/SERVICE/domain/acts.csv, in the order of the file."""
    text = files(f"services.{service}.domain").joinpath("acts.csv").read_text(encoding="utf-8")
    return {row["code"]: row["words"] for row in csv.DictReader(text.splitlines())}


def words_for(service: str, act: str) -> str:
    """Return how an act is called for people; an act of an older version by its code."""
    return acts_of(service).get(act, act)
