"""Which -f and -m options code generation honours: one table, and the check of a unit's options against it.

In: Options.code_flags and machine_flags as the driver carries them (its own table already took out what says nothing about code, and
refused what needs a whole other machinery: sanitizers, coverage, LTO, OpenMP, profiles, plugins).  Out: nothing, or Unsupported("option",
FLAG).  What stands in no row is Unsupported: an option is honoured, is without effect on code by its definition, or sends the
unit to GCC; none is dropped.

Columns: the option without `no-`, what is said of it, and of its `no-` form:
    read    honoured: some phase asks for it by name
    free    says nothing about what a program does: a permission, a hint for GCC's own passes, or what is done anyway
    no      Unsupported
    -       there is no such form
An option with a value ends in `=`; the row with the value given counts before the one with `*`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from compiler.unsupported import Unsupported

if TYPE_CHECKING:
    from compiler.options import Options

# option                                 given no-
ROWS: Final = """
--param=ssp-buffer-size=*                read  -
-fPIC                                    read  read
-fPIE                                    read  read
-falign-functions                        read  read
-falign-functions=*                      read  -
-falign-jumps                            read  read
-falign-jumps=*                          read  -
-falign-labels                           read  read
-falign-labels=*                         read  -
-falign-loops                            read  read
-falign-loops=*                          read  -
-fallow-parameterless-variadic-functions free  free
-fallow-store-data-races                 free  free
-fasm                                    read  read
-fassociative-math                       read  read
-fasynchronous-unwind-tables             read  read
-fbuiltin                                read  read
-fbuiltin-*                              -     read
-fcf-protection                          read  -
-fcf-protection=branch                   read  -
-fcf-protection=check                    no    -
-fcf-protection=full                     read  -
-fcf-protection=none                     read  -
-fcf-protection=return                   read  -
-fcommon                                 read  read
-fcond-mismatch                          free  free
-fcx-fortran-rules                       read  read
-fcx-limited-range                       read  read
-fdata-sections                          read  read
-fdebug-prefix-map=*                     read  -
-fdelete-null-pointer-checks             read  read
-fdisable-pass=*                         read  -
-fdump-ir=*                               read  -
-fdwarf2-cfi-asm                         free  no
-feliminate-unused-debug-symbols         free  free
-feliminate-unused-debug-types           free  free
-femit-struct-debug-baseonly             free  free
-femit-struct-debug-detailed=*           free  free
-femit-struct-debug-reduced              free  free
-fexceptions                             read  read
-fexcess-precision=fast                  free  -
-fexcess-precision=standard              free  -
-ffast-math                              read  read
-ffile-prefix-map=*                      read  -
-ffinite-loops                           free  free
-ffinite-math-only                       read  read
-ffloat-store                            free  free
-ffp-contract=*                          read  -
-ffp-int-builtin-inexact                 free  free
-ffreestanding                           read  read
-ffunction-sections                      read  read
-fgnu-unique                             free  free
-fgnu89-inline                           read  read
-fhosted                                 read  read
-fident                                  read  read
-finhibit-size-directive                 no    free
-finline                                 read  read
-finline-atomics                         free  no
-finstrument-functions                   read  read
-fisolate-erroneous-paths-attribute      free  free
-fjump-tables                            read  read
-fkeep-inline-functions                  no    free
-fkeep-static-consts                     free  free
-fkeep-static-functions                  no    free
-flax-vector-conversions                 read  read
-fleading-underscore                     no    free
-flimit-function-alignment               free  free
-fmath-errno                             read  read
-fmerge-all-constants                    read  read
-fmerge-constants                        read  read
-fms-extensions                          read  read
-fnon-call-exceptions                    no    free
-fomit-frame-pointer                     read  read
-fopenmp-simd                            free  free
-fopt-bisect-limit=*                     read  -
-fopt-level=*                            read  -
-foptimize-sibling-calls                 read  read
-fpack-struct                            read  read
-fpack-struct=*                          read  -
-fpatchable-function-entry=*             read  -
-fpermitted-flt-eval-methods=*           free  -
-fpic                                    read  read
-fpie                                    read  read
-fplan9-extensions                       read  read
-fplant=*                                read  -
-fplt                                    read  read
-fprintf-return-value                    read  read
-frandom-seed                            free  free
-frandom-seed=*                          free  -
-freciprocal-math                        read  read
-freorder-functions                      read  read
-frounding-math                          read  read
-fsemantic-interposition                 read  read
-fshort-enums                            read  read
-fshort-wchar                            read  read
-fsignaling-nans                         read  read
-fsigned-bitfields                       read  read
-fsigned-char                            read  read
-fsigned-zeros                           read  read
-fsingle-precision-constant              read  read
-fsso-struct=*                           no    -
-fstack-check                            no    free
-fstack-check=no                         free  -
-fstack-clash-protection                 read  read
-fstack-protector                        read  read
-fstack-protector-all                    read  read
-fstack-protector-explicit               read  read
-fstack-protector-strong                 read  read
-fstack-reuse=*                          free  -
-fstrict-aliasing                        read  read
-fstrict-overflow                        read  read
-fstrict-volatile-bitfields              no    free
-fsync-libcalls                          free  free
-ftls-model=*                            read  -
-ftoplevel-reorder                       read  read
-ftrampolines                            read  read
-ftrapping-math                          read  read
-ftrapv                                  read  read
-ftree-loop-distribute-patterns          free  free
-ftrivial-auto-var-init=uninitialized    free  -
-ftrivial-auto-var-init=zero             read  -
-funit-at-a-time                         free  free
-funsafe-math-optimizations              read  read
-funsigned-bitfields                     read  read
-funsigned-char                          read  read
-funwind-tables                          read  read
-fverbose-asm                            free  free
-fvisibility=*                           read  -
-fwrapv                                  read  read
-fwrapv-pointer                          read  read
-fzero-call-used-regs=*                  read  -
-fzero-initialized-in-bss                read  read
-m128bit-long-double                     free  -
-m3dnow                                  read  read
-m3dnowa                                 free  free
-m64                                     read  -
-m80387                                  read  read
-mabi=sysv                               free  -
-mabm                                    read  read
-maccumulate-outgoing-args               free  free
-madx                                    read  read
-maes                                    read  read
-malign-data=*                           free  -
-malign-stringops                        free  -
-march=*                                 read  -
-masm=att                                free  -
-mavx                                    read  read
-mavx2                                   read  read
-mavx256-split-unaligned-load            free  free
-mavx256-split-unaligned-store           free  free
-mavx512bw                               read  read
-mavx512cd                               read  read
-mavx512dq                               read  read
-mavx512f                                read  read
-mavx512vl                               read  read
-mbmi                                    read  read
-mbmi2                                   read  read
-mbranch-cost=*                          free  -
-mcet-switch                             read  read
-mcldemote                               read  read
-mclflushopt                             read  read
-mclwb                                   read  read
-mcmodel=kernel                          read  -
-mcmodel=small                           read  -
-mcrc32                                  read  read
-mcx16                                   free  free
-mdirect-extern-access                   free  no
-mf16c                                   read  read
-mfancy-math-387                         free  -
-mfentry                                 read  read
-mfentry-name=*                          read  -
-mfentry-section=*                       read  -
-mfma                                    read  read
-mfma4                                   read  read
-mfp-ret-in-387                          free  read
-mfpmath=sse                             free  -
-mfsgsbase                               read  read
-mfunction-return=*                      read  -
-mfxsr                                   free  free
-mgeneral-regs-only                      read  -
-mgfni                                   read  read
-mglibc                                  free  -
-mhard-float                             free  -
-mharden-sls=*                           read  -
-mieee-fp                                free  free
-mincoming-stack-boundary=*              read  -
-mindirect-branch-cs-prefix              read  read
-mindirect-branch-register               free  free
-mindirect-branch=*                      read  -
-minline-all-stringops                   free  free
-mlittle-endian                          free  -
-mlong-double-80                         free  -
-mlzcnt                                  read  read
-mmanual-endbr                           read  read
-mmmx                                    read  read
-mmovbe                                  read  read
-mmovdir64b                              read  read
-mmovdiri                                read  read
-mmove-max=*                             free  -
-mmwait                                  free  free
-mmwaitx                                 read  read
-mneeded                                 no    free
-mno-align-stringops                     free  -
-mno-push-args                           free  -
-mno-red-zone                            read  -
-mno-sse4                                read  -
-mnop-mcount                             read  read
-momit-leaf-frame-pointer                read  read
-mpc32                                   free  -
-mpc64                                   free  -
-mpc80                                   free  -
-mpclmul                                 read  read
-mpku                                    read  read
-mpopcnt                                 read  read
-mprefer-avx128                          free  free
-mprefer-vector-width=*                  free  -
-mpreferred-stack-boundary=*             read  -
-mprefetchwt1                            read  read
-mprfchw                                 read  read
-mptwrite                                read  read
-mpush-args                              free  free
-mrdpid                                  read  read
-mrdrnd                                  read  read
-mrdseed                                 read  read
-mrecord-mcount                          read  read
-mred-zone                               read  read
-msahf                                   free  free
-mserialize                              read  read
-msgx                                    read  read
-msha                                    read  read
-mshstk                                  read  read
-mskip-rax-setup                         read  read
-msse                                    read  read
-msse2                                   read  read
-msse3                                   read  read
-msse4                                   read  -
-msse4.1                                 read  read
-msse4.2                                 read  read
-msse4a                                  read  read
-mssse3                                  read  read
-mstack-protector-guard-offset=*         read  -
-mstack-protector-guard-reg=*            read  -
-mstack-protector-guard-symbol=*         read  -
-mstack-protector-guard=*                read  -
-mstackrealign                           no    free
-mstore-max=*                            free  -
-mstringop-strategy=*                    free  -
-mstv                                    free  free
-mtbm                                    read  read
-mtls-dialect=gnu                        free  -
-mtls-direct-seg-refs                    free  no
-mtune-ctrl=*                            free  -
-mtune=*                                 free  -
-mvaes                                   read  read
-mvpclmulqdq                             read  read
-mvzeroupper                             free  free
-mwaitpkg                                read  read
-mwbnoinvd                               read  read
-mxop                                    read  read
-mxsave                                  read  read
-mxsavec                                 read  read
-mxsaveopt                               read  read
-mxsaves                                 read  read
-p                                       read  -
-pg                                      read  -
"""

_TAKEN: Final = ("read", "free")


def check_flags(options: Options) -> None:
    """Raise Unsupported("option", FLAG) for the first flag of `options` that code generation does not honour."""
    table: dict[str, tuple[bool, bool]] = {}
    for line in ROWS.splitlines():
        words = line.split()
        if words:
            table[words[0]] = (words[1] in _TAKEN, words[2] in _TAKEN)
    for flag in (*options.code_flags, *options.machine_flags):
        if not _honoured(flag, table):
            raise Unsupported("option", flag)


def _honoured(flag: str, table: dict[str, tuple[bool, bool]]) -> bool:
    """Tell whether the table says yes to a flag as it was written."""
    row = table.get(flag)
    if row is not None:
        return row[0]
    cut = flag.find("=", 8 if flag.startswith("--param=") else 0)
    if cut >= 0:
        row = table.get(flag[:cut + 1] + "*")
        return row is not None and row[0]
    if flag[2:5] == "no-":
        positive = flag[:2] + flag[5:]
        row = table.get(positive)
        if row is None and positive.startswith("-fbuiltin-"):
            row = table["-fbuiltin-*"]
        return row is not None and row[1]
    return False
