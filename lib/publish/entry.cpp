#include "publish/entry.hpp"

#include "core/error.hpp"
#include "core/strings.hpp"
#include "publish/names.hpp"
#include "text/json.hpp"

#include <algorithm>

namespace earbench {

namespace {

using Kind = PlacedValue::Kind;

/// The one brand of this name, or null.
const BookBrand* find_brand(const Book& book, const std::string& name)
{
    const BookBrand* found = nullptr;
    for (const auto& brand : book.brands()) {
        if (name_key(brand.name) != name_key(name)) {
            continue;
        }
        if (found != nullptr) {
            throw Error(Fault::data, Place{book.path(), brand.value->line},
                        "expected the brand '" + name + "' once but found it at line " +
                            std::to_string(found->value->line) + " too");
        }
        found = &brand;
    }
    if (found != nullptr && found->phones_value == nullptr) {
        throw Error(Fault::data, Place{book.path(), found->value->line},
                    "expected a list 'phones' in the brand '" + found->name + "' but found none");
    }
    return found;
}

const BookPhone* find_phone(const Book& book, const BookBrand& brand, const std::string& name)
{
    const BookPhone* found = nullptr;
    for (const auto& phone : brand.phones) {
        if (name_key(phone.name) != name_key(name)) {
            continue;
        }
        if (found != nullptr) {
            throw Error(Fault::data, Place{book.path(), phone.value->line},
                        "expected '" + full_name(brand, phone) + "' once but found it at line " +
                            std::to_string(found->value->line) + " too");
        }
        found = &phone;
    }
    return found;
}

/// True where more entries are called as the model alone than as brand and model.
bool names_models_alone(const Book& book)
{
    int alone = 0;
    for (const auto& brand : book.brands()) {
        for (const auto& phone : brand.phones) {
            if (!phone.files.empty()) {
                const auto& file = phone.files.front().name;
                const auto base = file.substr(file.rfind('/') + 1);
                alone += base.starts_with(full_name(brand, phone)) ? -1
                         : base.starts_with(phone.name)            ? 1
                                                                   : 0;
            }
        }
    }
    return alone > 0;
}

std::string default_file(const Book& book, const std::string& brand, const Product& product)
{
    auto name = names_models_alone(book) ? product.model : brand + " " + product.model;
    if (product.suffix && !product.suffix->empty()) {
        name += " " + *product.suffix;
    }
    auto file = shareable(name);
    if (file.empty()) {
        throw Error(Fault::usage,
                    "expected a name that files can have for '" + name + "': give it with --file");
    }
    return file;
}

void require_free(const Book& book, const BookPhone* own, const std::string& file)
{
    for (const auto& brand : book.brands()) {
        for (const auto& phone : brand.phones) {
            for (const auto& other : phone.files) {
                if (other.name == file && &phone != own) {
                    throw Error(Fault::cannot_create, Place{book.path(), other.line},
                                "the file '" + file + "' is that of '" + full_name(brand, phone) +
                                    "': give another one with --file");
                }
            }
        }
    }
}

/// The suffixes of the entry's files, in their order; worked out from file names where it lists none.
std::vector<std::string> suffixes_of(const BookBrand& brand, const BookPhone& phone)
{
    if (phone.suffixes && !phone.suffixes->empty()) {
        return *phone.suffixes;
    }
    std::vector<std::string> suffixes;
    for (const auto& file : phone.files) {
        if (!file.is_own_variant) {
            continue;
        }
        auto rest = file.name.substr(file.name.rfind('/') + 1);
        for (const auto& beginning : {full_name(brand, phone), phone.name}) {
            if (to_lower(rest).starts_with(to_lower(beginning))) {
                rest = std::string(trim(std::string_view(rest).substr(beginning.size())));
                break;
            }
        }
        const bool is_alone = phone.files.size() == 1;
        suffixes.emplace_back(is_alone ? "" : rest);
    }
    return suffixes;
}

/// Where the curves of a product that is there belong.
void plan_known(EntryPlan& plan, const Book& book, const Product& product)
{
    const auto& phone = *plan.phone;
    const auto suffixes = suffixes_of(*plan.brand, phone);
    const auto files = std::count_if(phone.files.begin(), phone.files.end(),
                                     [](const BookFile& file) { return file.is_own_variant; });
    if (suffixes.size() != static_cast<std::size_t>(files)) {
        throw Error(Fault::data, Place{book.path(), phone.value->line},
                    "expected a suffix for each file of '" + full_name(*plan.brand, phone) + "' but found " +
                        std::to_string(suffixes.size()) + " for " + std::to_string(files));
    }
    const auto wanted = product.suffix.value_or(suffixes.empty() ? "" : suffixes.front());
    const auto at = std::find_if(suffixes.begin(), suffixes.end(), [&](const std::string& suffix) {
        return name_key(suffix) == name_key(wanted);
    });
    if (at != suffixes.end()) {
        const auto index = static_cast<std::size_t>(at - suffixes.begin());
        plan.file = phone.files.at(index).name;
        plan.is_new_file = false;
        if (product.file && *product.file != plan.file) {
            throw Error(Fault::cannot_create, Place{book.path(), phone.value->line},
                        "'" + full_name(*plan.brand, phone) + "' has the file '" + plan.file +
                            "': give another measurement a --suffix");
        }
        return;
    }
    plan.file = product.file ? *product.file : default_file(book, plan.brand->name, product);
    if (phone.suffixes.value_or(std::vector<std::string>{}).empty() && suffixes.size() > 1) {
        plan.remarks.push_back("'" + full_name(*plan.brand, phone) + "' gets a list of suffixes: \"" +
                               join(suffixes, "\", \"") + "\", \"" + wanted + "\"");
    }
}

/// Says what a reader of the database meets otherwise than it was given.
void note_names(EntryPlan& plan, const Product& product)
{
    const auto whole = product.brand + " " + product.model + " " + product.suffix.value_or("");
    if (plan.phone == nullptr && whole.find('"') != std::string::npos) {
        plan.remarks.emplace_back(
            "squiglink/lab stops at a '\"' in a name when the phone is opened: write another sign");
    }
    if (plan.is_new_file && !product.file && shareable(whole) != trim(whole)) {
        plan.remarks.push_back("the curve files are called '" + plan.file +
                               "': links and file systems cannot carry the whole name");
    }
}

std::string json_list(const std::vector<std::string>& texts)
{
    std::vector<std::string> quoted;
    std::transform(texts.begin(), texts.end(), std::back_inserter(quoted), quote_json);
    return "[" + join(quoted, ", ") + "]";
}

std::string written(const Book& book, const PlacedValue& value)
{
    return book.text().substr(value.begin, value.end - value.begin);
}

/// The list with one more text; what was there stays as it is written.
std::string longer_list(const Book& book, const PlacedValue* old, const std::vector<std::string>& otherwise,
                        const std::string& text)
{
    if (old != nullptr && old->is(Kind::array) && !old->elements.empty()) {
        auto list = written(book, *old);
        list.insert(old->elements.back().end - old->begin, ", " + quote_json(text));
        return list;
    }
    auto texts = otherwise;
    texts.push_back(text);
    return json_list(texts);
}

/// The sample set of modernGraphTool's for `plan.file`, among those that the phone has.
std::string variants(const Book& book, const EntryPlan& plan, const std::string& suffix)
{
    const auto samples =
        "{\"count\": " + std::to_string(plan.labels.size()) + ", \"labels\": " + json_list(plan.labels) + "}";
    const auto set = "{\"suffix\": " + quote_json(suffix) + ", \"file\": " + quote_json(plan.file) +
                     ", \"samples\": " + samples + "}";
    const auto* old = plan.phone == nullptr ? nullptr : plan.phone->value->find("variants");
    if (old == nullptr || !old->is(Kind::array) || old->elements.empty()) {
        return "[" + set + "]";
    }
    auto list = written(book, *old);
    for (const auto& element : old->elements) {
        const auto* file = element.find("file");
        if (file != nullptr && file->text == plan.file) {
            return list.replace(element.begin - old->begin, element.end - element.begin, set);
        }
    }
    return list.insert(old->elements.back().end - old->begin, ", " + set);
}

void add_text_fields(JsonFields& fields, const Product& product)
{
    const std::pair<const char*, const std::optional<std::string>&> texts[] = {
        {"reviewScore", product.review_score},
        {"reviewLink", product.review_link},
        {"shopLink", product.shop_link},
        {"price", product.price}};
    for (const auto& [key, text] : texts) {
        if (text) {
            fields.emplace_back(key, quote_json(*text));
        }
    }
}

JsonFields new_fields(const Book& book, const Product& product, const EntryPlan& plan)
{
    JsonFields fields{{"name", quote_json(product.model)}};
    const bool has_suffix = product.suffix && !product.suffix->empty();
    if (has_suffix) {
        fields.emplace_back("file", json_list({plan.file}));
        fields.emplace_back("suffix", json_list({*product.suffix}));
    } else if (plan.file != product.model) {
        fields.emplace_back("file", quote_json(plan.file));
    }
    add_text_fields(fields, product);
    if (!plan.labels.empty()) {
        fields.emplace_back("variants", variants(book, plan, product.suffix.value_or("")));
    }
    return fields;
}

JsonFields changed_fields(const Book& book, const Product& product, const EntryPlan& plan)
{
    const auto& phone = *plan.phone;
    JsonFields fields;
    const bool has_curves = !plan.file.empty();
    if (has_curves && plan.is_new_file) {
        std::vector<std::string> files;
        for (const auto& file : phone.files) {
            if (file.is_own_variant) {
                files.push_back(file.name);
            }
        }
        const auto suffixes = suffixes_of(*plan.brand, phone);
        const auto* old_files = phone.value->find("file");
        const auto* old_suffixes = phone.value->find("suffix");
        fields.emplace_back("file", longer_list(book, old_files, files, plan.file));
        fields.emplace_back("suffix", longer_list(book, old_suffixes, suffixes, product.suffix.value_or("")));
    }
    add_text_fields(fields, product);
    if (!plan.labels.empty()) {
        fields.emplace_back("variants", variants(book, plan, product.suffix.value_or("")));
    }
    return fields;
}

} // namespace

EntryPlan plan_entry(const Book& book, const Product& product, bool has_curves)
{
    if (!book.value().is(Kind::array)) {
        throw Error(Fault::data, Place{book.path(), book.value().line},
                    "expected a list of brands but found something else");
    }
    EntryPlan plan;
    plan.brand = find_brand(book, product.brand);
    plan.phone = plan.brand == nullptr ? nullptr : find_phone(book, *plan.brand, product.model);
    if (!has_curves) {
        if (plan.phone == nullptr) {
            throw Error(Fault::usage, "expected curves for '" + product.brand + " " + product.model +
                                          "', which the book does not have, but found none");
        }
        return plan;
    }
    if (plan.phone != nullptr) {
        plan_known(plan, book, product);
    } else {
        const auto brand = plan.brand == nullptr ? product.brand : plan.brand->name;
        plan.file = product.file ? *product.file : default_file(book, std::string(trim(brand)), product);
    }
    require_free(book, plan.phone, plan.file);
    note_names(plan, product);
    return plan;
}

std::string write_entry(const Book& book, const Product& product, const EntryPlan& plan)
{
    if (plan.phone != nullptr) {
        return with_fields(book, *plan.phone, changed_fields(book, product, plan));
    }
    const auto fields = new_fields(book, product, plan);
    return plan.brand != nullptr ? with_phone(book, *plan.brand, fields)
                                 : with_brand(book, product.brand, fields);
}

} // namespace earbench
