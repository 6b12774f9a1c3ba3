/* A loop with more stores than loop-invariant code motion notes, and after them one into an array of the function's own:
   the load at the loop's head must stay in the loop.  Found in sqlite3VdbeExec at -O2. */
int g[70];

int f(int n)
{
    int own[2] = {1, 1};
    int total = 0;
    for (int i = 0; i < n; i++) {
        total += own[0];
        g[0] = i + 0;
        g[1] = i + 1;
        g[2] = i + 2;
        g[3] = i + 3;
        g[4] = i + 4;
        g[5] = i + 5;
        g[6] = i + 6;
        g[7] = i + 7;
        g[8] = i + 8;
        g[9] = i + 9;
        g[10] = i + 10;
        g[11] = i + 11;
        g[12] = i + 12;
        g[13] = i + 13;
        g[14] = i + 14;
        g[15] = i + 15;
        g[16] = i + 16;
        g[17] = i + 17;
        g[18] = i + 18;
        g[19] = i + 19;
        g[20] = i + 20;
        g[21] = i + 21;
        g[22] = i + 22;
        g[23] = i + 23;
        g[24] = i + 24;
        g[25] = i + 25;
        g[26] = i + 26;
        g[27] = i + 27;
        g[28] = i + 28;
        g[29] = i + 29;
        g[30] = i + 30;
        g[31] = i + 31;
        g[32] = i + 32;
        g[33] = i + 33;
        g[34] = i + 34;
        g[35] = i + 35;
        g[36] = i + 36;
        g[37] = i + 37;
        g[38] = i + 38;
        g[39] = i + 39;
        g[40] = i + 40;
        g[41] = i + 41;
        g[42] = i + 42;
        g[43] = i + 43;
        g[44] = i + 44;
        g[45] = i + 45;
        g[46] = i + 46;
        g[47] = i + 47;
        g[48] = i + 48;
        g[49] = i + 49;
        g[50] = i + 50;
        g[51] = i + 51;
        g[52] = i + 52;
        g[53] = i + 53;
        g[54] = i + 54;
        g[55] = i + 55;
        g[56] = i + 56;
        g[57] = i + 57;
        g[58] = i + 58;
        g[59] = i + 59;
        g[60] = i + 60;
        g[61] = i + 61;
        g[62] = i + 62;
        g[63] = i + 63;
        g[64] = i + 64;
        g[65] = i + 65;
        g[66] = i + 66;
        g[67] = i + 67;
        g[68] = i + 68;
        g[69] = i + 69;
        own[i & 1] += 10;
    }
    return total;
}

int main(void)
{
    return f(4) == 1 + 11 + 11 + 21 ? 0 : 1;
}
