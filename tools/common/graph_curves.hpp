#pragma once

#include "curve/frequency_response.hpp"
#include "publish/book.hpp"
#include "publish/curve_files.hpp"
#include "publish/database.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace earbench::cli {

/// The products of a graph database, by name.
class GraphCurves {
public:
    /// @throws Error{no_input} if `folder` has no book, Error{data} if that is no JSON.
    explicit GraphCurves(const std::string& folder);

    /// What products and curves are called: "Acme One" and the names of its files.
    [[nodiscard]] std::vector<std::string> names() const;
    /// The first curve file that the book names for the product, "Acme One" of "Acme One L.txt"; null for
    /// none. Letter case does not count.
    [[nodiscard]] const BookFile* find(std::string_view product) const;
    /// The curve of each channel of `file`, its first run; channels without a file are left out.
    ///
    /// @throws Error as read_curves does.
    [[nodiscard]] std::vector<FrequencyResponse> curves_of(const BookFile& file) const;

private:
    Database m_database;
    Book m_book;
    CurveFiles m_files;
};

} // namespace earbench::cli
