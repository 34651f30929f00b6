#pragma once

#include "io/audio_file.hpp"

#include <optional>
#include <string>
#include <vector>

namespace earbench {

/// The folder where live takes are kept as DIR/NAME.wav, rejected ones as DIR/NAME-rejected1.wav and so on.
class KeptTakes {
public:
    /// Nothing is kept without a `folder`; else it is created, and every file that might be written for
    /// `names` and so many tries of each is looked for before anything is played.
    /// @throws Error{cannot_create} if the folder cannot be created or one of the files exists.
    KeptTakes(std::optional<std::string> folder, const std::vector<std::string>& names, int tries);

    /// Keeps a take; `rejected_try` counts from 1, nothing is a take that was accepted.
    /// @throws Error as create_file does.
    void keep(const Audio& audio, const std::string& name, std::optional<int> rejected_try) const;

private:
    [[nodiscard]] std::string path(const std::string& name, std::optional<int> rejected_try) const;

    std::optional<std::string> m_folder;
};

} // namespace earbench
