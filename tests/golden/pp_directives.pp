# 0 "pp_directives.c"
# 0 "<built-in>"
# 0 "<command-line>"
# 1 "pp_directives.c"


yes 7


unsigned arithmetic





??=
# 100 "foo.c"
100 "foo.c" 0 1 0
# 7 "bar.c" 3

# 7 "bar.c" 3
tok
# 9 "bar.c" 3 4
tok2
# 30 "pp_directives.c"


# 31 "pp_directives.c"
def






1 1 0 1 0
201904 202003 1 0


# 41 "pp_directives.c"
#pragma omp parallel
# 41 "pp_directives.c"
 after



# 44 "pp_directives.c"
#pragma foo bar
# 44 "pp_directives.c"
 inside
#pragma in args
# 44 "pp_directives.c"
                             a b 1




  end
 # define not directive
L"a" u8"b" U'c' .5e+3.x 0x1p-3 <: :> %: %:%: ... .. . ..... ->* <<= >>=
       
       


g
       
2
        
# 59 "pp_directives.c"
#pragma message "hello" 7
#ident "version"




a b c a b c

              next

1

"string" 'c' R"x(raw
"string)" )x" done







taken
