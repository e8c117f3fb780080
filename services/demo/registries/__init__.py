"""The simulated registries: a process of its own that answers as a county's files say, with the faults they plan."""
