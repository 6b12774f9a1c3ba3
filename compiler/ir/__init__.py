"""The intermediate representation: typed SSA over basic blocks (IR.md describes it whole)."""
