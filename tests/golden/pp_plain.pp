int a;
#pragma foo
int
b = 1
;
