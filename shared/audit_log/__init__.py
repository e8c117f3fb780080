"""The audit log: every act, in the transaction that does it, then in one append-only Merkle log per service."""
