#ifndef SEEN
#define SEEN
/* the header's text */ int header;
#else
int again;
#endif
