"""Puts the HTML side of registration on its app in one call."""

from fastapi import FastAPI

from services.registration.web.family_pages.signing import SigningCookie
from services.registration.web.routes import routers
from services.registration.web.site import Paper, Site
from services.registration.web.voices import find_voice, sign_in_of
from shared.clock import Clock
from shared.crypto.hashing import keyed_hash
from shared.web.cookies import Cookies
from shared.web.csrf import FormGuard
from shared.web.install import install_web
from shared.web.layout import Pages
from shared.web.pdf.printer import Printer
from shared.web.problems import Problems


def install_site(app: FastAPI, *, clock: Clock, cookies: Cookies, form_key: bytes, paper: Paper) -> None:
    """Put the shared web parts and every page on `app`; `app.state.tools` is set by the caller."""
    guard = FormGuard(keyed_hash(form_key, "yangguang/registration/forms/1"), cookies)
    pages = Pages("services.registration.web", guard=guard, cookies=cookies)
    signing = SigningCookie(keyed_hash(form_key, "yangguang/registration/signing/1"), cookies)
    app.state.site = Site(pages, cookies, guard, signing, paper.public_url.rstrip("/"), Printer(paper.fonts))
    install_web(app, clock=clock, cookies=cookies, problems=Problems(pages, find_voice, sign_in_of))
    for router in routers:
        app.include_router(router, include_in_schema=False)
