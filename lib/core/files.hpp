#pragma once

#include "core/text_source.hpp"

#include <string>
#include <string_view>

namespace earbench {

/// All bytes of the file `path`, or of standard input where `path` is "-". Pipes and /proc files are fine.
///
/// @throws Error{no_input} if it cannot be opened, is a directory or a closed standard input, Error{io} if
/// reading fails,
///         Error{data} beyond 1 GiB, so that an endless pipe ends in a message.
[[nodiscard]] std::string read_file(const std::string& path);

/// Writes `content` to `path` so that a reader sees the old file or the new one, never half of one.
///
/// The file gets its name once it is whole (TemporaryFile), so that a program that is killed leaves nothing
/// half-written; its mode is that of the file it replaces or follows the umask. SIGINT, SIGTERM and SIGHUP
/// wait for the few milliseconds this takes. A symbolic link is followed; a pipe, a device and a descriptor
/// of the program (/dev/stdout, /dev/fd/3, whatever file it is of) are written to directly.
/// @throws Error{cannot_create} if the file cannot be created, Error{io} if writing fails.
void write_file(const std::string& path, std::string_view content);
/// The same of a text that comes in pieces. It may be asked for twice, and what it throws is passed on;
/// nothing is left behind then.
void write_file(const std::string& path, const TextSource& content);

/// Finds out early what write_file would complain about at the end of long work, as far as that can be told.
///
/// @throws Error{cannot_create} if the folder of `path` is not there or no file can be created in it.
void require_creatable(const std::string& path);

/// As write_file, but refuses to replace: of two programs that race for `path` one gets the error.
///
/// @throws Error{cannot_create} if `path` exists.
void create_file(const std::string& path, std::string_view content);

/// Fills those of the descriptors 0 to 2 that are closed with /dev/null, so that no file which is opened
/// later gets their number and with it what is read, printed or said. Reading and writing there fails as
/// before.
void occupy_closed_standard_descriptors();

/// Writes `content` to standard output, past any stream buffer.
///
/// @throws Error{io} if not all of it could be written (/dev/full, a closed descriptor).
void write_standard_output(std::string_view content);
void write_standard_output(const TextSource& content);

} // namespace earbench
