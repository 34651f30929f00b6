#pragma once

#include "common/tool.hpp"
#include "publish/addition.hpp"

#include <optional>
#include <string>
#include <vector>

namespace earbench::cli {

/// What the command line, and a review file that it names, say of the product.
class ProductOptions {
public:
    void declare(Tool& tool);

    /// The product, or nothing where none is named. Of a review file the curves are taken where `files` has
    /// none.
    ///
    /// @throws Error{usage} for a brand without a model, and names and links that are none; Error as
    ///         read_review_file does.
    [[nodiscard]] std::optional<Product> read(std::vector<std::string>& files) const;

private:
    std::optional<std::string> m_brand;
    std::optional<std::string> m_model;
    std::optional<std::string> m_from;
    Product m_product;
};

} // namespace earbench::cli
