"""What is wrong with a page that was sent: one sentence per field, for the summary and beside the field."""

from collections.abc import Iterator

from shared.errors import FieldProblem, InvalidInput, ServiceError


class Faults:
    """The faults of one page, in its order; empty where nothing is wrong."""

    def __init__(self, problems: tuple[FieldProblem, ...] = ()) -> None:
        self._problems = problems

    @classmethod
    def of(cls, error: ServiceError) -> "Faults":
        """Return the faults an error tells of; one about no field stands in the summary alone."""
        if isinstance(error, InvalidInput):
            return cls(error.problems)
        return cls((FieldProblem(error.field or "", error.sentence, error.code),))

    def __iter__(self) -> Iterator[FieldProblem]:
        return iter(self._problems)

    def __len__(self) -> int:
        return len(self._problems)

    def sentence(self, field: str) -> str:
        """Return the sentence beside this field, or nothing."""
        return next((problem.sentence for problem in self._problems if problem.field == field), "")
