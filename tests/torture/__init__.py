"""Runner of GCC's C torture tests."""
