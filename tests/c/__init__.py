"""Self-checking C programs, and what must hold of the outputs of any C file."""
