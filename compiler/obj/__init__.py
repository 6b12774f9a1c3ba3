"""Object files: ELF writer and reader, string tables, archives."""
