"""Which compiles are questions about the compiler (probes) rather than parts of a project.

A configure script compiles small programs to learn what the compiler can do; its deliberate errors and
odd flags are no coverage of pycc, and its answers must be those that "GCC with fallback" gives.  Only
exact, known places count: a project's own file is never taken for a probe.
"""

from __future__ import annotations

import os


def is_probe(source: str, cwd: str) -> bool:
    """Tell whether the unit `source` (as given, seen from `cwd`) is a probe.

    - standard input and /dev/null (Kbuild's cc-option, autoconf's and CMake's identity questions);
    - conftest.* (autoconf: _AC_COMPILE_IFELSE);
    - CMake: CMakeFiles/CMakeScratch/, CMakeFiles/CMakeTmp/, CMakeFiles/<version>/CompilerId*/;
    - Meson: meson-private/tmp*/testfile.* and meson-private/sanitycheckc.c;
    - FFmpeg's configure: ffconf.*/test.* under its temporary directory;
    - QEMU's configure: config-temp/qemu-conf.* and config-temp/*.
    """
    if source in ("-", "/dev/null"):
        return True
    name = os.path.basename(source)
    if name.startswith("conftest."):
        return True
    parts = os.path.normpath(os.path.join(cwd, source)).split("/")[:-1]
    parent = parts[-1] if parts else ""
    grandparent = parts[-2] if len(parts) > 1 else ""
    if "CMakeFiles" in parts:
        below = parts[len(parts) - parts[::-1].index("CMakeFiles"):]
        if below and below[0] in ("CMakeScratch", "CMakeTmp"):
            return True
        if len(below) > 1 and below[1].startswith("CompilerId"):
            return True
    if parent == "meson-private" and name.startswith("sanitycheck"):
        return True
    if grandparent == "meson-private" and parent.startswith("tmp") and name.startswith("testfile."):
        return True
    if parent.startswith("ffconf.") and name.startswith("test."):
        return True
    return parent == "config-temp"
