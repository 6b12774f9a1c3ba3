"""A command that takes ccache's place: `pyccache gcc ...`, ccache's options, variables and counters, on pycc's cache."""
