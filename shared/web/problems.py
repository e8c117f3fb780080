"""Turns every error into an answer, a page or problem+json; the only place that knows HTTP statuses of errors."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from shared.errors import InvalidInput, Kind, ServiceError
from shared.web.layout import Pages, Voice
from shared.web.local_paths import here, local_url, route_path
from shared.web.problem_json import problem_answer, problems_of
from shared.web.problem_words import STATUS, words_for
from shared.web.request_log import log_fault
from shared.web.request_start import number_of

VoiceFinder = Callable[[Request], Awaitable[Voice | None]]
SignInPath = Callable[[Request], str | None]


async def no_voice(request: Request) -> Voice | None:  # noqa: ARG001  (the shape of a VoiceFinder)
    """Say that it is not known who speaks."""
    return None


class SignInElsewhere(ServiceError):
    """Nobody is signed in, and the door is at `where`: an address of this host, whichever service answers."""

    where: str


@dataclass(frozen=True)
class Problems:
    """Answers errors for one service; `voice` finds whose page it is, `sign_in` where a stranger may sign in."""

    pages: Pages
    voice: VoiceFinder = no_voice
    sign_in: SignInPath = lambda _: None

    def install(self, app: FastAPI) -> None:
        """Handle every error that has a class of its own."""
        app.add_exception_handler(ServiceError, self.service_error)
        app.add_exception_handler(RequestValidationError, self.wrong_request)
        app.add_exception_handler(HTTPException, self.http_error)

    async def service_error(self, request: Request, error: Exception) -> Response:
        """Answer an error of the domain."""
        if not isinstance(error, ServiceError):
            raise error
        status = STATUS[error.kind]
        if for_programs(request):
            problems = error.problems if isinstance(error, InvalidInput) else ()
            return problem_answer(request, status, code=error.code, sentence=error.sentence, problems=problems)
        if isinstance(error, SignInElsewhere):
            return RedirectResponse(error.where, 303)
        where = self.sign_in(request) if error.kind is Kind.UNKNOWN_PERSON else None
        if where is not None:
            return RedirectResponse(local_url(request, where), 303)
        return await self._page(request, status, error.sentence)

    async def wrong_request(self, request: Request, error: Exception) -> Response:
        """Answer a request that does not have the declared shape."""
        if not isinstance(error, RequestValidationError):
            raise error
        if not for_programs(request):
            in_path = all(one["loc"][0] == "path" for one in error.errors())
            return await self._page(request, 404 if in_path else 422)
        problems = problems_of(error)
        return problem_answer(
            request, 422, code="INVALID_INPUT", sentence=f"有 {len(problems)} 个地方不对。", problems=problems
        )

    async def http_error(self, request: Request, error: Exception) -> Response:
        """Answer what the framework refuses: unknown paths, methods, bodies."""
        if not isinstance(error, HTTPException):
            raise error
        answer = await self._plain(request, error.status_code)
        answer.headers.update(error.headers or {})
        return answer

    async def fault(self, request: Request, fault: Exception) -> Response:
        """Answer a fault of ours, after logging it without its text; or what a middleware refused."""
        if isinstance(fault, HTTPException):
            return await self.http_error(request, fault)
        log_fault(request.scope, fault)
        return await self._plain(request, 503 if is_outage(fault) else 500)

    async def _plain(self, request: Request, status: int) -> Response:
        if not for_programs(request):
            return await self._page(request, status)
        words = words_for(status)
        return problem_answer(request, status, code=words.code, sentence=f"{words.heading}。")

    async def _page(self, request: Request, status: int, sentence: str = "") -> Response:
        words = words_for(status)
        return self.pages.page(
            request,
            "problem.html",
            await self._voice(request),
            status=status,
            heading=words.heading,
            sentence=sentence or words.sentence,
            safe=words.safe,
            retry=here(request) if status >= 500 or status == 429 else "",
            number=number_of(request),
        )

    async def _voice(self, request: Request) -> Voice | None:
        try:
            return await self.voice(request)
        except Exception as fault:
            log_fault(request.scope, fault)
            return None


def for_programs(request: Request) -> bool:
    """Say whether the one who asks is a program: everything below /api, /internal and /log."""
    return route_path(request).startswith(("/api/", "/internal/", "/log/"))


def is_outage(fault: Exception) -> bool:
    """Say whether the fault is that the database or a neighbour does not answer."""
    return isinstance(fault, OSError | PoolTimeout) or (isinstance(fault, DBAPIError) and fault.connection_invalidated)
