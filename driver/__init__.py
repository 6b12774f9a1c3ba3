"""The gcc-compatible driver: a command line becomes jobs, jobs become files and one exit status."""
