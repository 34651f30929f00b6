#include "audio/tables.hpp"

#include "core/error.hpp"
#include "core/number.hpp"

namespace earbench {

namespace {

Cell whole(std::size_t value)
{
    return Number{static_cast<double>(value), 0};
}

/// "play", "record", "play record" or nothing.
Cell default_for(const AudioDevice& device)
{
    if (!device.is_default_output && !device.is_default_input) {
        return {};
    }
    return std::string(device.is_default_output ? "play" : "") +
           (device.is_default_output && device.is_default_input ? " " : "") +
           (device.is_default_input ? "record" : "");
}

ToneReading tone_in(const std::string& source, std::span<const double> samples, SampleRate rate,
                    Hertz nominal)
{
    try {
        return read_tone(samples, rate, nominal);
    } catch (const Error& error) {
        throw Error(error.fault(), Place{source}, error.what());
    }
}

} // namespace

Table device_table(std::span<const AudioDevice> devices)
{
    Table table{{"index", "name", "api", "play_channels", "record_channels", "rate_hz", "default"}, {}};
    for (const auto& device : devices) {
        table.rows.push_back({Number{static_cast<double>(device.index), 0}, device.name, device.host_api,
                              whole(device.outputs), whole(device.inputs), Number{device.default_rate_hz, 0},
                              default_for(device)});
    }
    return table;
}

Table level_table(bool with_tone)
{
    Table table{{"source", "channel", "rms_dbfs", "peak_dbfs", "clipped"}, {}};
    if (with_tone) {
        table.columns.insert(table.columns.end(), {"tone_hz", "tone_dbfs", "purity_db", "spl_at"});
    }
    return table;
}

std::optional<std::string> add_level_row(Table& table, const std::string& source, std::size_t channel,
                                         std::span<const double> samples, SampleRate rate,
                                         const std::optional<CalibratorTone>& tone)
{
    const auto level = read_level(samples);
    std::vector<Cell> row{source, whole(channel), Number{level.rms.value, 2}, Number{level.peak.value, 2},
                          whole(level.clipped)};
    std::optional<std::string> reason;
    if (tone) {
        const auto found = tone_in(source, samples, rate, tone->frequency);
        reason = reason_to_reject(found, level);
        if (!reason) {
            row.insert(row.end(), {Number{found.frequency.value, 2}, Number{found.level.value, 2},
                                   Number{found.purity.value, 1},
                                   tone->level + "@" + format_shortest(tone->frequency.value) + "=" +
                                       format_fixed(found.level.value, 2)});
        }
    }
    row.resize(table.columns.size());
    table.rows.push_back(std::move(row));
    return reason;
}

} // namespace earbench
