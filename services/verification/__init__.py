"""Verification (核对): claims, registry answers, findings, clerks' decisions."""
