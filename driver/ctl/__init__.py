"""pyccctl: the command that reports on builds, explains misses, and looks after the cache."""
