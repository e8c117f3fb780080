"""Verdict A: whether the files keep to the rules and the result is what follows from them (docs/spec/draw.md, §10)."""

from collections.abc import Mapping
from itertools import zip_longest

from services.lottery.domain.draw import Inputs, run_accepted
from services.lottery.domain.errors import Refused
from services.lottery.domain.procedure.evidence import Finding, Line, contradicted, not_shown, shown
from services.lottery.domain.seed import seed_text

_QUOTED = 240
"""Bytes; a line of results.csv is never longer."""
_NOT_DONE = not_shown("前面没有通过，这一项没有做")


def judge_arithmetic(files: Mapping[str, bytes], inputs: Inputs | None, refusal: Refused | None) -> tuple[Line, ...]:
    """Return the three lines of verdict A; `inputs` is None where the files were refused."""
    if inputs is None:
        rules, seed, results = contradicted(str(refusal)), _NOT_DONE, _NOT_DONE
    else:
        rules, seed = shown("名册、公告、种子都合规范"), _judge_seed(files["seed.txt"], inputs)
        results = _judge_results(files["results.csv"], run_accepted(inputs).results)
    return (
        Line("rules", "文件都合规范", *rules),
        Line("seed_text", "种子没有算错", *seed),
        Line("results", "派位号、次序、录取、候补重算一遍", *results),
    )


def _judge_seed(published: bytes, inputs: Inputs) -> Finding:
    if published == seed_text(inputs.draw_sha256, inputs.seed.values):
        return shown("种子的文字（seed.txt）的指纹就是公布的种子")
    return contradicted("种子的文字（seed.txt）不是公告和来源应有的文字")


def _judge_results(published: bytes, computed: bytes) -> Finding:
    if published == computed:
        return shown(f"{_rows(computed)} 行全部一样")
    pairs = enumerate(zip_longest(published.splitlines(keepends=True), computed.splitlines(keepends=True)), start=1)
    number, found, right = next((number, found, right) for number, (found, right) in pairs if found != right)
    return contradicted(f"results.csv 第 {number} 行不一样：文件里是{_quoted(found)}，重算出来是{_quoted(right)}")


def _rows(table: bytes) -> int:
    return table.count(b"\n") - 1


def _quoted(line: bytes | None) -> str:
    """Return the line in quotation marks, of a very long one the beginning."""
    if line is None:
        return "没有这一行"
    text = line[:_QUOTED].removesuffix(b"\n").decode(errors="backslashreplace")
    ending = "" if line.endswith(b"\n") else "（没有换行）"
    return f"“{text}{'…' if len(line) > _QUOTED else ''}”{ending}"
