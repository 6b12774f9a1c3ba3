"""Copy blocks of one function into another: values, blocks, locations, scopes and variables renumbered.

For inlining and for duplicating code inside one function.  Details are shared unless they hold numbers of a function's
tables (debug variables, restrict scopes), which are made anew.
"""

from __future__ import annotations

from typing import final

from compiler.ir.details import Access, Debug, Detail
from compiler.ir.graph import Block, Instruction, LabelAddress, Parameter, Value, VectorConstant
from compiler.ir.module import Function, Location, Scope, Variable


@final
class Cloner:
    """Copies from `source` into `target`.  values: what stands for a parameter or instruction of the source, by id.

    inlined_at: location of the call in the target, 0 when the source is the target itself (nothing of its tables is copied then).
    """

    __slots__ = ("source", "target", "values", "blocks", "location_base", "scope_base", "variable_base", "restrict_base", "inlined_at")

    def __init__(self, source: Function, target: Function, inlined_at: int) -> None:
        self.source: Function = source
        self.target: Function = target
        self.values: list[Value | None] = [None] * source.next_id
        self.blocks: dict[int, Block] = {}
        self.inlined_at: int = inlined_at
        # Entry 0 of the source's tables (no location, the outermost scope) gets a place of its own.
        self.location_base: int = len(target.locations)
        self.scope_base: int = len(target.scopes)
        self.variable_base: int = len(target.variables)
        self.restrict_base: int = target.restrict_scopes

    def copy_tables(self) -> None:
        """Append the source's locations, scopes and variables to the target's."""
        target = self.target
        outer = target.locations[self.inlined_at].scope
        for scope in self.source.scopes:
            inner = scope is not self.source.scopes[0]
            parent = scope.parent + self.scope_base if inner else outer
            name = scope.function if scope.function or inner else self.source.name
            target.scopes.append(Scope(parent, name, self.location(scope.location)))
        for place in self.source.locations:
            inlined = self.location(place.inlined_at) if place.inlined_at else self.inlined_at
            target.locations.append(Location(place.file, place.line, place.column, place.scope + self.scope_base, inlined))
        for variable in self.source.variables:
            target.variables.append(Variable(variable.name, variable.scope + self.scope_base, variable.type_name, variable.argument,
                                             self.location(variable.location)))
        target.restrict_scopes += self.source.restrict_scopes

    def location(self, number: int) -> int:
        """Return the target's number for a location of the source."""
        return number + self.location_base if number else 0

    def copy(self, blocks: list[Block]) -> list[Block]:
        """Return copies of `blocks`, not yet placed in the target; operands outside them that `values` does not map stay."""
        copies: list[Block] = []
        for block in blocks:
            made = self.target.detached_block("" if block.address_taken and self.source is not self.target else block.name)
            made.address_taken = block.address_taken
            self.blocks[block.id] = made
            copies.append(made)
        for index in range(len(blocks)):
            made = copies[index]
            for ins in blocks[index].instructions:
                twin = self.target.new_instruction(ins.op, ins.type, [])
                twin.flags = ins.flags
                twin.location = self.location(ins.location) or self.inlined_at
                twin.detail = self.detail(ins.detail)
                twin.block = made
                made.instructions.append(twin)
                self.values[ins.id] = twin
        for index in range(len(blocks)):
            made = copies[index]
            for place in range(len(blocks[index].instructions)):
                ins = blocks[index].instructions[place]
                twin = made.instructions[place]
                twin.operands = [self.value(operand) for operand in ins.operands]
                twin.targets = [self.blocks.get(block.id, block) for block in ins.targets]
        return copies

    def value(self, value: Value) -> Value:
        """Return the target's operand for one of the source."""
        found: Value | None = None
        if isinstance(value, Instruction):
            found = self.values[value.id]
        elif isinstance(value, Parameter):
            found = self.values[value.id]
        elif isinstance(value, LabelAddress):
            return LabelAddress(value.type, self.blocks.get(value.block.id, value.block))
        elif isinstance(value, VectorConstant):
            return VectorConstant(value.type, [self.value(lane) for lane in value.lanes])
        return value if found is None else found

    def detail(self, detail: Detail | None) -> Detail | None:
        """Return a detail with the target's numbers."""
        if isinstance(detail, Debug):
            return Debug(detail.variable + self.variable_base, detail.offset, detail.size)
        if isinstance(detail, Access) and (detail.scopes or detail.noalias):
            made = Access(detail.align, detail.alias_set, detail.order, detail.failure, detail.source_align)
            made.scopes = [scope + self.restrict_base for scope in detail.scopes]
            made.noalias = [scope + self.restrict_base for scope in detail.noalias]
            return made
        return detail
