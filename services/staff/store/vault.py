"""The keys of staff: blind indexes of names and addresses, hashes of tokens and codes, the seal of phones' secrets."""

from uuid import UUID

from services.staff.store.sealed_tables import ACCOUNT, INVITATION
from shared.crypto.hashing import tagged_hash
from shared.crypto.keys import KeyRing


class Vault:
    """What turns secrets into what may be kept."""

    def __init__(self, ring: KeyRing) -> None:
        self._ring = ring
        self._sealer = ring.sealer()
        self._codes = ring.keyed("recovery-code")

    def name_index(self, name: str) -> bytes:
        """Return under what tries for a name are counted, whether or not there is such a name."""
        return self._ring.blind_index("staff-name", name)

    def address_index(self, address: str) -> bytes:
        """Return under what tries from a network address are counted."""
        return self._ring.blind_index("network-address", address)

    def identity_index(self, number: str) -> bytes:
        """Return the index of an identity number, the same in every service of the province."""
        return self._ring.identity_index(number)

    def recovery_hash(self, staff_id: UUID, code: str) -> bytes:
        """Return what is kept of a recovery code (normal form); the key makes guessing it from the table useless."""
        return self._codes("yangguang/recovery-code/1", staff_id.bytes, code.encode())

    def seal_account_secret(self, staff_id: UUID, secret: str) -> bytes:
        """Return the phone's secret, sealed for the account."""
        return self._sealer.seal(secret, ACCOUNT.place("totp_secret", staff_id))

    def open_account_secret(self, staff_id: UUID, sealed: bytes) -> str:
        """Return the phone's secret of an account."""
        return self._sealer.open(sealed, ACCOUNT.place("totp_secret", staff_id))

    def seal_invitation_secret(self, invitation_id: UUID, secret: str) -> bytes:
        """Return the phone's secret, sealed for an invitation under way."""
        return self._sealer.seal(secret, INVITATION.place("totp_secret", invitation_id))

    def open_invitation_secret(self, invitation_id: UUID, sealed: bytes) -> str:
        """Return the phone's secret of an invitation."""
        return self._sealer.open(sealed, INVITATION.place("totp_secret", invitation_id))


def token_hash(token: str) -> bytes:
    """Return what is kept of a token of 256 random bits: nobody can guess one from it."""
    return tagged_hash("yangguang/staff-token/1", token.encode())
