"""What all three services stand on; it imports no service and holds no rule about enrollment."""
