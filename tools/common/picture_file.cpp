#include "common/picture_file.hpp"

#include "core/files.hpp"

namespace earbench::cli {

void write_picture(const Tool& tool, const std::string& path, const Picture& picture)
{
    write_file(path, picture.bytes);
    for (const auto& remark : picture.remarks) {
        tool.note(path + ": " + remark);
    }
}

} // namespace earbench::cli
