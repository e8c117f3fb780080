"""What can be wrong in a form, item by item and between items; each problem says what to do."""
