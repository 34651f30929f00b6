#pragma once

namespace earbench::cli {

/// Makes the process ready for a tool: once before main where this file is linked; calling it again changes
/// nothing.
///
/// Standard descriptors that are closed are occupied (occupy_closed_standard_descriptors). What nobody
/// catches, be it memory that is missing before Tool::run or while it reports, ends in one line and the exit
/// code of Fault::internal instead of an abort.
void prepare_process();

} // namespace earbench::cli
