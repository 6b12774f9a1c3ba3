"""ELF numbers and record layouts that writer and reader share (gABI ch. 4).

Records are given as struct formats, without byte order:

    record      ELF32                   ELF64
    header      HHIIIIIHHHHHH           HHIQQQIHHHHHH
    section     IIIIIIIIII              IIQQQQIIQQ
    symbol      IIIBBH  (size last)     IBBHQQ
    rel         II                      QQ
    rela        IIi                     QQq
"""

from __future__ import annotations

from typing import Final

ELF_MAGIC: Final = b"\x7fELF"
SHN_LORESERVE: Final = 0xFF00
SHN_ABS: Final = 0xFFF1
SHN_COMMON: Final = 0xFFF2
SHN_XINDEX: Final = 0xFFFF
ET_REL: Final = 1

HEADER_FORMAT: Final = {32: "HHIIIIIHHHHHH", 64: "HHIQQQIHHHHHH"}
SECTION_FORMAT: Final = {32: "IIIIIIIIII", 64: "IIQQQQIIQQ"}
SYMBOL_FORMAT: Final = {32: "IIIBBH", 64: "IBBHQQ"}
HEADER_SIZE: Final = {32: 52, 64: 64}
SECTION_SIZE: Final = {32: 40, 64: 64}
SYMBOL_SIZE: Final = {32: 16, 64: 24}


class ObjectError(Exception):
    """A file that is no object that pycc can read."""


def relocation_size(bits: int, rela: bool) -> int:
    """Return the bytes of one relocation record."""
    if bits == 64:
        return 24 if rela else 16
    return 12 if rela else 8
