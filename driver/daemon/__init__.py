"""The server behind the launcher: Python and the compiler, loaded once."""
