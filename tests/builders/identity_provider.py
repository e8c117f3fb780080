"""A real identity provider in a process of its own, and a person who signs in there; for tests of OpenID Connect."""

import json
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import httpx2

LIMIT = 60.0


@contextmanager
def identity_provider(users: Sequence[str] = (), claims: Sequence[Mapping[str, object]] = ()) -> Iterator[str]:
    """Run the provider with these people; give its issuer. `claims`: people with more than a subject (`sub`)."""
    port = _free_port()
    arguments = [part for user in users for part in ("--user", user)]
    arguments += [part for one in claims for part in ("--user-claims", json.dumps(one))]
    process = subprocess.Popen(
        [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    issuer = f"http://127.0.0.1:{port}"
    try:
        _wait_for(issuer, process)
        yield issuer
    finally:
        process.terminate()
        process.wait()


def sign_in_there(url: str, subject: str) -> str:
    """Open the provider's page as a person would and sign in; return where it sends the browser back to."""
    with httpx2.Client() as browser:
        assert re.search("form", browser.get(url).text)
        answer = browser.post(url, data={"sub": subject})
    assert answer.status_code in {302, 303}, answer.text
    return answer.headers["location"]


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
    return port


def _wait_for(issuer: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + LIMIT
    while True:
        try:
            httpx2.get(f"{issuer}/.well-known/openid-configuration").raise_for_status()
            return
        except httpx2.HTTPError:
            assert process.poll() is None, "the identity provider ended"
            assert time.monotonic() < deadline, "the identity provider did not start"
            time.sleep(0.05)
