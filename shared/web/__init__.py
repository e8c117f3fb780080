"""What every page and every API of the product shares: layout, problems, headers, forms."""
