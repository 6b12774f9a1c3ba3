"""Differential tests on random programs."""
