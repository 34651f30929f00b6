#!/bin/sh
# test_pipes.sh BIN - the pipes that one would try give what the same work through files gives.
set -eu
PATH=$1:$PATH
export LC_ALL=C
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
passed=0
failed=0

# curve TITLE SHIFT_DB - an export of REW with a tilt and a bump, 1/24 octave from 20 Hz to 20 kHz.
curve() {
    printf '* Measurement: %s\n* Freq(Hz) SPL(dB)\n' "$1"
    awk -v shift="$2" 'BEGIN {
        for (k = 0; k <= 239; ++k) {
            bump = k / 24 - 7
            printf "%.6f %.3f\n", 20 * 2 ^ (k / 24), 80 + shift - k / 100 + 6 * exp(-bump * bump)
        }
    }'
}

# same NAME FIRST SECOND - passes when both files are equal and not empty.
same() {
    if [ -s "$2" ] && cmp -s "$2" "$3"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "failed: $1"
        diff "$2" "$3" | head -5 || true
    fi
}

# Provenance names files where there are some, so it may differ between file and pipe; nothing else may.
without_steps() { grep -v '^# step:'; }

curve 'Example L' 0 >'Example L.txt'
curve 'Example R' 1 >'Example R.txt'

fr-smooth --width 1/12 'Example L.txt' 'Example R.txt' >both.csv
cat 'Example L.txt' 'Example R.txt' | fr-smooth --width 1/12 | without_steps >piped.csv
without_steps <both.csv >named.csv
same 'two files by name, and both through one pipe' named.csv piped.csv

fr-smooth --width 1/12 'Example L.txt' >l.csv
fr-smooth --width 1/12 'Example R.txt' >r.csv
fr-compare --target harman-ie-2019 l.csv r.csv >files.txt
cat l.csv r.csv | fr-compare --target harman-ie-2019 - >cat.txt
same 'curves of two files, and their concatenation' files.txt cat.txt
fr-compare --target harman-ie-2019 both.csv >block.txt
same 'curves of two files, and of one file with both' files.txt block.txt
tee copy.csv <both.csv | fr-compare --target harman-ie-2019 >tee.txt
same 'a copy on the way changes nothing' files.txt tee.txt
same 'the copy is the stream' both.csv copy.csv
printf '%s\0' 'Example L.txt' 'Example R.txt' | xargs -0 fr-smooth --width 1/12 >xargs.csv
same 'names from xargs' both.csv xargs.csv
sed 's/$/\r/' both.csv | fr-compare --target harman-ie-2019 >crlf.txt
same 'CRLF line ends' files.txt crlf.txt
fr-smooth --width 1/12 -o out.csv 'Example L.txt'
same 'standard output and -o' l.csv out.csv
LC_ALL=de_DE.UTF-8 fr-smooth --width 1/12 'Example L.txt' >german.csv
same 'another locale' l.csv german.csv

# The whole chain from a signal to measures, with nothing but pipes between, and through files.
fr-measure sweep --length 0.5 --tail 0.6 >signal.wav
fr-measure sweep --length 0.5 --tail 0.6 -o sweep.wav
same 'a signal on standard output and in a file' sweep.wav signal.wav
cp sweep.wav take-1.wav
cp sweep.wav take-2.wav
fr-measure analyse -s sweep.wav take-1.wav take-2.wav -o takes.csv
fr-average --all takes.csv -o mean.csv
fr-smooth -w 1/12 mean.csv -o smooth.csv
fr-compare -t harman-ie-2019 smooth.csv >chain-files.txt
fr-measure analyse -s sweep.wav take-1.wav take-2.wav | fr-average --all | fr-smooth -w 1/12 |
    fr-compare -t harman-ie-2019 >chain-pipe.txt
same 'analyse, average, smooth and compare' chain-files.txt chain-pipe.txt
fr-measure analyse -s sweep.wav - <take-1.wav | tail -n 5 >piped-take.txt
fr-measure analyse -s sweep.wav take-1.wav | tail -n 5 >named-take.txt
same 'a recording from a pipe' named-take.txt piped-take.txt

# Differences are curves: they go on through the same tools.
fr-compare -t flat --delta l.csv | fr-smooth -w 1/3 2>/dev/null | fr-compare -t flat --format csv >delta-pipe.csv
fr-compare -t flat --delta l.csv -o delta.csv
fr-smooth -q -w 1/3 delta.csv -o delta-smooth.csv
fr-compare -t flat --format csv delta-smooth.csv >delta-files.csv
same 'differences, smoothed and compared' delta-files.csv delta-pipe.csv
fr-compare -t "$folder/l.csv" r.csv >by-path.txt
fr-smooth -w 1/12 'Example L.txt' | fr-compare -t /dev/stdin r.csv >by-stdin.txt
same 'a target from a pipe' by-path.txt by-stdin.txt
fr-compare -t flat l.csv --plot named.svg -o named.txt
fr-compare -t flat --plot piped.svg <l.csv >piped.txt
same 'a figure of a curve from a pipe' named.svg piped.svg
same 'and the measures beside it' named.txt piped.txt
fr-compare -t flat --format csv l.csv r.csv | cut -d, -f 1,2 >columns
printf 'name,channel\nExample,L\nExample,R\n' >expected
same 'columns for cut' expected columns

# A reader that leaves early ends the writer without a word.
fr-smooth --width 1/12 'Example L.txt' 2>messages | head -n 1 >first
printf '# fr-csv: 1\n' >expected
same 'the first line alone' expected first
: >none
if cmp -s messages none; then passed=$((passed + 1)); else failed=$((failed + 1)) && cat messages; fi

echo "$passed passed, $failed failed, 0 skipped"
[ "$failed" -eq 0 ]
