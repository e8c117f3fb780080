"""Files that a family keeps: given as a download, kept by no cache on the way."""

from starlette.responses import Response


def download(content: bytes, media_type: str, name: str) -> Response:
    """Return a file; `name` is ASCII and holds nothing personal but the application number."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(content, media_type=media_type, headers=headers)
