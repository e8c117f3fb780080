"""Every key registration derives from its master secret, by use; nothing else touches the key ring."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from shared.crypto.keys import CITIZEN, KeyRing
from shared.crypto.sealing import Sealer
from shared.crypto.signed_notes import verifier_key


class RegistrationKeys:
    """Blind indexes, hashes of secrets, and the keys of numbers, pseudonyms, receipts and seals."""

    def __init__(self, ring: KeyRing) -> None:
        self._ring = ring
        self._index = ring.keyed("registration/blind-index")
        self._codes = ring.keyed("registration/sms-code")
        self._tokens = ring.keyed("registration/session-token")
        self._doors = ring.keyed("registration/doors")
        self._submissions = ring.keyed("registration/submission")
        self._receipts = ring.keyed("registration/receipts")
        self._by_name: dict[str, bytes] = {}
        self._signers: dict[str, Ed25519PrivateKey] = {}
        self.sealer: Sealer = ring.sealer()

    def account_id(self, phone: str) -> bytes:
        """Return the account of a phone: its blind index (32 bytes)."""
        return self._index("yangguang/account/1", phone.encode())

    def identity_index(self, number: str, *, kind: str = CITIZEN) -> bytes:
        """Return the blind index of an identity number, the same in every service of the province (32 bytes)."""
        return self._ring.identity_index(number, kind=kind)

    def child_index(self, identity: str) -> bytes:
        """Return the blind index of a child (`id type ":" number`), the same in every unit of the province."""
        kind, _, number = identity.partition(":")
        return self.identity_index(number, kind=kind)

    def code_hash(self, account_id: bytes, code: str) -> bytes:
        """Return what is kept of a code that was sent (32 bytes)."""
        return self._codes("yangguang/sms-code/1", account_id, code.encode())

    def token_hash(self, token: str) -> bytes:
        """Return what is kept of a session's token (32 bytes)."""
        return self._tokens("yangguang/session/1", token.encode())

    def address_hash(self, address: str) -> bytes:
        """Return what is kept of a network address, to count by it for a day (32 bytes)."""
        return self._doors("yangguang/network-address/1", address.encode())

    def subject_hash(self, issuer: str, subject: str) -> bytes:
        """Return what is kept of a person of the province's identity service (32 bytes)."""
        return self._doors("yangguang/province-subject/1", issuer.encode(), subject.encode())

    def state_hash(self, state: str) -> bytes:
        """Return what is kept of a state that came back from the identity service (32 bytes)."""
        return self._doors("yangguang/province-state/1", state.encode())

    def submission(self, unit_code: str, season: str, account_id: bytes, idempotency_key: str) -> bytes:
        """Return what names one submission: account and Idempotency-Key, in a season of a unit (32 bytes)."""
        parts = (unit_code.encode(), season.encode(), account_id, idempotency_key.encode())
        return self._submissions("yangguang/submission/2", *parts)

    def form_nonce(self, unit_code: str, number: str, version: int) -> bytes:
        """Return the nonce of one version's form hash (16 bytes); only the family is told it, on its receipt."""
        return self._of_receipt("yangguang/form-nonce/1", unit_code, number, str(version).encode())[:16]

    def receipt_holder(self, unit_code: str, number: str, account_id: bytes) -> bytes:
        """Return what says on a receipt whose it is, to nobody but us (16 bytes)."""
        return self._of_receipt("yangguang/receipt-holder/1", unit_code, number, account_id)[:16]

    def receipt_mark(self, unit_code: str, number: str, version: int, fingerprint: str) -> str:
        """Return what a receipt's code carries (16 hex digits), so that it is known even where every row is gone."""
        parts = (str(version).encode(), fingerprint.encode())
        return self._of_receipt("yangguang/receipt-mark/1", unit_code, number, *parts)[:8].hex()

    def number_key(self, unit_code: str) -> bytes:
        """Return the key from which a unit's application numbers come (32 bytes)."""
        return self._derived(f"registration/number/{unit_code}")

    def rehearsal_pid_key(self, unit_code: str, season: str, stage: str) -> bytes:
        """Return a rehearsal's key of pseudonyms (32 bytes): derived, so that the same arguments give the same draw.

        In earnest it is made by chance, once (services/registration/store/pid_keys.py).
        """
        return self._derived(f"registration/pid/{unit_code}/{stage}/{season}")

    def receipt_key(self, unit_code: str) -> Ed25519PrivateKey:
        """Return the key that signs a unit's receipts."""
        if unit_code not in self._signers:
            derived = self._derived(f"registration/receipt/{unit_code}")
            self._signers[unit_code] = Ed25519PrivateKey.from_private_bytes(derived)
        return self._signers[unit_code]

    def log_vkey(self, origin: str) -> str:
        """Return the key by which anybody checks the checkpoints of this service's audit log."""
        return verifier_key(origin, self._ring.signing_key(f"log/{origin}").public_key())

    def _derived(self, name: str) -> bytes:
        if name not in self._by_name:
            self._by_name[name] = self._ring.derive(name)
        return self._by_name[name]

    def _of_receipt(self, tag: str, unit_code: str, number: str, *parts: bytes) -> bytes:
        return self._receipts(tag, unit_code.encode(), number.encode(), *parts)
