"""Keys from settings or from a directory: read once, refused in a sentence, never shown."""

from pathlib import Path

import pytest
from pydantic import ValidationError
from pydantic_settings import SettingsConfigDict

from shared.crypto.suites import Suite
from shared.key_sources.key_settings import KeySettings

MASTER, PROVINCE = "5a" * 32, "6b" * 32


class Settings(KeySettings):
    """The settings of some service."""

    model_config = SettingsConfigDict(env_prefix="SOME_", frozen=True, extra="forbid")


def given(**values: object) -> Settings:
    return Settings.model_validate({"master_secret": MASTER, "province_secret": PROVINCE} | values)


def in_files(folder: Path, **contents: str) -> Path:
    for name, content in contents.items():
        path = folder / f"{name.replace('__', '-').replace('_', '.')}.key"
        path.write_text(content)
        path.chmod(0o600)
    return folder


def test_without_sealing_keys_the_first_comes_from_the_master() -> None:
    assert given().key_ring.sealer().numbers == (1,)
    value = given().key_ring.sealer().seal("叶", "p")
    again = given(sealing_keys=["1:aes:master", f"2:sm4:{'07' * 32}"]).key_ring.sealer()
    assert (again.open(value, "p"), again.current_key) == ("叶", 2)


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOME_MASTER_SECRET", MASTER)
    monkeypatch.setenv("SOME_PROVINCE_SECRET", PROVINCE)
    monkeypatch.setenv("SOME_SEALING_KEYS", f'["1:aes:{"01" * 32}", "2:sm4:{"02" * 32}"]')
    monkeypatch.setenv("SOME_SEALING_KEY", "1")
    sealer = Settings().key_ring.sealer()
    assert (sealer.numbers, sealer.current_key) == ((1, 2), 1)


def test_a_directory_gives_the_same_keys_as_settings(tmp_path: Path) -> None:
    folder = in_files(tmp_path, master=MASTER, province=f"{PROVINCE}\n", sealing__2_sm4="07" * 32)
    from_files = Settings.model_validate({"key_directory": folder}).key_ring
    from_settings = given(sealing_keys=[f"2:sm4:{'07' * 32}"]).key_ring
    assert from_files.identity_index("1") == from_settings.identity_index("1")
    assert from_files.derive("a") == from_settings.derive("a")
    assert from_files.sealer().open(from_settings.sealer().seal("叶", "p"), "p") == "叶"


def test_the_suite_governs_indexes_and_the_derived_key() -> None:
    national = given(suite="sm4").key_ring
    assert national.sealer().seal("叶", "p")[1] == Suite.SM4_GCM
    assert national.identity_index("1") != given().key_ring.identity_index("1")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"master_secret": ""}, "master_secret needs at least 64"),
        ({"master_secret": "zz" * 32}, "master_secret is not written in hex"),
        ({"province_secret": "00"}, "province_secret needs at least 64"),
        ({"province_secret": ""}, "province_secret is missing"),
        ({"sealing_keys": ["1:des:00"]}, "number:suite:hex"),
        ({"sealing_keys": ["0:aes:" + "00" * 32]}, "number:suite:hex"),
        ({"sealing_keys": ["65536:aes:" + "00" * 32]}, "number:suite:hex"),
        ({"sealing_keys": ["2:aes:abcd"]}, "sealing key 2 needs at least 64"),
        ({"sealing_keys": ["1:sm4:master"]}, "of the other suite"),
        ({"sealing_key": 4}, "not among the sealing keys"),
        ({"suite": "des"}, "'aes' or 'sm4'"),
    ],
)
def test_what_cannot_be_used_is_refused_without_being_shown(wrong: dict[str, object], sentence: str) -> None:
    with pytest.raises(ValidationError, match=sentence) as refused:
        given(**wrong)
    assert MASTER not in str(refused.value)
    assert PROVINCE not in str(refused.value)


def test_a_file_that_others_may_read_is_refused(tmp_path: Path) -> None:
    folder = in_files(tmp_path, master=MASTER, province=PROVINCE)
    (folder / "master.key").chmod(0o640)
    with pytest.raises(ValidationError, match="chmod 600"):
        Settings.model_validate({"key_directory": folder})


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValidationError, match=r"master\.key cannot be read"):
        Settings.model_validate({"key_directory": tmp_path})
