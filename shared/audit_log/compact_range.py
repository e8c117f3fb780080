"""The complete subtrees on the left of a tree: enough to add leaves and to know the root at every size."""

from collections.abc import Sequence

from shared.audit_log.tree import covering, folded, node_hash


class CompactRange:
    """The first `size` leaves, as the hashes of at most one subtree of each size."""

    def __init__(self, size: int = 0, hashes: Sequence[bytes] = ()) -> None:
        self.size = size
        self._levels = [level for level, _ in covering(0, size)]
        self._hashes = list(hashes)
        if len(self._hashes) != len(self._levels):
            raise ValueError("one hash for each complete subtree")

    @property
    def root(self) -> bytes:
        """The root of a tree of exactly these leaves."""
        return folded(self._hashes)

    def add(self, hashed: bytes, level: int = 0) -> None:
        """Add a leaf's hash, or that of a complete subtree of 2**level leaves; ValueError where none can stand here."""
        if self.size % (1 << level):
            raise ValueError("no subtree of this size begins here")
        self.size += 1 << level
        while self._levels and self._levels[-1] == level:
            hashed = node_hash(self._hashes.pop(), hashed)
            level = self._levels.pop() + 1
        self._levels.append(level)
        self._hashes.append(hashed)
