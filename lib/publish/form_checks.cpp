#include "publish/checks.hpp"

#include "core/ascii.hpp"
#include "core/number.hpp"
#include "core/strings.hpp"
#include "publish/names.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace earbench {

namespace {

using Kind = PlacedValue::Kind;

constexpr auto brand_keys = std::to_array<std::string_view>({"name", "suffix", "phones", "defaultSamples"});
constexpr auto phone_keys = std::to_array<std::string_view>(
    {"name", "file", "suffix", "prefix", "collab", "reviewScore", "reviewLink", "shopLink", "price",
     "description", "links", "variants", "samples", "hptfs", "amazon", "aliexpress", "preferredShop"});

std::string shown(const PlacedValue& value)
{
    switch (value.kind) {
    case Kind::null:
        return "null";
    case Kind::string:
        return "the text '" + value.text + "'";
    case Kind::array:
        return "a list";
    case Kind::object:
        return "an object";
    case Kind::boolean:
    case Kind::number:
        return value.text;
    }
    return "";
}

/// What JavaScript takes for nothing.
bool is_nothing(const PlacedValue* value)
{
    return value == nullptr || value->is(Kind::null) || value->text == "false" ||
           (value->is(Kind::string) && value->text.empty()) ||
           (value->is(Kind::number) && value->text == "0");
}

bool holds_texts_only(const PlacedValue& list)
{
    return std::all_of(list.elements.begin(), list.elements.end(),
                       [](const PlacedValue& element) { return element.is(Kind::string); });
}

class FormChecks {
public:
    FormChecks(const Book& book, bool is_modern) : m_book(book), m_is_modern(is_modern) {}

    std::vector<CheckFinding> run()
    {
        const auto& root = m_book.value();
        if (!root.is(Kind::array)) {
            error(root.line, "book-form", "expected a list of brands but found " + shown(root) + stops);
            return std::move(m_findings);
        }
        check_encoding();
        for (const auto& brand : root.elements) {
            check_brand(brand);
        }
        return std::move(m_findings);
    }

private:
    static constexpr auto stops = ": the whole site shows nothing";

    void error(std::size_t line, std::string code, std::string text)
    {
        m_findings.push_back({Severity::error, m_book.path(), line, std::move(code), std::move(text)});
    }

    void note(std::size_t line, std::string code, std::string text)
    {
        m_findings.push_back({Severity::note, m_book.path(), line, std::move(code), std::move(text)});
    }

    void check_encoding()
    {
        std::size_t number = 0;
        for (const auto line : split_lines(m_book.text())) {
            ++number;
            if (!is_utf8(line)) {
                error(number, "encoding", "bytes that are no UTF-8: readers show other names");
                return;
            }
        }
    }

    void check_brand(const PlacedValue& brand)
    {
        if (!brand.is(Kind::object)) {
            error(brand.line, "brand-form", "expected a brand but found " + shown(brand) + stops);
            return;
        }
        check_keys(brand, brand_keys);
        const auto* name = brand.find("name");
        const bool has_name = name != nullptr && name->is(Kind::string) && !trim(name->text).empty();
        if (!has_name) {
            error(brand.line, "brand-form", "a brand without a name");
        } else if (name_key(name->text) == "uploaded") {
            error(name->line, "brand-form", "squiglink/lab keeps the brand 'Uploaded' for itself");
        }
        const auto* phones = brand.find("phones");
        if (phones == nullptr || !phones->is(Kind::array)) {
            error(brand.line, "brand-form",
                  "the brand '" + (has_name ? name->text : "") + "' has no list 'phones'" + stops);
            return;
        }
        for (const auto& phone : phones->elements) {
            check_phone(phone);
        }
    }

    void check_phone(const PlacedValue& phone)
    {
        if (phone.is(Kind::string)) {
            if (trim(phone.text).empty()) {
                error(phone.line, "phone-form", "a phone without a name");
            }
            return;
        }
        if (!phone.is(Kind::object)) {
            error(phone.line, "phone-form", "expected a phone but found " + shown(phone) + stops);
            return;
        }
        check_keys(phone, phone_keys);
        check_name(phone);
        check_file(phone);
        check_links(phone);
        check_score(phone);
    }

    void check_keys(const PlacedValue& object, std::span<const std::string_view> known)
    {
        std::set<std::string> seen;
        for (const auto& member : object.members) {
            const bool is_known = std::find(known.begin(), known.end(), member.key) != known.end();
            const auto meant = std::find_if(known.begin(), known.end(), [&](std::string_view key) {
                return to_lower(key) == to_lower(trim(member.key));
            });
            if (!is_known && meant != known.end()) {
                error(member.line, "key",
                      "'" + member.key + "' is read by nothing: write '" + std::string(*meant) + "'");
            }
            if (!seen.insert(member.key).second) {
                error(member.line, "key", "'" + member.key + "' is there twice: readers take the last one");
            }
        }
    }

    void check_name(const PlacedValue& phone)
    {
        const auto* name = phone.find("name");
        const bool is_list = name != nullptr && name->is(Kind::array);
        const auto texts = texts_of(name);
        if (texts.empty() || trim(texts.front()->text).empty()) {
            error(phone.line, "phone-form",
                  std::string("a phone without a name") + (is_nothing(phone.find("file")) ? stops : ""));
        } else if (is_list && (name->elements.size() != 1 || texts.size() != 1)) {
            error(name->line, "phone-form", "a list of names: readers show the first or all in one");
        }
    }

    void check_file(const PlacedValue& phone)
    {
        const auto* file = phone.find("file");
        if (is_nothing(file) || file->is(Kind::string)) {
            if (const auto* suffix = phone.find("suffix");
                suffix != nullptr && suffix->is(Kind::array) && suffix->elements.size() > 1) {
                fail_length(*suffix, 1);
            }
            return;
        }
        if (!file->is(Kind::array)) {
            error(file->line, "file-form",
                  "expected 'file' as text or a list but found " + shown(*file) + stops);
        } else if (file->elements.empty()) {
            error(file->line, "file-form", "an empty list 'file': nothing can be opened");
        } else if (!holds_texts_only(*file)) {
            error(file->line, "file-form", "expected texts in the list 'file'");
        } else {
            check_suffix(phone, file->elements.size());
        }
    }

    void fail_length(const PlacedValue& suffix, std::size_t files)
    {
        const auto count = suffix.elements.size();
        error(suffix.line, "suffix-length",
              std::to_string(count) + (count == 1 ? " suffix for " : " suffixes for ") +
                  std::to_string(files) + (files == 1 ? " file" : " files"));
    }

    void check_suffix(const PlacedValue& phone, std::size_t files)
    {
        const auto* suffix = phone.find("suffix");
        if (is_nothing(suffix)) {
            check_prefix(phone, files);
            return;
        }
        if (!suffix->is(Kind::array)) {
            error(suffix->line, "suffix-form",
                  "'suffix' is " + shown(*suffix) + " beside a 'file' list" + stops);
            return;
        }
        if (!holds_texts_only(*suffix)) {
            error(suffix->line, "suffix-form", "expected texts in the list 'suffix'");
        }
        const bool is_left_empty = suffix->elements.empty() && files == 1;
        if (suffix->elements.size() != files && !is_left_empty) {
            fail_length(*suffix, files);
        }
        std::set<std::string> seen;
        for (const auto* text : texts_of(suffix)) {
            if (!seen.insert(name_key(text->text)).second) {
                error(text->line, "suffix-twice", "the suffix '" + text->text + "' is there twice");
            }
        }
    }

    void check_prefix(const PlacedValue& phone, std::size_t files)
    {
        const auto* prefix = phone.find("prefix");
        if (!is_nothing(prefix)) {
            if (const auto why = why_no_pattern(prefix->text)) {
                error(prefix->line, "prefix-form",
                      "'prefix' is no regular expression (" + *why + ")" + stops);
            }
            return;
        }
        if (files > 1) {
            const auto text = std::to_string(files) + " files without 'suffix': ";
            const auto line = phone.find("file")->line;
            if (m_is_modern) {
                error(line, "no-suffix", text + "modernGraphTool opens the first one only");
            } else {
                note(line, "no-suffix", text + "the menu shows file names");
            }
        }
    }

    void check_links(const PlacedValue& phone)
    {
        for (const auto* key : {"reviewLink", "shopLink"}) {
            const auto* link = phone.find(key);
            if (!is_nothing(link) && !link->is(Kind::string)) {
                error(link->line, "link-form",
                      "expected '" + std::string(key) + "' as text but found " + shown(*link));
            }
        }
    }

    /// A score is shown as stars from "0" to "5", else as the text that it is.
    void check_score(const PlacedValue& phone)
    {
        const auto* score = phone.find("reviewScore");
        const auto* price = phone.find("price");
        if (is_nothing(score)) {
            if (!m_is_modern && !is_nothing(price)) {
                note(price->line, "price", "a price without 'reviewScore' is not shown");
            }
            return;
        }
        if (const auto why = score_fault(*score); !why.empty()) {
            note(score->line, "score", why);
        }
    }

    static std::string score_fault(const PlacedValue& score)
    {
        const auto text = trim(score.text);
        if (score.is(Kind::number)) {
            const bool is_whole = text.size() == 1 && text.front() <= '5';
            return is_whole ? ""
                            : "'reviewScore' is the number " + score.text +
                                  ", which squiglink/lab draws as empty stars: write it as text";
        }
        if (!score.is(Kind::string)) {
            return "expected 'reviewScore' as text but found " + shown(score);
        }
        const auto number = parse_number(text.substr(0, text.find('/')));
        const bool is_of_five = text.find('/') == std::string_view::npos || trim(text).ends_with("/5");
        if (!text.empty() && is_digit(text.front()) && (!number || *number > 5.0 || !is_of_five)) {
            return "'" + score.text + "' is no rating from 0 to 5: modernGraphTool shows other stars";
        }
        const bool is_price =
            text.starts_with('$') || text.starts_with("\xE2\x82\xAC") || text.starts_with("\xC2\xA3");
        return is_price ? "'reviewScore' is '" + score.text + "': meant for 'price'?" : "";
    }

    const Book& m_book;
    bool m_is_modern;
    std::vector<CheckFinding> m_findings;
};

} // namespace

std::vector<CheckFinding> check_book_form(const Book& book, bool is_modern)
{
    return FormChecks(book, is_modern).run();
}

} // namespace earbench
