"""What two people decide about the key of a season's pseudonyms: to whom it goes, or that it goes away."""

from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

from services.registration.domain.pid_key_errors import NotTheAsker
from services.registration.store.pid_keys import SeasonOf, kept_pid_key
from shared.approvals.matter import Approval, Matter
from shared.approvals.rules import Act
from shared.audit_log.events import Acting
from shared.crypto.handing_over import fingerprint
from shared.crypto.hashing import sha256_hex
from shared.database.sessions import ReadSession


@dataclass(frozen=True)
class HandOver:
    """The key of a season is to go to the holder of a notary's key."""

    season: SeasonOf
    recipient: X25519PublicKey

    @property
    def matter(self) -> Matter:
        """What two people decide: the second one judges the fingerprint of the notary's key."""
        season = self.season
        return Matter(season.unit_code, Act.HAND_OVER_PID_KEY, season.record, fingerprint(self.recipient))


def require_asker(approval: Approval, acting: Acting) -> None:
    """Raise `NotTheAsker` where somebody else does what was asked for."""
    if acting.actor.who != str(approval.asked_by):
        raise NotTheAsker


async def destroy_matter(session: ReadSession, season: SeasonOf) -> Matter:
    """Return the matter of a destruction: the second person judges the commitment; raise `PidKeyMissing`."""
    commitment = (await kept_pid_key(session, season)).commitment
    return Matter(season.unit_code, Act.DESTROY_PID_KEY, season.record, sha256_hex(commitment.encode()))
