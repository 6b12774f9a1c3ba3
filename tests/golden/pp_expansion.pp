# 0 "pp_expansion.c"
# 0 "<built-in>"
# 0 "<command-line>"
# 1 "pp_expansion.c"
# 13 "pp_expansion.c"
f(1) "foo bar" "a +b \"q\\n\" '\\''" abc <> <1,2> g(1 ) "" g(1 , 2) x1 "q 1 b" g( ) ""
k(1) k(1,) k(1,2,3) (1 + obj) 2 rec(2) rec(2 rec(2))
 x - - - + + + +
"@ \n" "16" "\"pp_expansion.c\""
1 2
    f (3)

int j[] = { 123, 45, 67, 89, 10, 11, 12, };




char p[] = "x ## y";
# 39 "pp_expansion.c"
ff(2 * (y+1)) + ff(2 * (ff(2 * (z[0])))) % ff(2 * (0)) + tt(1);
ff(2 * (2 +(3,4)-0,1)) | ff(2 * (~ 5)) & ff(2 * (0,1))
     ^mm(0,1);
int i[] = { 1, 23, 4, 5, };
f

   46


49
        49
<a b, c>


  d
