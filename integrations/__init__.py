"""Faces for other tools: make, CMake, Meson, ccache, remote caches, the GCC oracle."""
