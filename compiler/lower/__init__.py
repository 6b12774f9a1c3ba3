"""Lowering: the typed syntax tree of one unit to IR."""
