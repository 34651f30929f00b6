#include "publish/book.hpp"

#include "core/number.hpp"
#include "core/strings.hpp"

#include <algorithm>

namespace earbench {

namespace {

using Kind = PlacedValue::Kind;

std::string first_text(const PlacedValue* value)
{
    const auto texts = texts_of(value);
    return texts.empty() ? std::string() : texts.front()->text;
}

/// How many samples a number of modernGraphTool's, or its object with a `count`, asks for.
int sample_count(const PlacedValue* value)
{
    constexpr long most = 1000; // no reader shows more; a book must not ask for millions of files
    if (value != nullptr && value->is(Kind::object)) {
        value = value->find("count");
    }
    const bool is_number = value != nullptr && value->is(Kind::number);
    return is_number ? static_cast<int>(std::clamp(parse_integer(value->text).value_or(0), 0L, most)) : 0;
}

void add_file(BookPhone& phone, const PlacedValue& text, int samples, bool is_own_variant)
{
    phone.files.push_back({text.text, text.line, samples, is_own_variant});
}

/// What modernGraphTool's `variants` add: sample sets for files that are named already, and further files.
void add_variants(BookPhone& phone)
{
    const auto* variants = phone.value->find("variants");
    for (const auto& variant : variants == nullptr ? std::vector<PlacedValue>{} : variants->elements) {
        const auto* samples = variant.find("samples");
        if (const auto* file = variant.find("file"); file != nullptr && file->is(Kind::string)) {
            const auto same = std::find_if(phone.files.begin(), phone.files.end(),
                                           [&](const BookFile& other) { return other.name == file->text; });
            if (same != phone.files.end()) {
                same->samples = sample_count(samples);
            } else {
                add_file(phone, *file, sample_count(samples), false);
            }
        }
        for (const auto* file : texts_of(samples == nullptr ? nullptr : samples->find("files"))) {
            add_file(phone, *file, 0, false);
        }
    }
    const auto* sets = phone.value->find("hptfs");
    for (const auto& set : sets == nullptr ? std::vector<PlacedValue>{} : sets->elements) {
        for (const auto* file : texts_of(set.find("files"))) {
            add_file(phone, *file, 0, false);
        }
    }
}

std::optional<BookPhone> read_phone(const PlacedValue& value)
{
    BookPhone phone;
    phone.value = &value;
    if (value.is(Kind::string)) {
        phone.name = value.text;
        add_file(phone, value, 0, true);
        return phone;
    }
    if (!value.is(Kind::object)) {
        return std::nullopt;
    }
    phone.name = first_text(value.find("name"));
    const int samples = sample_count(value.find("samples"));
    for (const auto* file : texts_of(value.find("file"))) {
        if (!file->text.empty()) {
            add_file(phone, *file, samples, true);
        }
    }
    const bool has_sets = value.find("variants") != nullptr || value.find("hptfs") != nullptr;
    if (phone.files.empty() && !has_sets) {
        for (const auto* name : texts_of(value.find("name"))) {
            add_file(phone, *name, samples, true);
        }
    }
    add_variants(phone);
    if (const auto* suffix = value.find("suffix"); suffix != nullptr && suffix->is(Kind::array)) {
        phone.suffixes.emplace();
        for (const auto* text : texts_of(suffix)) {
            phone.suffixes->push_back(text->text);
        }
    }
    return phone;
}

BookBrand read_brand(const PlacedValue& value)
{
    BookBrand brand;
    brand.value = &value;
    brand.name = first_text(value.find("name"));
    const auto* phones = value.find("phones");
    if (phones != nullptr && phones->is(Kind::array)) {
        brand.phones_value = phones;
        for (const auto& element : phones->elements) {
            if (auto phone = read_phone(element)) {
                brand.phones.push_back(std::move(*phone));
            }
        }
    }
    return brand;
}

} // namespace

Book::Book(std::string text, std::string path)
    : m_text(std::move(text)), m_path(std::move(path)), m_value(scan_json(m_text, m_path))
{
    for (const auto& element : m_value.elements) {
        if (element.is(Kind::object)) {
            m_brands.push_back(read_brand(element));
        }
    }
}

std::string name_key(std::string_view name)
{
    return to_lower(trim(name));
}

std::string full_name(const BookBrand& brand, const BookPhone& phone)
{
    return brand.name + " " + phone.name;
}

std::vector<const PlacedValue*> texts_of(const PlacedValue* value)
{
    std::vector<const PlacedValue*> texts;
    if (value != nullptr && value->is(Kind::string)) {
        texts.push_back(value);
    } else if (value != nullptr && value->is(Kind::array)) {
        for (const auto& element : value->elements) {
            if (element.is(Kind::string)) {
                texts.push_back(&element);
            }
        }
    }
    return texts;
}

} // namespace earbench
