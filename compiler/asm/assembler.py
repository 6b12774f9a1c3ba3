"""The assembler's main loop: source text in GNU as syntax to an Emission, line by line.

Input: the text of a unit, a target, and the services to read .include and .incbin files.
Output: the Emission's sections and symbols, not laid out (`compiler.asm.layout` does that), and messages.

A line holds statements separated by the target's separator; a statement is labels, then a directive,
an equate (`name = value`), a macro call or an instruction (GNU as manual: Syntax).  The text is one str
in Latin-1, so that every byte is one character and comes back unchanged.

The loop is made for compiler output, where the same lines come again and again: the raw line is looked
up in the target's memo (instructions without symbols) and in the memo of data directives first.

What directives do is in the modules `directives_*`, each a class that enters its methods in `table`.
"""

from __future__ import annotations


