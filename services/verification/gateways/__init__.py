"""Whom verification talks to: the registries and the owner of the claims."""
