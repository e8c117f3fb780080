"""The clerks' pages: the door, the queue, the card."""
