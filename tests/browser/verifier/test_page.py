"""The verifier page as people use it: states, languages, old browsers, hosts without TLS, other origins."""

import base64
import gzip
import hashlib
import re

import pytest
from playwright.sync_api import Page, Route, expect

from services.lottery.domain.archive import tar_gz
from services.lottery.released.programs import released
from services.lottery.web.verifier_page import page_policy
from tests.browser.checks import assert_sound
from tests.browser.verifier.signed_bundle import VKEY, fingerprint, signed_bundle
from tests.browser.verifier.verifying import REPORT, Verifier
from tests.spec.test_rehearsals_refused import forged

WHOLE = signed_bundle()
ARCHIVE = {"140199-2023-XX-01.tar.gz": tar_gz("140199-2023-XX-01", WHOLE)}
RESULTS = WHOLE["results.csv"]
SPOILED = dict(WHOLE) | {"results.csv": RESULTS.replace(b",WAIT,1\n", b",ADMIT,\n", 1)}
PLAIN_HTTP = "http://county.example/verify.html"
TRUE_WEBCRYPTO = "SHA-256: this page's = WebCrypto"


def type_papers(page: Page) -> None:
    """Fill in what is on the wall: the fingerprint pasted at once, and the key."""
    page.fill("#row1", fingerprint(WHOLE).upper())
    page.locator("#row1").dispatch_event("change")
    page.fill("#key", VKEY)


def test_the_start_is_sound(verifier: Verifier) -> None:
    assert_sound(verifier.page, "verify-start")
    verifier.page.get_by_role("button", name="长辈版").click()
    assert_sound(verifier.page, "verify-start-elder")


def test_a_bundle_that_agrees(verifier: Verifier) -> None:
    type_papers(verifier.page)
    assert verifier.page.input_value("#row4") == " ".join(re.findall("....", fingerprint(WHOLE)[48:]))
    verifier.choose(ARCHIVE)
    assert verifier.verdicts() == ("holds", "clean", "")
    assert re.fullmatch(r"验证完成：\d+\s项一致，\d+\s项没有证明", verifier.heading())
    assert (verifier.state("fingerprint"), verifier.state("signature"), verifier.state("beacon")) == ("ok", "ok", "ok")
    expect(verifier.page.locator("#verdict.ok")).to_contain_text("算得对，也是当场念的那一份")
    expect(verifier.page.locator("h1")).to_be_focused()
    assert TRUE_WEBCRYPTO in (verifier.page.locator("#record-text").text_content() or "")
    assert_sound(verifier.page, "verify-ok")


def test_without_paper_it_never_says_more_than_calculated_correctly(verifier: Verifier) -> None:
    verifier.choose(ARCHIVE)
    expect(verifier.page.locator("#verdict")).to_contain_text("算得对；是什么时候定下来的，还没有证明")
    assert verifier.page.locator("#verdict.ok").count() == 0
    type_papers(verifier.page)
    verifier.page.get_by_role("button", name="填好了，再验证一次").click()
    expect(verifier.page.locator("#verdict.ok")).to_be_visible(timeout=30_000)


def test_a_changed_result_shows_the_first_line_and_what_it_means(verifier: Verifier) -> None:
    verifier.choose(SPOILED)
    assert verifier.verdicts() == ("fails", "contradicted", "")
    card = verifier.page.locator("#difference")
    number = next(n for n, line in enumerate(RESULTS.splitlines(), start=1) if line.endswith(b",WAIT,1"))
    expect(card).to_contain_text(f"results.csv 第 {number} 行")
    expect(card.locator("mark")).to_have_text(["ADMIT,", "", "WAIT,", "1"])
    expect(card).to_contain_text("应该是候补第 1 位，文件里却写成了录取")
    expect(verifier.page.locator("#verdict")).to_contain_text("重新下载，再验证一次")
    states = {name: verifier.state(name) for name in ("announcement", "roster", "rules", "seed", "tickets", "beacon")}
    assert set(states.values()) == {"ok"}, "independent checks still run"
    assert (verifier.state("results"), verifier.state("manifest"), verifier.state("seats")) == ("bad", "bad", "none")
    assert_sound(verifier.page, "verify-failed")


def test_a_rehearsal_is_refused_by_name(verifier: Verifier) -> None:
    verifier.choose(forged("as a real one", "the announced sources"))
    assert verifier.heading() == "这是演练，不是派位结果"
    assert verifier.verdicts()[0] == "fails"
    assert_sound(verifier.page, "verify-rehearsal")


def test_a_demonstration_is_named(verifier: Verifier) -> None:
    verifier.choose(signed_bundle("DEMO-140199-2023-XX-01"))
    assert verifier.state("clock") == "none"
    expect(verifier.page.locator("[data-name=clock]")).to_contain_text("不是真的派位")


def test_missing_files_are_named(verifier: Verifier) -> None:
    verifier.choose({name: WHOLE[name] for name in ("draw.json", "roster.csv")})
    assert verifier.heading() == "验证不了：缺 3 个文件"
    expect(verifier.page.locator("#verdict")).to_contain_text("seed.json、seed.txt、results.csv")
    assert_sound(verifier.page, "verify-missing")


def test_english_says_the_same(verifier: Verifier) -> None:
    verifier.choose(SPOILED)
    verifier.page.get_by_role("button", name="English").click()
    assert verifier.heading().startswith("Not verified: 2 differ")
    expect(verifier.page.locator("html")).to_have_attribute("lang", "en")
    shown = verifier.page.locator("#report").inner_text().replace("电脑派位测试", "")
    assert not re.search("[\u4e00-\u9fff]", shown), shown
    assert_sound(verifier.page, "verify-english")


def test_the_record_can_be_saved(verifier: Verifier) -> None:
    verifier.choose(SPOILED)
    with verifier.page.expect_download() as coming:
        verifier.page.get_by_role("link", name="保存这份记录").click()
    text = coming.value.path().read_text("utf-8")
    assert coming.value.suggested_filename == "verify-140199-2023-XX-01.txt"
    assert hashlib.sha256(SPOILED["results.csv"]).hexdigest() in text


def test_a_fingerprint_cut_short_is_told_at_once(verifier: Verifier) -> None:
    verifier.page.fill("#row1", "62fb")
    verifier.page.get_by_role("button", name="开始验证").click()
    expect(verifier.page.get_by_role("alert")).to_contain_text("现在是 4 位")


def test_plain_http_without_webcrypto_computes_by_itself(phone: Page) -> None:
    def county(route: Route) -> None:
        headers = {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": page_policy()}
        route.fulfill(body=released("verify.html"), headers=headers)

    phone.route(PLAIN_HTTP, county)
    phone.goto(PLAIN_HTTP)
    assert phone.evaluate("[isSecureContext, typeof crypto.subtle]") == [False, "undefined"]
    verifier = Verifier(phone)
    verifier.choose(ARCHIVE)
    assert verifier.verdicts() == ("holds", "clean", "")
    assert TRUE_WEBCRYPTO not in (phone.locator("#record-text").text_content() or "")


@pytest.mark.parametrize("missing", ["delete window.Worker", "window.Worker = function () { throw new Error('no'); }"])
def test_without_workers_it_computes_in_the_page(phone: Page, home: str, missing: str) -> None:
    phone.add_init_script(missing)
    phone.goto(home)
    verifier = Verifier(phone)
    type_papers(phone)
    verifier.choose(ARCHIVE)
    assert verifier.verdicts() == ("holds", "clean", "")
    assert (verifier.state("signature"), verifier.state("beacon")) == ("ok", "ok")


def test_a_worker_that_is_forbidden_is_done_without(phone: Page) -> None:
    def county(route: Route) -> None:
        policy = page_policy().replace("worker-src blob:", "worker-src 'none'")
        headers = {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": policy}
        route.fulfill(body=released("verify.html"), headers=headers)

    phone.route(PLAIN_HTTP, county)
    phone.goto(PLAIN_HTTP)
    verifier = Verifier(phone)
    verifier.choose(ARCHIVE)
    assert verifier.verdicts() == ("holds", "clean", "")


def test_a_browser_without_big_integers_says_what_it_cannot(phone: Page, home: str) -> None:
    phone.add_init_script("delete window.BigInt")
    phone.goto(home)
    verifier = Verifier(phone)
    verifier.choose(ARCHIVE)
    assert verifier.verdicts() == ("holds", "clean", "")
    assert (verifier.state("beacon"), verifier.state("signature")) == ("none", "none")
    expect(phone.locator("[data-name=beacon]")).to_contain_text("这个浏览器太旧，算不了")
    expect(phone.get_by_role("heading", name="换一台机器，换一个程序")).to_be_visible()


def test_an_archive_packed_by_somebody_else_is_read_too(verifier: Verifier) -> None:
    tar = gzip.decompress(next(iter(ARCHIVE.values())))
    verifier.choose({"again.tar.gz": gzip.compress(tar)})
    assert verifier.verdicts() == ("holds", "clean", "")


def test_nothing_goes_out(phone: Page, home: str) -> None:
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.goto(home)
    Verifier(phone).choose(ARCHIVE)
    assert [url for url in asked if not url.startswith("blob:")] == [home]
    assert phone.locator(REPORT).count() == 1


def test_its_policy_lets_nothing_run_but_what_is_in_it() -> None:
    policy = page_policy()
    assert "unsafe" not in policy
    assert len(re.findall("'sha256-", policy)) == 4
    core = re.search(rb'<script id="core">(.*?)</script>', released("verify.html"), re.DOTALL)
    assert core is not None
    assert base64.b64encode(hashlib.sha256(core[1]).digest()).decode() in policy
