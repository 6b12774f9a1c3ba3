"""Signals, without the public `signal` module: its enums cost each start 8 ms.

`_signal` is the extension module that `signal` itself is made of, with the same functions and plain numbers.
"""

from __future__ import annotations

try:
    from _signal import (  # type: ignore[import-not-found]     # CPython's own; it has no stub
        SIG_DFL,
        SIG_IGN,
        SIGHUP,
        SIGINT,
        SIGPIPE,
        SIGQUIT,
        SIGTERM,
        SIGXCPU,
        SIGXFSZ,
        getsignal,
        signal,
    )
except ImportError:     # another Python than CPython
    from signal import SIG_DFL, SIG_IGN, SIGHUP, SIGINT, SIGPIPE, SIGQUIT, SIGTERM, SIGXCPU, SIGXFSZ, getsignal, signal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

__all__ = ["FORWARDED", "SIGPIPE", "SIGTERM", "SIGXCPU", "SIGXFSZ", "SIG_DFL", "SIG_IGN", "getsignal", "signal"]

FORWARDED: Final = (SIGINT, SIGTERM, SIGHUP, SIGQUIT)
"""The signals that end a compile from outside."""
