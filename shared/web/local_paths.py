"""Paths inside this service, wherever it is mounted, and the test that a path to return to stays on this host."""

import re
from urllib.parse import quote

from starlette.requests import Request

SAFE = re.compile(r"/(?![/\\])[\x21-\x5b\x5d-\x7e]*", re.ASCII)


def local_url(request: Request, path: str) -> str:
    """Return the address of `path` as the browser must ask for it; whole addresses and anchors stay as they are."""
    return f"{request.scope.get('root_path', '')}{path}" if path.startswith("/") else path


def route_path(request: Request) -> str:
    """Return the path below the place where this service is mounted."""
    path: str = request.scope["path"]
    return path.removeprefix(request.scope.get("root_path", ""))


def here(request: Request) -> str:
    """Return the address of this page on this host with its query, but without the size of the text."""
    path = quote(request.scope["path"])
    query = request.url.remove_query_params("view").query
    return f"{path}?{query}" if query else path


def stays_here(path: str) -> bool:
    """Say whether a path given by a form leads to this host and nowhere else."""
    return SAFE.fullmatch(path) is not None
