#include "publish/book_edit.hpp"

#include "core/strings.hpp"
#include "core/text_at.hpp"
#include "text/json.hpp"

#include <algorithm>
#include <functional>

namespace earbench {

namespace {

using Kind = PlacedValue::Kind;

std::string between(const Book& book, std::size_t begin, std::size_t end)
{
    return book.text().substr(begin, end - begin);
}

std::string written(const Book& book, const PlacedValue& value)
{
    return between(book, value.begin, value.end);
}

std::string replaced(const Book& book, std::size_t begin, std::size_t end, const std::string& by)
{
    return book.text().substr(0, begin) + by + book.text().substr(end);
}

bool has_line_end(const std::string& text)
{
    return text.find('\n') != std::string::npos;
}

/// Of blanks between two values those that begin the line of the second: without blank lines and blanks at
/// the end of the line before.
std::string last_line_of(const std::string& blanks)
{
    auto at = blanks.rfind('\n');
    if (at == std::string::npos) {
        return blanks;
    }
    at -= byte_at(blanks, at - 1) == '\r' ? 1U : 0U;
    return blanks.substr(at);
}

/// The blanks that the line of `at` begins with.
std::string indentation(const Book& book, std::size_t at)
{
    const auto begin = std::string_view(book.text()).substr(0, at).rfind('\n') + 1; // 0 where there is none
    const auto end = book.text().find_first_not_of(" \t", begin);
    return between(book, begin, std::min(end, at));
}

/// The same blanks for something that stands in `base` instead of `old_base`.
std::string moved(const std::string& blanks, const std::string& old_base, const std::string& base)
{
    const auto end = blanks.rfind('\n');
    if (end == std::string::npos) {
        return blanks;
    }
    const auto indent = blanks.substr(end + 1);
    const bool is_deeper = indent.starts_with(old_base);
    return blanks.substr(0, end + 1) + (is_deeper ? base + indent.substr(old_base.size()) : indent);
}

/// How an object is laid out.
struct ObjectStyle {
    std::string open = " ";      ///< between { and the first key
    std::string colon = ": ";    ///< between a key and its value
    std::string separate = ", "; ///< between a value and the next key
    std::string close = " ";     ///< between the last value and }
};

/// The style of `object`, for one whose line is indented by `base`.
ObjectStyle style_of(const Book& book, const PlacedValue& object, const std::string& base)
{
    const auto& members = object.members;
    const auto own = indentation(book, object.begin);
    const auto& last = members.back();
    ObjectStyle style;
    style.open = moved(last_line_of(between(book, object.begin + 1, members.front().begin)), own, base);
    style.colon = between(book, members.front().end, members.front().value.begin);
    style.separate = has_line_end(style.open) ? "," + style.open : ", ";
    if (members.size() > 1) {
        const auto gap = between(book, members[members.size() - 2].value.end, last.begin);
        style.separate = "," + moved(last_line_of(gap.substr(gap.find(',') + 1)), own, base);
    }
    style.close = moved(last_line_of(between(book, last.value.end, object.end - 1)), own, base);
    return style;
}

std::string to_object(const JsonFields& fields, const ObjectStyle& style)
{
    std::string text = "{" + style.open;
    for (const auto& [key, value] : fields) {
        text += (key == fields.front().first ? "" : style.separate) + quote_json(key) + style.colon + value;
    }
    return text + style.close + "}";
}

/// The last phone of `brand`, else of the book, that is an object.
const PlacedValue* sample_phone(const Book& book, const BookBrand& brand)
{
    const auto last_object = [](const BookBrand& one) -> const PlacedValue* {
        const auto found = std::find_if(one.phones.rbegin(), one.phones.rend(), [](const BookPhone& phone) {
            return !phone.is_text() && !phone.value->members.empty();
        });
        return found == one.phones.rend() ? nullptr : found->value;
    };
    if (const auto* own = last_object(brand)) {
        return own;
    }
    for (auto other = book.brands().rbegin(); other != book.brands().rend(); ++other) {
        if (const auto* sample = last_object(*other)) {
            return sample;
        }
    }
    return nullptr;
}

/// The style of an object among the phones of `brand`, on a line that is indented by `base`: that of another
/// one, but all on one line where the whole list is.
ObjectStyle phone_style(const Book& book, const BookBrand& brand, const std::string& base)
{
    const auto* list = brand.phones_value;
    const bool is_one_line =
        list != nullptr && !list->elements.empty() && !has_line_end(written(book, *list));
    const auto* sample = sample_phone(book, brand);
    auto style = sample == nullptr ? ObjectStyle{} : style_of(book, *sample, base);
    return is_one_line && has_line_end(style.open + style.separate + style.close) ? ObjectStyle{} : style;
}

/// A phone for `brand` on a line that is indented by `base`.
std::string new_phone(const Book& book, const BookBrand& brand, const JsonFields& fields,
                      const std::string& base)
{
    const bool may_be_text = brand.phones.empty() || brand.phones.back().is_text();
    if (fields.size() == 1 && may_be_text) {
        return fields.front().second;
    }
    return to_object(fields, phone_style(book, brand, base));
}

/// The blanks before the last element of a list that has one.
std::string blanks_before_last(const Book& book, const PlacedValue& list)
{
    const auto count = list.elements.size();
    const auto begin = count > 1 ? list.elements[count - 2].end : list.begin;
    const auto gap = between(book, begin, list.elements.back().begin);
    return last_line_of(gap.substr(gap.find(count > 1 ? ',' : '[') + 1));
}

bool are_in_order(const std::vector<BookBrand>& brands)
{
    return !brands.empty() &&
           std::ranges::is_sorted(brands, {}, [](const BookBrand& brand) { return name_key(brand.name); });
}

/// A brand that looks like `sample`, on a line that is indented by `base`.
std::string new_brand(const Book& book, const BookBrand& sample, const std::string& name,
                      const JsonFields& fields, const std::string& base)
{
    const auto style = style_of(book, *sample.value, base);
    const auto own = indentation(book, sample.value->begin);
    std::string open = " ";
    std::string close = " ";
    if (sample.phones_value != nullptr && !sample.phones_value->elements.empty()) {
        const auto& list = *sample.phones_value;
        open = moved(last_line_of(between(book, list.begin + 1, list.elements.front().begin)), own, base);
        close = moved(last_line_of(between(book, list.elements.back().end, list.end - 1)), own, base);
    }
    const auto phone_base = has_line_end(open) ? open.substr(open.rfind('\n') + 1) : base;
    const auto phones = "[" + open + new_phone(book, sample, fields, phone_base) + close + "]";
    return to_object({{"name", quote_json(name)}, {"phones", phones}}, style);
}

/// The first brand of a book without any.
std::string first_brand(const std::string& name, const JsonFields& fields, const std::string& line_end)
{
    const auto phone = fields.size() == 1 ? fields.front().second : to_object(fields, {});
    const std::vector<std::string> lines{
        "",      "  {", "    \"name\": " + quote_json(name) + ",", "    \"phones\": [", "      " + phone,
        "    ]", "  }"};
    return join(lines, line_end) + line_end;
}

} // namespace

std::string empty_book()
{
    return "[]\n";
}

std::string with_phone(const Book& book, const BookBrand& brand, const JsonFields& fields)
{
    const auto& list = *brand.phones_value;
    if (list.elements.empty()) {
        const auto phone = new_phone(book, brand, fields, indentation(book, list.begin));
        const bool has_room = list.end - list.begin > 2;
        return replaced(book, list.begin + 1, list.begin + 1, has_room ? " " + phone : " " + phone + " ");
    }
    const auto& last = list.elements.back();
    const auto phone = new_phone(book, brand, fields, indentation(book, last.begin));
    return replaced(book, last.end, last.end, "," + blanks_before_last(book, list) + phone);
}

std::string with_brand(const Book& book, const std::string& name, const JsonFields& fields)
{
    const auto& brands = book.brands();
    const auto& root = book.value();
    if (brands.empty()) {
        const std::string line_end = book.text().find("\r\n") == std::string::npos ? "\n" : "\r\n";
        return replaced(book, root.begin + 1, root.begin + 1, first_brand(name, fields, line_end));
    }
    const auto next =
        are_in_order(brands)
            ? std::find_if(brands.begin(), brands.end(),
                           [&](const BookBrand& brand) { return name_key(name) < name_key(brand.name); })
            : brands.end();
    if (next == brands.end()) {
        const auto& last = root.elements.back();
        const auto base = indentation(book, last.begin);
        return replaced(book, last.end, last.end,
                        "," + blanks_before_last(book, root) +
                            new_brand(book, brands.back(), name, fields, base));
    }
    const auto at = next->value->begin;
    const auto index = static_cast<std::size_t>(next->value - root.elements.data());
    const auto gap = between(book, index == 0 ? root.begin + 1 : root.elements[index - 1].end, at);
    const auto blanks = last_line_of(gap.substr(index == 0 ? 0 : gap.find(',') + 1));
    return replaced(book, at, at, new_brand(book, *next, name, fields, indentation(book, at)) + "," + blanks);
}

std::string with_fields(const Book& book, const BookPhone& phone, const JsonFields& fields)
{
    const auto& value = *phone.value;
    if (fields.empty()) {
        return book.text();
    }
    if (phone.is_text()) {
        JsonFields all{{"name", written(book, value)}};
        all.insert(all.end(), fields.begin(), fields.end());
        const auto brand =
            std::find_if(book.brands().begin(), book.brands().end(), [&](const BookBrand& one) {
                return value.begin > one.value->begin && value.end < one.value->end;
            });
        const auto style = phone_style(book, *brand, indentation(book, value.begin));
        return replaced(book, value.begin, value.end, to_object(all, style));
    }
    const auto style = style_of(book, value, indentation(book, value.begin));
    std::vector<std::pair<const PlacedValue*, std::string>> changed;
    std::string added;
    for (const auto& [key, text] : fields) {
        const auto* old = value.find(key);
        if (old == nullptr) {
            added += style.separate + quote_json(key) + style.colon + text;
        } else if (written(book, *old) != text && (!old->is(Kind::string) || quote_json(old->text) != text)) {
            changed.emplace_back(old, text);
        }
    }
    auto text = book.text();
    text.insert(value.members.back().value.end, added);
    // The last one first: what is before it stays where it is.
    std::ranges::sort(changed, std::ranges::greater{}, [](const auto& one) { return one.first->begin; });
    for (const auto& [old, by] : changed) {
        text.replace(old->begin, old->end - old->begin, by);
    }
    return text;
}

} // namespace earbench
