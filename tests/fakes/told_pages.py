"""A service that shows the numbers of a draw as their pages do, on a real socket, and lies where a test wants it to."""

import asyncio
import hashlib
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

DRAW = "TEST-140199-2023-XX-01"
SEED = "5e" * 32
HEADER = "school,category,pos,app_no,group,choice,tier,ticket,status,wait\n"
NUMBERS = tuple(str(9_000 + place) for place in range(30))
SEATS = 12
Lie = Callable[[str, str, int], Awaitable[Response | str]]
"""Given a number, its honest page and which time it is asked, what is answered."""


def ticket_of(app_no: str) -> str:
    """The ticket of a number under the seed."""
    return hashlib.sha256(f"{SEED}:*:{app_no}".encode()).hexdigest()


ORDER = tuple(sorted(NUMBERS, key=ticket_of))
ADMITTED, WAITING = ORDER[3], ORDER[SEATS + 7]


def results_csv() -> str:
    """One school with thirty children; twelve have a seat."""
    return HEADER + "".join(
        f"P01,ALL,{pos},{app_no},,1,1,{ticket_of(app_no)},{'ADMIT,' if pos <= SEATS else f'WAIT,{pos - SEATS}'}\n"
        for pos, app_no in enumerate(ORDER, start=1)
    )


def page_of(app_no: str, draw_id: str = DRAW) -> str:
    """The page of one number, with what is marked on the real one."""
    pos = ORDER.index(app_no) + 1
    wait = pos - SEATS
    placed = wait <= 0
    result = "录取" if placed else f"候补 {wait}"
    heading = "录取了" if placed else f"这次没有派中，<span>候补第 {wait} 位</span>"
    ahead = f"前面还有 {wait - 1} 个候补" if wait > 1 else "前面没有别的候补，下一个就轮到您"
    return f"""<!DOCTYPE html><html><body><p>报名号 <span data-fact="number">{app_no[:2]} {app_no[2:]}</span></p>
<h1 data-fact="heading">{heading}</h1><div data-lot="P01,ALL"><p>位次 <b data-fact="pos">{pos}</b>，
录取到第 <b data-fact="cut-pos">{SEATS}</b> 位，结果：<b data-fact="result">{result}</b>。</p>
{"" if placed else f'<b data-fact="ahead">{ahead}</b>'}
<div data-fact="ticket">派位号{_groups(ticket_of(app_no))}</div>
<div data-fact="cut-ticket">录取线<br>{_groups(ticket_of(ORDER[SEATS - 1]))}</div>
<code data-fact="recipe">{SEED}:*:{app_no}</code></div><img src="x"><span data-fact="draw">{draw_id}</span>
<code data-fact="results">{hashlib.sha256(results_csv().encode()).hexdigest()}</code></body></html>"""


def _groups(digits: str) -> str:
    return " ".join(f'<span class="g">{digits[at : at + 4]}</span>' for at in range(0, 64, 4))


async def honest(_app_no: str, page: str, _time: int) -> str:
    """Answer the honest page."""
    return page


@dataclass
class ToldPages:
    """The service: files, pages, how often each was asked, and how many were open at once."""

    lie: Lie = honest
    sums: str = ""
    asked: Counter[str] = field(default_factory=Counter)
    open_now: int = 0
    most_at_once: int = 0

    def app(self) -> Starlette:
        """Return it to be served."""
        files = Route("/draws/{draw_id}/files/{name}", self._file)
        return Starlette(routes=[files, Route("/draws/{draw_id}/numbers/{app_no}", self._number)])

    async def _file(self, request: Request) -> Response:
        content = results_csv()
        sums = self.sums or f"{hashlib.sha256(content.encode()).hexdigest()}  results.csv\n"
        return PlainTextResponse({"results.csv": content, "SHA256SUMS": sums}[request.path_params["name"]])

    async def _number(self, request: Request) -> Response:
        app_no = request.path_params["app_no"]
        self.asked[app_no] += 1
        self.open_now += 1
        self.most_at_once = max(self.most_at_once, self.open_now)
        await asyncio.sleep(0.005)
        try:
            answer = await self.lie(app_no, page_of(app_no), self.asked[app_no])
        finally:
            self.open_now -= 1
        return answer if isinstance(answer, Response) else PlainTextResponse(answer)
