"""Fresh nonces for sealing; the one use of chance in this package, and it decides nothing."""

import secrets


def fresh_nonce() -> bytes:
    """Return 12 random bytes for one sealing (NIST SP 800-38D, 8.2.2)."""
    return secrets.token_bytes(12)
