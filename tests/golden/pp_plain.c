/* flags: -P */
#define X 1


int a;



#pragma foo
int
b = X
;
