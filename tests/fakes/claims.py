"""Registration in memory, as far as verification asks it."""

from services.verification.gateways.claims import ClaimNotThere, RegistrationSilent
from shared.contracts import reads


class FakeClaims:
    """Hands out the claims it was given; can be made silent."""

    def __init__(self, *claims: reads.Claim) -> None:
        self.claims = {(claim.unit_code, claim.application_number): claim for claim in claims}
        self.silent = False
        self.fetched = 0

    async def claim(self, unit_code: str, application_number: str) -> reads.Claim:
        """Return the claim, or raise as the real one does."""
        self.fetched += 1
        if self.silent:
            raise RegistrationSilent
        try:
            return self.claims[unit_code, application_number]
        except KeyError:
            raise ClaimNotThere from None
