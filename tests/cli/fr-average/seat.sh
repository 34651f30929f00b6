# seat.sh BASS_DB RESONANCE_HZ PHASE_DEG CHANNEL - an invented reseat as fr-csv: bass to 100 Hz, a peak near 8 kHz.
awk -v bass="$1" -v resonance="$2" -v phase="$3" -v channel="$4" 'BEGIN {
    printf "# fr-csv: 1\n# name: Example\n# channel: %s\n# delay-s: 0.01\nfrequency_hz,spl_db,phase_deg\n", channel
    for (k = 0; k <= 478; ++k) {
        frequency = 20 * 2 ^ (k / 48)
        octaves = log(frequency / resonance) / log(2) * 6
        printf "%.4f,%.4f,%.3f\n", frequency, 70 + (frequency < 101 ? bass : 0) + 8 / (1 + octaves * octaves), phase
    }
}'
