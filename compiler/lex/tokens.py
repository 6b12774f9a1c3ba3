"""Tokens: their kinds, and the stream that the preprocessor hands to the parser.

A Token is interned: within one TokenTable there is one object for each (spelling, space before it,
painted) and every occurrence of it in every file refers to that object.  So a token stream is two flat
parallel lists - tokens and positions - and appending a token costs one pointer and one integer.
What a name means to the preprocessor (macro definition, poison) sits in the Symbol that all variants
of a name's tokens share.

Reading `tokens[i].kind` is the parser's dispatch: an int below 256.  Keywords have kinds of their own;
which names are keywords depends on the dialect, so `TokenTable.set_dialect` sets the kinds of the
keyword tokens at the start of each compile.

Spellings are `str` with one character for each source byte (latin-1): `spelling.encode("latin-1")`
gives the bytes.  Identifiers that held universal character names are already UTF-8 in that form.
Numbers, strings and characters keep their whole spelling, prefix and quotes included.

Pragmas that the parser must see come as: a PRAGMA token, the words of the line after `#pragma`
(macro-expanded where GCC expands them), a PRAGMA_END token.  `#ident "text"` comes the same way, its
first word spelled "#ident".  Everything else about directives is gone.
The stream ends with one EOF token.
"""

from __future__ import annotations

from typing import Final, final

from compiler.source import SourceMap

# Kinds that are not punctuators or keywords.
EOF: Final = 0
NAME: Final = 1             # identifier that is no keyword in the dialect
NUMBER: Final = 2           # preprocessing number, C11 6.4.8
CHAR: Final = 3             # character constant with prefix
STRING: Final = 4           # string literal with prefix, raw ones too; not concatenated
PRAGMA: Final = 5
PRAGMA_END: Final = 6
OTHER: Final = 7            # any other character, C11 6.4p3; an error unless it goes away
# Kinds that only the preprocessor sees.
PADDING: Final = 8
NEWLINE: Final = 9
COMMENT: Final = 10


PASTE_MARK: Final = 13      # stands between two tokens of a replacement list that ## joins
UNTERMINATED: Final = 14    # an unclosed comment


# Punctuators: PUNCTUATORS gives the spellings.
HASH: Final = 16
HASH_HASH: Final = 17
LEFT_PAREN: Final = 18
RIGHT_PAREN: Final = 19
LEFT_BRACKET: Final = 20
RIGHT_BRACKET: Final = 21
LEFT_BRACE: Final = 22
RIGHT_BRACE: Final = 23
SEMICOLON: Final = 24
COMMA: Final = 25
DOT: Final = 26
ELLIPSIS: Final = 27
ARROW: Final = 28
COLON: Final = 29
COLON_COLON: Final = 30
QUESTION: Final = 31
ASSIGN: Final = 32
PLUS: Final = 33
MINUS: Final = 34
STAR: Final = 35
SLASH: Final = 36
PERCENT: Final = 37
AMPERSAND: Final = 38
PIPE: Final = 39
CARET: Final = 40
TILDE: Final = 41
EXCLAMATION: Final = 42
SHIFT_LEFT: Final = 43
SHIFT_RIGHT: Final = 44
LESS: Final = 45
GREATER: Final = 46
LESS_EQUAL: Final = 47
GREATER_EQUAL: Final = 48
EQUAL_EQUAL: Final = 49
NOT_EQUAL: Final = 50
AND_AND: Final = 51
OR_OR: Final = 52
PLUS_PLUS: Final = 53
MINUS_MINUS: Final = 54
PLUS_ASSIGN: Final = 55
MINUS_ASSIGN: Final = 56
STAR_ASSIGN: Final = 57
SLASH_ASSIGN: Final = 58
PERCENT_ASSIGN: Final = 59
AND_ASSIGN: Final = 60
OR_ASSIGN: Final = 61
XOR_ASSIGN: Final = 62
SHIFT_LEFT_ASSIGN: Final = 63
SHIFT_RIGHT_ASSIGN: Final = 64
AT: Final = 65              # only GCC's lexer knows it; an error in C

# spelling, kind.  C11 6.4.6; digraphs share the kind of what they stand for.
PUNCTUATORS: Final = """
#   16   %:  16   ##  17   %:%: 17
(   18   )   19   [   20   <:  20   ]   21   :>  21   {   22   <%  22   }   23   %>  23
;   24   ,   25   .   26   ... 27   ->  28   :   29   ::  30   ?   31   =   32
+   33   -   34   *   35   /   36   %   37   &   38   |   39   ^   40   ~   41   !   42
<<  43   >>  44   <   45   >   46   <=  47   >=  48   ==  49   !=  50   &&  51   ||  52
++  53   --  54   +=  55   -=  56   *=  57   /=  58   %=  59   &=  60   |=  61   ^=  62
<<= 63   >>= 64   @   65
"""

FIRST_KEYWORD: Final = 100
KW_AUTO: Final = 100
KW_BREAK: Final = 101
KW_CASE: Final = 102
KW_CHAR: Final = 103
KW_CONST: Final = 104
KW_CONTINUE: Final = 105
KW_DEFAULT: Final = 106
KW_DO: Final = 107
KW_DOUBLE: Final = 108
KW_ELSE: Final = 109
KW_ENUM: Final = 110
KW_EXTERN: Final = 111
KW_FLOAT: Final = 112
KW_FOR: Final = 113
KW_GOTO: Final = 114
KW_IF: Final = 115
KW_INLINE: Final = 116
KW_INT: Final = 117
KW_LONG: Final = 118
KW_REGISTER: Final = 119
KW_RESTRICT: Final = 120
KW_RETURN: Final = 121
KW_SHORT: Final = 122
KW_SIGNED: Final = 123
KW_SIZEOF: Final = 124
KW_STATIC: Final = 125
KW_STRUCT: Final = 126
KW_SWITCH: Final = 127
KW_TYPEDEF: Final = 128
KW_UNION: Final = 129
KW_UNSIGNED: Final = 130
KW_VOID: Final = 131
KW_VOLATILE: Final = 132
KW_WHILE: Final = 133
KW_ALIGNAS: Final = 134
KW_ALIGNOF: Final = 135         # _Alignof and __alignof__ differ: see the spelling
KW_ATOMIC: Final = 136
KW_BOOL: Final = 137
KW_COMPLEX: Final = 138
KW_IMAGINARY: Final = 139
KW_GENERIC: Final = 140
KW_NORETURN: Final = 141
KW_STATIC_ASSERT: Final = 142
KW_THREAD_LOCAL: Final = 143    # _Thread_local and __thread: see the spelling
KW_ASM: Final = 144
KW_TYPEOF: Final = 145
KW_ATTRIBUTE: Final = 146
KW_EXTENSION: Final = 147
KW_AUTO_TYPE: Final = 148
KW_LABEL: Final = 149
KW_REALPART: Final = 150
KW_IMAGPART: Final = 151
KW_INT128: Final = 152
KW_FUNCTION_NAME: Final = 153   # __func__ __FUNCTION__ __PRETTY_FUNCTION__: see the spelling
KW_FLOAT16: Final = 154
KW_FLOAT32: Final = 155
KW_FLOAT64: Final = 156
KW_FLOAT128: Final = 157
KW_FLOAT32X: Final = 158
KW_FLOAT64X: Final = 159
KW_DECIMAL32: Final = 160
KW_DECIMAL64: Final = 161
KW_DECIMAL128: Final = 162
KW_SEG_FS: Final = 163
KW_SEG_GS: Final = 164
KW_FRACT: Final = 165
KW_ACCUM: Final = 166
KW_SAT: Final = 167
KW_VA_ARG: Final = 168
KW_OFFSETOF: Final = 169
KW_CHOOSE_EXPR: Final = 170
KW_TYPES_COMPATIBLE: Final = 171
KW_BUILTIN_COMPLEX: Final = 172
KW_SHUFFLE: Final = 173
KW_SHUFFLEVECTOR: Final = 174
KW_CONVERTVECTOR: Final = 175
KW_HAS_ATTRIBUTE: Final = 176
KW_TGMATH: Final = 177
KW_CALL_WITH_STATIC_CHAIN: Final = 178
KW_ASSOC_BARRIER: Final = 179
KW_TRANSACTION_ATOMIC: Final = 180
KW_TRANSACTION_RELAXED: Final = 181
KW_TRANSACTION_CANCEL: Final = 182
KW_GIMPLE: Final = 183
KW_PHI: Final = 184
KW_RTL: Final = 185

# kind, condition, spellings.  Conditions (facts: GCC 12 accepts the spelling as a keyword when):
#   all   in every dialect              c99   from C99 / gnu99 on        inl  C99 on, and gnu89/gnu90
#   gnu   in gnu dialects (not -std=c*) x86   on x86 targets             seg  on x86 targets in gnu dialects
#   i128  on targets with 128-bit integers      dfp  where decimal float exists (x86)
KEYWORDS: Final = """
100 all  auto
101 all  break
102 all  case
103 all  char
104 all  const __const __const__
105 all  continue
106 all  default
107 all  do
108 all  double
109 all  else
110 all  enum
111 all  extern
112 all  float
113 all  for
114 all  goto
115 all  if
116 inl  inline
116 all  __inline __inline__
117 all  int
118 all  long
119 all  register
120 c99  restrict
120 all  __restrict __restrict__
121 all  return
122 all  short
123 all  signed __signed __signed__
124 all  sizeof
125 all  static
126 all  struct
127 all  switch
128 all  typedef
129 all  union
130 all  unsigned
131 all  void
132 all  volatile __volatile __volatile__
133 all  while
134 all  _Alignas
135 all  _Alignof __alignof __alignof__
136 all  _Atomic
137 all  _Bool
138 all  _Complex __complex __complex__
139 all  _Imaginary
140 all  _Generic
141 all  _Noreturn
142 all  _Static_assert
143 all  _Thread_local __thread
144 gnu  asm
144 all  __asm __asm__
145 gnu  typeof
145 all  __typeof __typeof__
146 all  __attribute __attribute__
147 all  __extension__
148 all  __auto_type
149 all  __label__
150 all  __real __real__
151 all  __imag __imag__
152 i128 __int128
153 all  __func__ __FUNCTION__ __PRETTY_FUNCTION__
154 all  _Float16
155 all  _Float32
156 all  _Float64
157 all  _Float128
158 all  _Float32x
159 all  _Float64x
160 gnu  _Decimal32
161 gnu  _Decimal64
162 gnu  _Decimal128
163 seg  __seg_fs
164 seg  __seg_gs
165 gnu  _Fract
166 gnu  _Accum
167 gnu  _Sat
168 all  __builtin_va_arg
169 all  __builtin_offsetof
170 all  __builtin_choose_expr
171 all  __builtin_types_compatible_p
172 all  __builtin_complex
173 all  __builtin_shuffle
174 all  __builtin_shufflevector
175 all  __builtin_convertvector
176 all  __builtin_has_attribute
177 all  __builtin_tgmath
178 all  __builtin_call_with_static_chain
179 all  __builtin_assoc_barrier
"""


class Meaning:
    """What the preprocessor knows about a name; the preprocessor derives macro definitions from it."""


@final
class Symbol:
    """What all tokens of one spelling share.

    meaning: the macro definition in force, or None.  keyword: the kind of the name as a keyword in
    the dialect, or NAME.  flags: see the SYMBOL_ constants.
    """

    def __init__(self, spelling: str) -> None:
        self.spelling = spelling
        self.meaning: Meaning | None = None
        self.flags = 0
        self.plain: Token | None = None
        self.spaced: Token | None = None
        self.painted_plain: Token | None = None
        self.painted_spaced: Token | None = None


SYMBOL_POISONED: Final = 1      # #pragma GCC poison
SYMBOL_VARIADIC: Final = 2     # __VA_ARGS__ and __VA_OPT__: only for variadic macros
SYMBOL_FROM_UCN: Final = 4     # some spelling of the name uses universal character names


@final
class Token:
    """One interned token.

    kind:     a kind constant.
    spelling: its text, latin-1.
    spaced:   white space or a comment stands before it.
    painted:  a macro name that is never to be expanded again (C11 6.10.3.4p2).
    symbol:   shared by all variants of the spelling.
    """

    def __init__(self, kind: int, spelling: str, spaced: bool, painted: bool, symbol: Symbol) -> None:
        self.kind = kind
        self.spelling = spelling
        self.spaced = spaced
        self.painted = painted
        self.symbol = symbol

    def __repr__(self) -> str:
        return f"Token({self.kind}, {self.spelling!r})"


@final
class TokenStream:
    """The preprocessed translation unit.

    tokens, positions: parallel; the last token is EOF.
    sources:           what positions mean.
    """

    def __init__(self, tokens: list[Token], positions: list[int], sources: SourceMap) -> None:
        self.tokens = tokens
        self.positions = positions
        self.sources = sources
