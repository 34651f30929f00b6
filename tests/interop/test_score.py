#!/usr/bin/env python3
"""The preference estimates of fr-compare against those of AutoEq's own code, and computed anew."""

import csv
import io
import math
import sys

from curves import SHARED, finish, tool

# What AutoEq 4.1.2 gives for curves of the archive (interpolate, center, compensate, then the score): in-ear against
# harman-ie-2019 the score, SD, slope and ME; over-ear against harman-oe-2018 the score, SD and slope.
AUTOEQ = {
    "61T L": (74.3631, 1.9340, -0.6134, 1.4702, 66.7232, 2.2729, -1.2299),
    "61T R": (72.1382, 2.0341, -0.7374, 1.6229, 63.1922, 2.3925, -1.3601),
    "Advar L": (63.4477, 3.0176, -0.2740, 2.6243, 56.4028, 3.2939, -1.0646),
    "Advar R": (67.1561, 2.7118, -0.2666, 2.3196, 60.4917, 3.0355, -1.0112),
    "Anvil R": (71.4671, 2.4721, -0.1081, 1.9753, 67.4825, 2.2679, -1.1850),
    "Aria L": (69.5205, 2.1644, -0.8388, 1.8592, 57.1553, 2.6982, -1.5006),
    "Aria R": (70.0261, 2.1610, -0.8310, 1.7374, 58.1365, 2.6811, -1.4513),
    "Blessing 2 L": (79.2956, 1.7978, 0.0857, 1.4158, 80.2610, 2.1679, -0.4428),
    "Blessing 2 R": (79.0256, 1.8108, 0.1075, 1.4191, 81.1459, 2.0636, -0.4706),
    "Cantor L": (78.2347, 1.7315, -0.3472, 1.3721, 76.3876, 1.8921, -0.9168),
    "Chu L": (83.4511, 1.3871, 0.1915, 1.0177, 92.1737, 1.4322, -0.2734),
    "Chu R": (83.1117, 1.4169, 0.1719, 1.0809, 90.6100, 1.5184, -0.3041),
    "Crimson L": (72.0590, 2.0118, -0.7813, 1.6145, 64.6234, 2.3495, -1.3029),
    "Crimson R": (74.4629, 1.8750, -0.6552, 1.5039, 68.3226, 2.2027, -1.1839),
    "Diffuse Field Target": (33.5212, 4.7762, 2.3747, 2.8266, 51.5165, 2.8954, 1.7036),
    "E3000 L": (41.9217, 4.8165, -0.5132, 3.9509, 22.5158, 4.5136, -2.2565),
    "E3000 R": (42.2394, 4.2003, -1.2283, 3.9682, 15.0938, 4.6867, -2.5941),
    "ER2SE L": (46.0733, 4.0369, 1.6596, 2.4213, 70.8238, 2.4507, 0.8210),
    "ER2SE R": (49.4815, 3.8211, 1.4524, 2.3735, 75.6465, 2.3287, 0.6094),
    "EX15AP L": (58.7481, 3.1653, 1.2080, 1.7890, 80.8344, 2.2117, 0.3702),
    "EX15AP R": (59.4122, 3.3615, 0.7842, 1.9468, 78.1015, 2.3890, -0.4021),
    "Earphones with Mic L": (-74.4809, 10.6672, -3.0875, 18.1026, -110.2323, 11.4183, -5.1961),
    "Earphones with Mic R": (-71.1127, 10.5719, -2.8873, 17.7581, -104.3293, 11.3401, -4.8792),
    "FH15 Bass L": (37.9673, 4.3716, -1.9603, 3.3471, 13.9421, 4.6313, -2.7133),
    "FH15 Bass R": (36.0825, 4.4709, -2.0633, 3.4452, 11.6528, 4.7031, -2.8025),
    "Harman IE 2016 Target": (84.9262, 1.1093, -0.3979, 0.8691, 80.3049, 1.6451, -0.8652),
    "Harman IE 2019 v2 Target": (100.0281, 0.0041, -0.0002, 0.0043, 98.6577, 0.9853, -0.2190),
    "Helios L": (80.3537, 1.5806, -0.0921, 1.6303, 92.2028, 1.5333, -0.1893),
    "Helios R": (78.6560, 1.6235, -0.2285, 1.7471, 88.2998, 1.5932, -0.3922),
    "IEF IEM Target": (57.4051, 3.2050, 1.0172, 2.4515, 94.8397, 1.4419, 0.0937),
    "Meteor L": (48.2408, 3.6821, -1.4787, 3.0193, 23.9389, 4.1597, -2.4527),
    "Meteor R": (43.7316, 4.0023, -1.5461, 3.4018, 18.3576, 4.4133, -2.6061),
    "Monk Plus L": (21.3395, 6.6415, 1.3942, 3.6869, 50.4766, 3.9182, -0.9388),
    "Monk Plus R": (13.3711, 7.1703, 1.7244, 4.0408, 53.4859, 3.9801, -0.6945),
    "Precog Target": (65.9460, 2.4790, -0.9542, 1.8927, 54.2220, 2.8368, -1.5769),
    "Super Review Target": (71.4340, 2.4270, 0.0376, 2.2334, 77.3339, 1.9252, -0.8288),
}
TOLERANCE = 0.00065  # half of the third decimal here and of the fourth there
NAMES = ("score", "score_sd_db", "score_slope_db", "score_mean_abs_db")
PREFERRED_HZ = [20, 21.2, 22.4, 23.6, 25, 26.5, 28, 30, 31.5, 33.5, 35.5, 37.5, 40, 42.5, 45, 47.5, 50, 53, 56, 60, 63, 67,
                71, 75, 80, 85, 90, 95]  # fmt: skip
HUNDREDS = [100, 106, 112, 118, 125, 132, 140, 150, 160, 170, 180, 190, 200, 212, 224, 236, 250, 265, 280, 300, 315, 335,
            355, 375, 400, 425, 450, 475, 500, 530, 560, 600, 630, 670, 710, 750, 800, 850, 900, 950]  # fmt: skip
PREFERRED_HZ += HUNDREDS + [10 * f for f in HUNDREDS] + [10000]


def row_of(model, target, *files, text=None):
    arguments = ("-t", target, "--score", model, "--format", "csv")
    return next(csv.DictReader(io.StringIO(tool("fr-compare", *arguments, *files, text=text))))


def straight(grid, values, f):
    for (f0, v0), (f1, v1) in zip(zip(grid, values), zip(grid[1:], values[1:])):
        if f0 <= f <= f1:
            return v0 + (v1 - v0) * math.log(f / f0) / math.log(f1 / f0)
    raise ValueError(f)


def invented():
    """A curve of 40 points against the flat target, by the manual alone."""
    curve = [(20 * 10 ** (3 * k / 39), 5 * math.sin(k) + 0.2 * k) for k in range(40)]
    grid = [20 * 1.01**n for n in range(627)]
    errors = [straight(*zip(*curve), f) for f in grid]
    found = {f: straight(grid, errors, f) for f in PREFERRED_HZ}
    n = len(found)
    mean = sum(found.values()) / n
    deviation = math.sqrt(sum((e - mean) ** 2 for e in found.values()) / (n - 1))
    middle = sum(map(math.log, found)) / n
    slope = sum((math.log(f) - middle) * e for f, e in found.items()) / sum((math.log(f) - middle) ** 2 for f in found)
    off = [abs(e - found[500]) for f, e in found.items() if f >= 40]
    score = 100.0795 - 8.5 * deviation - 6.796 * abs(slope) - 3.475 * sum(off) / len(off)
    text = "".join(f"{f:.9f} {level:.9f}\n" for f, level in curve)
    return problem((score, deviation, slope, sum(off) / len(off)), row_of("in-ear", "flat", text=text))


def problem(expected, row):
    found = [float(row[name]) for name in NAMES[: len(expected)]]
    if all(abs(a - b) <= TOLERANCE for a, b in zip(expected, found)):
        return None
    return f"expected {expected} but found {found}"


def main():
    results = [("invented", invented())]
    archive = SHARED / "data" / "rew"
    left_out = []
    if archive.is_dir():
        for name, values in AUTOEQ.items():
            path = archive / f"{name}.txt"
            results.append((f"in-ear: {name}", problem(values[:4], row_of("in-ear", "harman-ie-2019", path))))
            results.append((f"over-ear: {name}", problem(values[4:], row_of("over-ear", "harman-oe-2018", path))))
    else:
        left_out.append("AutoEq's scores: ../shared/data/rew is not there")
    return finish(results, left_out)


if __name__ == "__main__":
    sys.exit(main())
