"""The command line says of a receipt what holds, where the child stands, and exits accordingly."""

from pathlib import Path

import httpx2
import pytest
from typer.testing import CliRunner, Result

from services import receipt_commands
from services.receipt_commands import receipt_app
from services.registration.domain.form_hash import copy_hash
from services.registration.domain.receipts.signed import Receipt
from services.registration.domain.receipts.statement import LogHead
from tests.builders.receipts import VKEY, a_receipt, a_statement, with_addendum
from tests.builders.registration import a_submission
from tests.builders.small_logs import LOG_VKEY, ORIGIN, SmallLog
from tests.registration.domain.receipts.test_trace import RECEIPT, bundle

NONCE = bytes(range(16))
COPY = a_submission().canonical()
KEYS = ("--key", VKEY, "--key", LOG_VKEY)
LOG_URL = f"https://{ORIGIN}/log"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(receipt_app, [*(str(one) for one in arguments)])


@pytest.fixture
def log() -> SmallLog:
    """A log of five acts."""
    filled = SmallLog()
    filled.fill(5)
    return filled


@pytest.fixture
def receipt(log: SmallLog) -> Receipt:
    """A receipt that names the log, which has kept its promise since."""
    head = LogHead(ORIGIN, 5, log.root())
    made = a_receipt(a_statement(nonce=NONCE, form_hash=copy_hash(COPY, NONCE), log=head))
    log.add(made.statement.event_hash)
    log.fill(4, seed=3)
    return made


@pytest.fixture
def answering(log: SmallLog, monkeypatch: pytest.MonkeyPatch) -> None:
    """The log answers over HTTP."""

    def answer(request: httpx2.Request) -> httpx2.Response:
        asked = request.url.params
        leaf = next((one for one in log.leaves if one.body_hash.hex() == asked.get("leaf_hash")), None)
        if request.url.path.endswith("/log/checkpoint"):
            return httpx2.Response(200, content=log.checkpoint())
        if request.url.path.endswith("/log/proof/consistency"):
            return httpx2.Response(200, content=log.consistency(int(asked["first"])))
        return httpx2.Response(200, content=log.inclusion(leaf)) if leaf else httpx2.Response(404)

    def client(base_url: str, timeout: float) -> httpx2.Client:
        return httpx2.Client(base_url=base_url, timeout=timeout, transport=httpx2.MockTransport(answer))

    monkeypatch.setattr(receipt_commands, "new_client", client)


def kept(directory: Path, receipt: Receipt) -> Path:
    path = directory / "receipt.txt"
    path.write_bytes(receipt.file)
    return path


def test_a_genuine_receipt(tmp_path: Path, receipt: Receipt) -> None:
    copy = tmp_path / "form.json"
    copy.write_bytes(COPY)
    said = run("verify", kept(tmp_path, receipt), *KEYS, "--form", copy)
    assert said.exit_code == 0, said.output
    assert "✓ 签名：" in said.output
    assert "✓ 报名表副本：" in said.output
    assert "– 后来的检查点：" in said.output
    assert said.output.endswith("结论：这张回执是真的。\n")


def test_keys_may_lie_in_a_file(tmp_path: Path, receipt: Receipt) -> None:
    keys = tmp_path / "keys"
    keys.write_text(f"{VKEY}\n{LOG_VKEY}\n")
    assert run("verify", kept(tmp_path, receipt), "--key", keys).exit_code == 0


@pytest.mark.usefixtures("answering")
def test_with_the_log_over_the_network_and_later_without(tmp_path: Path, receipt: Receipt) -> None:
    saved = tmp_path / "proof.json"
    said = run("verify", kept(tmp_path, receipt), *KEYS, "--checkpoint", LOG_URL, "--save", saved)
    assert said.exit_code == 0, said.output
    assert "✓ 写进公开日志：是日志里的第 5 条。" in said.output
    assert "✓ 日志没有换过：回执上记的 5 条，一条没有动过。" in said.output
    offline = run("verify", kept(tmp_path, receipt), *KEYS, "--checkpoint", saved)
    assert (offline.exit_code, offline.output) == (0, said.output)


@pytest.mark.usefixtures("answering")
def test_an_application_that_is_not_in_the_log_yet(tmp_path: Path) -> None:
    said = run("verify", kept(tmp_path, a_receipt()), *KEYS, "--checkpoint", LOG_URL)
    assert said.exit_code == 2
    assert "过 1 分钟再查" in said.output


def test_a_bare_checkpoint_from_a_file(tmp_path: Path, receipt: Receipt, log: SmallLog) -> None:
    note = tmp_path / "checkpoint"
    note.write_bytes(log.checkpoint())
    said = run("verify", kept(tmp_path, receipt), *KEYS, "--checkpoint", note)
    assert said.exit_code == 0
    assert "– 写进公开日志：" in said.output


def test_a_changed_receipt(tmp_path: Path, receipt: Receipt) -> None:
    path = kept(tmp_path, receipt)
    path.write_bytes(path.read_bytes().replace(b"P01", b"P02"))
    said = run("verify", path, *KEYS)
    assert said.exit_code == 1
    assert "✕ 签名：签名不对：回执被改过" in said.output


def test_without_a_key_nothing_is_called_genuine(tmp_path: Path, receipt: Receipt) -> None:
    said = run("verify", kept(tmp_path, receipt))
    assert said.exit_code == 1
    assert "没有给出 140123 签回执的公钥" in said.output


@pytest.mark.parametrize("where", ["nowhere.json", "https://127.0.0.1:1/log"])
def test_a_checkpoint_that_is_not_there(tmp_path: Path, receipt: Receipt, where: str) -> None:
    assert run("verify", kept(tmp_path, receipt), *KEYS, "--checkpoint", where).exit_code == 2


def test_a_file_that_is_not_there() -> None:
    said = run("verify", "nowhere.txt")
    assert (said.exit_code, said.output) == (2, "nowhere.txt 打不开：没有这个文件，或者没有权限。\n")


def test_the_way_from_the_receipt_to_the_result(tmp_path: Path) -> None:
    for name, content in bundle().items():
        (tmp_path / name).write_bytes(content)
    said = run("trace", kept(tmp_path, RECEIPT), tmp_path, *KEYS)
    assert said.exit_code == 0, said.output
    for line in ("✓ 签名：", "✓ 报名号登记：IN：在名册里。", "✓ 名册：", "✓ 孩子的代号：", "✓ 结果：P01 候补第 1 位"):
        assert line in said.output


def test_a_child_that_is_missing_in_the_pool(tmp_path: Path) -> None:
    for name, content in bundle("", (), ()).items():
        (tmp_path / name).write_bytes(content)
    said = run("trace", kept(tmp_path, RECEIPT), tmp_path, *KEYS)
    assert said.exit_code == 1
    assert "凭回执补回来" in said.output


def test_a_directory_without_a_draw(tmp_path: Path) -> None:
    said = run("trace", kept(tmp_path, with_addendum(a_receipt())), tmp_path, *KEYS)
    assert said.exit_code == 2
    assert "目录里没有 draw.json、roster.csv、register.csv、terms.csv" in said.output


def test_a_forged_receipt_leads_nowhere(tmp_path: Path) -> None:
    path = kept(tmp_path, RECEIPT)
    path.write_bytes(path.read_bytes().replace(b"P01", b"P09"))
    assert run("trace", path, tmp_path, *KEYS).exit_code == 1
