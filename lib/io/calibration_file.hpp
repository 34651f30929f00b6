#pragma once

#include "curve/frequency_response.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace earbench {

/// The response of a microphone or coupler.
struct Calibration {
    FrequencyResponse
        response; ///< its notes are `name`, the file's, and `channel` where the file names a side
    std::vector<std::string> remarks; ///< what was left out, as of a Reading
};

/// The calibration in `text`: of a curve file in any form that parse_curves reads, as makers write them
/// ("Sens Factor =-1.2dB", `*1000Hz -36.0` and other lines before the rows are passed over).
///
/// A file that begins with `L_` or `R_`, as miniDSP calls those of its EARS, ends with a channel (see
/// split_channel) or says Left or Right before its rows names the side that it is for. Of several curves
/// side by side, such as those of several angles of incidence, the first is taken, and remarked.
///
/// Sensitivities are not used: they hold for one setting of the input's gain only. `file` names the place in
/// errors, and in the note `name` of the response.
/// @throws Error{data} as parse_curves does, and for left and right in one file or for several blocks.
[[nodiscard]] Calibration parse_calibration(std::string_view text, const std::string& file);

/// parse_calibration of the file `path`.
///
/// @throws Error as read_file and parse_calibration do.
[[nodiscard]] Calibration read_calibration(const std::string& path);

} // namespace earbench
