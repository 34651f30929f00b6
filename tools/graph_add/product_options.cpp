#include "product_options.hpp"

#include "core/error.hpp"
#include "core/files.hpp"
#include "core/number.hpp"
#include "core/strings.hpp"
#include "draft/review_file.hpp"
#include "publish/names.hpp"
#include "text/utf8.hpp"

#include <algorithm>

namespace earbench::cli {

namespace {

/// `text` as UTF-8 on one line.
std::string plain(const std::string& option, const std::string& text)
{
    const auto points = code_points(to_utf8(text));
    if (std::any_of(points.begin(), points.end(), is_line_control)) {
        fail_usage("text without control characters for " + option, quoted(printable(text, 60)));
    }
    return std::string(trim(to_utf8(text)));
}

void make_plain(const std::string& option, std::optional<std::string>& text)
{
    if (text) {
        text = plain(option, *text);
    }
}

/// What a review file says is overruled by what the options say.
void take_review(Product& product, const Review& review, std::vector<std::string>& files)
{
    product.brand = review.brand;
    product.model = review.model;
    if (!product.price && !review.price.empty()) {
        product.price = review.price;
    }
    if (!product.review_score && review.sonic) {
        product.review_score = format_shortest(*review.sonic);
    }
    if (files.empty()) {
        files = review.curves;
    }
}

} // namespace

void ProductOptions::declare(Tool& tool)
{
    tool.option("--brand", m_brand, "NAME", "Brand")
        .option("--model", m_model, "NAME", "Model")
        .option("--suffix", m_product.suffix, "TEXT", "What tells this measurement from others of the model")
        .option("--file", m_product.file, "NAME", "Name of the curve files, without channel and ending")
        .option("--review-score", m_product.review_score, "TEXT", "Rating: 0 to 5, or text")
        .option("--review-link", m_product.review_link, "URL", "Address of the review")
        .option("--shop-link", m_product.shop_link, "URL", "Address of a shop")
        .option("--price", m_product.price, "TEXT", "Price with its currency")
        .option("--from", m_from, "FILE", "Read brand, model, price, rating and curves from a review file",
                InStep::file_name);
}

std::optional<Product> ProductOptions::read(std::vector<std::string>& files) const
{
    auto product = m_product;
    if (m_from) {
        std::vector<ReviewSetting> given;
        for (const auto& [name, value] : {std::pair("brand", m_brand), std::pair("model", m_model)}) {
            if (value) {
                given.push_back({name, *value, std::nullopt});
            }
        }
        constexpr auto any_date = "2000-01-01"; // of the post, which this tool does not write
        take_review(product, make_review(read_review_file(read_file(*m_from), *m_from), given, any_date),
                    files);
    } else if (m_brand || m_model || !files.empty()) {
        product.brand = plain("--brand", m_brand.value_or(""));
        product.model = plain("--model", m_model.value_or(""));
        if (product.brand.empty() || product.model.empty()) {
            fail_usage("--brand and --model", m_brand.value_or("").empty() ? "no brand" : "no model");
        }
    } else {
        return std::nullopt;
    }
    make_plain("--suffix", product.suffix);
    make_plain("--review-score", product.review_score);
    make_plain("--review-link", product.review_link);
    make_plain("--shop-link", product.shop_link);
    make_plain("--price", product.price);
    if (product.file) {
        const auto why = why_unshareable(*product.file);
        if (why || product.file->empty() || product.file->starts_with('/') || leaves_folder(*product.file)) {
            fail_usage("a name that links carry for --file",
                       quoted(printable(*product.file, 60)) + (why ? " (" + *why + ")" : ""));
        }
    }
    return product;
}

} // namespace earbench::cli
