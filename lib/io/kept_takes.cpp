#include "io/kept_takes.hpp"

#include "core/error.hpp"
#include "core/files.hpp"
#include "core/folders.hpp"

namespace earbench {

KeptTakes::KeptTakes(std::optional<std::string> folder, const std::vector<std::string>& names, int tries)
    : m_folder(std::move(folder))
{
    if (!m_folder) {
        return;
    }
    create_folders(*m_folder);
    require_creatable(path("take", {}));
    const auto refuse = [](const std::string& found) {
        if (exists(found)) {
            throw Error(Fault::cannot_create, Place{found}, "exists and is not overwritten");
        }
    };
    for (const auto& name : names) {
        refuse(path(name, {}));
        for (int number = 1; number <= tries; ++number) {
            refuse(path(name, number));
        }
    }
}

void KeptTakes::keep(const Audio& audio, const std::string& name, std::optional<int> rejected_try) const
{
    if (m_folder) {
        create_file(path(name, rejected_try), to_wav(audio, SampleFormat::float_32));
    }
}

std::string KeptTakes::path(const std::string& name, std::optional<int> rejected_try) const
{
    return *m_folder + "/" + name + (rejected_try ? "-rejected" + std::to_string(*rejected_try) : "") +
           ".wav";
}

} // namespace earbench
