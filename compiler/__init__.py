"""pycc's C compiler as a library: it knows nothing of argv, caches, daemons or GCC."""
