"""What the services say to each other: messages and large reads, versioned."""
