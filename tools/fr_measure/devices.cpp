// fr-measure devices - list sound devices. See fr-measure-devices(1).

#include "audio/audio_system.hpp"
#include "audio/tables.hpp"
#include "common/tool.hpp"
#include "subcommands.hpp"

using namespace earbench;

int fr_measure_devices(int argc, char** argv)
{
    TableFormat format = TableFormat::text;
    cli::Tool tool("fr-measure devices", "List sound devices");
    tool.format(format, table_formats, table_endings, "Form of the table")
        .output()
        .examples({"fr-measure devices", "fr-measure devices --format json"});
    return tool.run(argc, argv, [&] {
        tool.print(render(device_table(AudioSystem().devices()), format));
        return 0;
    });
}
