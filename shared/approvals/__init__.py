"""Four eyes: what one member of the staff asks for and another one allows, once, and only for a time."""
