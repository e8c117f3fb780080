"""Signing in with an outside identity service: OpenID Connect Core 1.0, code flow with PKCE (RFC 7636)."""
