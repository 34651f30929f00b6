// A curve of one level.

#pragma once

#include "curve/frequency_response.hpp"

#include <utility>
#include <vector>

namespace earbench {

/// Points at 20 Hz, 500 Hz and 20 kHz, all at `level_db`; columns have as many values.
inline FrequencyResponse flat(double level_db, Notes notes = {}, std::vector<Column> columns = {})
{
    return {
        {20.0, 500.0, 20'000.0}, {level_db, level_db, level_db}, {}, std::move(notes), std::move(columns)};
}

} // namespace earbench
