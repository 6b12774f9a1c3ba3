"""Finding what pycc compiled wrongly, with the GCC behind as the oracle."""
