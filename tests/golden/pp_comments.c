/* flags: -CC */
#define X /* in macro */ 1 // tail
int a = X; /* block
spanning */ int b; // line
/* leading */ #define Y 2
Y /* mid */ Y
