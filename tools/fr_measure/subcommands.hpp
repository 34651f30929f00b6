#pragma once

/// The subcommands of fr-measure; `argv[0]` is the subcommand's own name.
int fr_measure_sweep(int argc, char** argv);
int fr_measure_analyse(int argc, char** argv);
int fr_measure_live(int argc, char** argv);
int fr_measure_devices(int argc, char** argv);
int fr_measure_level(int argc, char** argv);
