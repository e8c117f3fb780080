"""Every key registration derives from its master secret, by use; nothing else touches the key ring."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from shared.crypto.hashing import keyed_hash
from shared.crypto.keys import KeyRing
from shared.crypto.sealing import Sealer


class RegistrationKeys:
    """Blind indexes, hashes of secrets, and the keys of numbers, pseudonyms, receipts and seals."""

    def __init__(self, ring: KeyRing) -> None:
        self._ring = ring
        self._index = ring.derive("registration/blind-index")
        self._codes = ring.derive("registration/sms-code")
        self._tokens = ring.derive("registration/session-token")
        self._submissions = ring.derive("registration/submission")
        self._salts = ring.derive("registration/form-salt")
        self._by_name: dict[str, bytes] = {}
        self._signers: dict[str, Ed25519PrivateKey] = {}
        self.sealer: Sealer = ring.sealer()

    def account_id(self, phone: str) -> bytes:
        """Return the account of a phone: its blind index (32 bytes)."""
        return keyed_hash(self._index, "yangguang/account/1", phone.encode())

    def child_index(self, unit_code: str, identity: str) -> bytes:
        """Return the blind index of a child in a unit (32 bytes)."""
        return keyed_hash(self._index, "yangguang/child/1", unit_code.encode(), identity.encode())

    def code_hash(self, account_id: bytes, code: str) -> bytes:
        """Return what is kept of a code that was sent (32 bytes)."""
        return keyed_hash(self._codes, "yangguang/sms-code/1", account_id, code.encode())

    def token_hash(self, token: str) -> bytes:
        """Return what is kept of a session's token (32 bytes)."""
        return keyed_hash(self._tokens, "yangguang/session/1", token.encode())

    def submission(self, unit_code: str, season: str, account_id: bytes, idempotency_key: str) -> bytes:
        """Return what names one submission: account and Idempotency-Key, in a season of a unit (32 bytes)."""
        parts = (unit_code.encode(), season.encode(), account_id, idempotency_key.encode())
        return keyed_hash(self._submissions, "yangguang/submission/2", *parts)

    def form_salt(self, unit_code: str, number: str, version: int) -> bytes:
        """Return the salt of one version's form hash (32 bytes); the family is told it on the receipt."""
        parts = (unit_code.encode(), number.encode(), str(version).encode())
        return keyed_hash(self._salts, "yangguang/form-salt/1", *parts)

    def number_key(self, unit_code: str) -> bytes:
        """Return the key from which a unit's application numbers come (32 bytes)."""
        return self._derived(f"registration/number/{unit_code}")

    def pid_key(self, unit_code: str, stage: str, season: str) -> bytes:
        """Return the key of the children's pseudonyms, made for this unit, stage and season (32 bytes)."""
        return self._derived(f"registration/pid/{unit_code}/{stage}/{season}")

    def receipt_key(self, unit_code: str) -> Ed25519PrivateKey:
        """Return the key that signs a unit's receipts."""
        if unit_code not in self._signers:
            derived = self._derived(f"registration/receipt/{unit_code}")
            self._signers[unit_code] = Ed25519PrivateKey.from_private_bytes(derived)
        return self._signers[unit_code]

    def _derived(self, name: str) -> bytes:
        if name not in self._by_name:
            self._by_name[name] = self._ring.derive(name)
        return self._by_name[name]
