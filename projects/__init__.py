"""Recipes (data) that build real software with CC=pycc, and the runner that follows them."""
