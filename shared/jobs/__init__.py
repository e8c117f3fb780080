"""Background jobs: an outbox in the caller's transaction, a relay, a supervised worker."""
