"""Staff (人员): accounts, sessions and duties of everybody who works with the product; no family, no child, no draw."""
