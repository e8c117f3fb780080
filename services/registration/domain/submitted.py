"""What a family holds in hand after submitting."""

from dataclasses import dataclass

from services.registration.domain.receipts.signed import Receipt


@dataclass(frozen=True)
class Submitted:
    """The receipt; `fresh` is False where the same submission had been received before."""

    receipt: Receipt
    fresh: bool
    notices: tuple[str, ...]

    @property
    def application_number(self) -> str:
        """The number of the application."""
        return self.receipt.statement.application_number
