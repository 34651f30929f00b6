// fr-measure devices - list sound devices. See fr-measure-devices(1).

#include "audio/audio_system.hpp"
#include "common/tool.hpp"
#include "subcommands.hpp"
#include "text/table.hpp"

using namespace earbench;

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

} // namespace

int fr_measure_devices(int argc, char** argv)
{
    TableFormat format = TableFormat::text;
    cli::Tool tool("fr-measure devices", "List sound devices");
    tool.choice("--format", format, table_formats, "Form of the table").output();
    return tool.run(argc, argv, [&] {
        const AudioSystem system;
        Table table{{"index", "name", "api", "play_channels", "record_channels", "rate_hz", "default"}, {}};
        for (const auto& device : system.devices()) {
            table.rows.push_back({Number{static_cast<double>(device.index), 0}, device.name, device.host_api,
                                  whole(device.outputs), whole(device.inputs),
                                  Number{device.default_rate_hz, 0}, default_for(device)});
        }
        tool.print(render(table, format));
        return 0;
    });
}
