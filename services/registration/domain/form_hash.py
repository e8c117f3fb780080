"""The fingerprint of a submitted form (这份报名的指纹): salted, so that nobody can try out contents against it."""

from services.registration.domain.submission import Submission
from shared.crypto.hashing import tagged_hash


def form_hash(submission: Submission, salt: bytes) -> bytes:
    """Return the hash of one version of an application (32 bytes); `salt` is told to the family alone."""
    return tagged_hash("yangguang/form/1", salt, submission.canonical())


def request_hash(submission: Submission) -> bytes:
    """Return the hash by which a repeated submission is recognised (32 bytes); it never leaves the database."""
    return tagged_hash("yangguang/request/1", submission.canonical())
