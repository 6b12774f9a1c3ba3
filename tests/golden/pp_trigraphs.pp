# 0 "pp_trigraphs.c"
# 0 "<built-in>"
# 0 "<command-line>"
# 1 "pp_trigraphs.c"


[ ] ""
  ^ || { } ~
$x a$b

"a b c"
     "" "\"\\0\""
u"x" u8"x" R"(a)"
no newline at end
