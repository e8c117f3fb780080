"""The programs that are released with the product."""
