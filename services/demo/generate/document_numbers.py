"""Numbers of other documents, counted up from zero so that they are plainly invented."""

from datetime import date

from services.demo.generate.identity_numbers import SEQUENCES, candidates
from shared.citizen_number import check_character


class DocumentNumbers:
    """Counts every kind of document on its own."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}

    def next(self, kind: str) -> int:
        """Return 1, 2, 3, … for a kind."""
        self._counts[kind] = self._counts.get(kind, 0) + 1
        return self._counts[kind]

    def birth_certificate(self) -> str:
        """出生医学证明编号: one letter and nine digits."""
        return f"Z{990000000 + self.next('birth'):09d}"

    def passport(self) -> str:
        """A passport of no country."""
        return f"P{self.next('passport'):08d}"

    def old_permanent_residence(self) -> str:
        """外国人永久居留身份证 before 2023-12: three letters and twelve digits."""
        return f"ZZZ{990000000000 + self.next('permanent'):012d}"

    def permanent_residence(self) -> str:
        """外国人永久居留身份证 of the new form: 9, sixteen digits, check character."""
        first = f"9{9900000000000000 + self.next('permanent'):016d}"
        return first + check_character(first)

    def residence_permit(self, region: str, born: date, gender: str) -> str:
        """港澳台居民居住证: region 810000, 820000 or 830000, then as every identity number."""
        numbers = candidates(region, born, SEQUENCES[gender])
        return numbers[(self.next(f"{region}{born}{gender}") - 1) % len(numbers)]

    def household(self, county: str) -> str:
        """户号."""
        return f"{county}{self.next('household'):07d}"

    def phone(self) -> str:
        """A mobile number of a range that no operator has been given (169)."""
        return f"169{self.next('phone'):08d}"
