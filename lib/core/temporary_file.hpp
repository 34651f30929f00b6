#pragma once

#include "core/descriptor.hpp"

#include <string>
#include <sys/types.h>

namespace earbench {

/// A file that nobody sees before it is whole.
///
/// Functions that return false leave the reason in errno.
class TemporaryFile {
public:
    /// Of a file without a name (O_TMPFILE, Linux open(2)) nothing is left whatever ends the program, but not
    /// every file system has such; a hidden name, in the folder of the file, is removed at the end of the
    /// scope.
    enum class Name { none, hidden };

    /// A file that can become `path`. descriptor() is negative where the folder takes none, see errno.
    TemporaryFile(std::string path, Name name);
    ~TemporaryFile();
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    [[nodiscard]] int descriptor() const noexcept { return m_descriptor.get(); }

    /// Becomes `path` unless something is there (EEXIST); of two that race one fails.
    [[nodiscard]] bool appear();

    /// Becomes `path` in the place of what is there: who opens it finds the old file or the new one.
    ///
    /// A file without a name has a hidden one for the moment before: Linux cannot link over a file.
    [[nodiscard]] bool replace();

private:
    [[nodiscard]] std::string folder() const;
    [[nodiscard]] std::string hidden_path(const std::string& end) const;
    [[nodiscard]] std::string descriptor_path() const;
    /// Gives the file without a name the name `path`.
    [[nodiscard]] bool link_as(const std::string& path) const;
    [[nodiscard]] bool get_hidden_name();

    std::string m_path;
    Descriptor m_descriptor{-1};
    std::string m_hidden; ///< empty while the file has no name, or its own
};

} // namespace earbench
