"""The fingerprint of a submitted form (这份报名的指纹): with a nonce, so that nobody can try contents against it."""

import hashlib

from services.registration.domain.submission import Submission
from shared.crypto.hashing import tagged_hash


def form_hash(submission: Submission, nonce: bytes) -> bytes:
    """Return the hash of one version of an application (32 bytes); `nonce` (16 bytes) is told to the family alone."""
    return copy_hash(submission.canonical(), nonce)


def copy_hash(form_copy: bytes, nonce: bytes) -> bytes:
    """Return SHA-256 over the nonce and the canonical form, so that a family can redo it with any tool (32 bytes)."""
    return hashlib.sha256(nonce + form_copy).digest()


def request_hash(submission: Submission) -> bytes:
    """Return the hash by which a repeated submission is recognised (32 bytes); it never leaves the database."""
    return tagged_hash("yangguang/request/1", submission.canonical())
