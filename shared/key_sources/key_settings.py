"""The settings by which a service is given its keys; the same names in every service, below its own prefix."""

from functools import cached_property
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from shared.crypto.keys import KeyRing
from shared.crypto.provider import GivenKeys
from shared.crypto.suites import SUITES, Suite
from shared.key_sources.key_directory import keys_in
from shared.key_sources.key_words import KeyUnreadable, sealing_key_of, secret_of


class KeySettings(BaseSettings):
    """Either `key_directory`, or `master_secret` and what stands beside it."""

    model_config = SettingsConfigDict(hide_input_in_errors=True)  # an error must not quote a secret

    master_secret: SecretStr = SecretStr("")
    """At least 64 hex digits; every key of the service that is not given is derived from it."""
    province_secret: SecretStr = SecretStr("")
    """At least 64 hex digits, the same in every service and unit of a province: indexes of identity numbers."""
    sealing_keys: tuple[SecretStr, ...] = ()
    """Each ``number:suite:hex`` or ``number:suite:master``; a JSON list in the environment. None: 1 from the master."""
    sealing_key: int = Field(0, ge=0, le=0xFFFF)
    """The number of the key to seal under; 0: the newest."""
    key_directory: Path | None = None
    """Instead of all of these: a directory of files (shared/key_sources/key_directory.py)."""
    suite: Literal["aes", "sm4"] = "aes"
    """Chosen once for an installation: `sm4` gives HMAC-SM3 for every blind index, and SM4-GCM for a derived key."""

    @model_validator(mode="after")
    def _have_usable_keys(self) -> Self:
        try:
            ring = self.key_ring
            ring.sealer()
        except KeyUnreadable as error:
            raise ValueError(str(error)) from None
        except KeyError:
            raise ValueError("the key to seal under is not among the sealing keys") from None
        if self.needs_province and not self.given_keys.province():
            raise ValueError("province_secret is missing: this service makes indexes of identity numbers")
        return self

    @property
    def needs_province(self) -> bool:
        """Whether the service makes indexes that others of the province make too."""
        return True

    @property
    def chosen_suite(self) -> Suite:
        """The suite by its number."""
        return SUITES[self.suite]

    @cached_property
    def given_keys(self) -> GivenKeys:
        """The keys as they were given."""
        if self.key_directory is not None:
            return keys_in(self.key_directory, self.chosen_suite)
        master = secret_of(self.master_secret.get_secret_value(), "master_secret")
        province = self.province_secret.get_secret_value()
        return GivenKeys(
            master,
            secret_of(province, "province_secret") if province else b"",
            tuple(sealing_key_of(key.get_secret_value(), master, self.chosen_suite) for key in self.sealing_keys),
            self.sealing_key,
        )

    @cached_property
    def key_ring(self) -> KeyRing:
        """Every key of the service."""
        return KeyRing(self.given_keys, suite=self.chosen_suite)

    @property
    def master(self) -> bytes:
        """The master secret as bytes."""
        return self.given_keys.master()
