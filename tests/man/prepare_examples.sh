#!/bin/sh
# prepare_examples.sh PAGE - makes the files that the EXAMPLES of the manual name, in the current folder.
#
# The tools are in PATH. Curves are invented: a tilt with a bump near 3 kHz, a little different in each file.
page=$1

# rew_text TITLE SHIFT_DB - an export as REW writes it, 1/48 octave from 20 Hz to 20 kHz.
rew_text() {
    printf '* Measurement data measured by REW V5.20.9\n* Measurement: %s\n* Smoothing: None\n*\n' "$1"
    printf '* Freq(Hz) SPL(dB) Phase(degrees)\n'
    awk -v shift="$2" 'BEGIN {
        for (k = 0; k <= 478; ++k) {
            octave = k / 48
            bump = octave - 7.2
            printf "%.6f %.3f %.4f\n", 20 * 2 ^ octave, 80 + shift - 0.5 * octave + (8 + shift) * exp(-bump * bump), 0
        }
    }'
}

# fr_csv NAME CHANNEL SHIFT_DB - the same curve as fr-csv.
fr_csv() {
    printf '# fr-csv: 1\n# name: %s\n# channel: %s\nfrequency_hz,spl_db\n' "$1" "$2"
    rew_text x "$3" | awk '!/^\*/ { printf "%.4f,%.4f\n", $1, $2 }'
}

# post FILE NAME SONIC BIAS - a short review.
post() {
    cat >"$1" <<END
---
title: "$2"
date: 2026-01-31
---
- I bought the unit at a shop.
- The unit retails for \$249 at the time of writing.

**Absolute Sonic Quality Rating:** $3/5

**Bias Score:** $4/5
END
}

rew_text 'Crimson L' 0 >'Crimson L.txt'
rew_text 'Crimson R' 0.4 >'Crimson R.txt'
rew_text 'Helios L' -1.5 >'Helios L.txt'
rew_text 'Helios R' -1.1 >'Helios R.txt'
fr_csv 'Example One' L 0 >example.csv
fr_csv 'Example One' L 0 >a.csv
fr_csv 'Example One' R 0.4 >b.csv
fr_csv 'Example One' L 0 >crimson-L.csv
fr_csv 'Example One' R 0.4 >crimson-R.csv
cat a.csv b.csv >both.csv
for seat in 1 2 3; do
    fr_csv 'Example One' L "0.$seat" >"crimson-L-$seat.csv"
    fr_csv 'Example One' R "0.$seat" >"crimson-R-$seat.csv"
done
mkdir listening
printf 'a,b,track,criterion,winner\nCrimson,Helios,Aja,tonality,a\nCrimson,Meteor,Aja,tonality,tie\n' >listening/trials.csv
printf 'Helios,Meteor,Aja,bass,b\n' >>listening/trials.csv
mkdir archive
for take in 1 2 3 4 5; do
    rew_text 'Crimson L' "0.1$take" >"Crimson L$take.txt"
    rew_text 'Crimson R' "0.5$take" >"Crimson R$take.txt"
    rew_text 'Helios L' "-1.4$take" >"Helios L$take.txt"
    rew_text 'Helios R' "-1.0$take" >"Helios R$take.txt"
    fr_csv 'Reference' L "0.2$take" >"reference-L$take.csv"
    fr_csv 'Reference' R "0.3$take" >"reference-R$take.csv"
done
for take in 1 2; do
    for iem in 1 2 3 4 5 6 7 8; do
        fr_csv "Iem $iem" L "0.$iem$take" >"archive/Iem $iem L$take.csv"
    done
    fr_csv 'Reference' L "0.24$take" >>history.csv
    fr_csv 'Reference' R "0.34$take" >>history.csv
done
mkdir posts
post posts/2026-01-31-review-Example-One.md 'Example One' 4 4.5
post posts/2026-02-28-review-Example-Two.md 'Example Two' 3.5 3

# A graph database with a curve that nobody named.
case $page in
graph-*)
    mkdir -p site/data
    printf 'const DIR = "data/";\nconst targets = [];\n' >site/config.js
    printf '[\n  { "name": "Moondrop", "phones": [ "Crimson" ] }\n]\n' >site/data/phone_book.json
    cp 'Crimson L.txt' 'Crimson R.txt' 'Helios L.txt' site/data
    ;;
esac

# A recording of the sweep through a perfect chain is the sweep itself.
case $page in
fr-plot)
    fr-measure sweep -o sweep.wav
    fr-measure analyse -q -s sweep.wav --ir impulses.wav -o /dev/null sweep.wav
    ;;
fr-measure*)
    fr-measure sweep -o sweep.wav
    for take in take crimson-L crimson-R crimson-L-1 crimson-L-2 crimson-L-3; do
        cp sweep.wav "$take.wav"
    done
    printf '*1000Hz\t-36.0\n10\t0.5\n1000\t0.0\n22000\t-1.2\n' >mic.txt
    # A sine of 1 kHz for two seconds, as a calibrator gives it.
    python3 -c '
import math, struct, wave
with wave.open("calibrator.wav", "wb") as file:
    file.setparams((1, 2, 48000, 0, "NONE", ""))
    tone = (round(2000 * math.sin(2 * math.pi * n / 48)) for n in range(96000))
    file.writeframes(struct.pack("<96000h", *tone))
'
    ;;
esac
