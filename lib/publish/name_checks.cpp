#include "publish/checks.hpp"

#include "publish/names.hpp"

#include <map>
#include <set>

namespace earbench {

namespace {

class NameChecks {
public:
    NameChecks(const Book& book, bool is_modern) : m_book(book), m_is_modern(is_modern) {}

    std::vector<CheckFinding> run()
    {
        for (const auto& brand : m_book.brands()) {
            check_brand(brand);
        }
        for (const auto& brand : m_book.brands()) {
            for (const auto& phone : brand.phones) {
                check_phone(brand, phone);
            }
        }
        return std::move(m_findings);
    }

private:
    void add(Severity severity, std::size_t line, std::string code, std::string text)
    {
        m_findings.push_back({severity, m_book.path(), line, std::move(code), std::move(text)});
    }

    static std::size_t name_line(const PlacedValue& value)
    {
        const auto* name = value.find("name");
        return name == nullptr ? value.line : name->line;
    }

    void check_brand(const BookBrand& brand)
    {
        if (brand.name.empty()) {
            return;
        }
        const auto line = name_line(*brand.value);
        const auto [known, is_new] = m_brands.try_emplace(name_key(brand.name), line);
        if (!is_new) {
            add(Severity::error, line, "brand-twice",
                "the brand '" + brand.name + "' is listed at line " + std::to_string(known->second) +
                    " already");
        }
        require_quotable(brand.name, line);
    }

    void check_phone(const BookBrand& brand, const BookPhone& phone)
    {
        const auto line = name_line(*phone.value);
        bool is_again = false;
        if (!phone.name.empty()) {
            const auto key = name_key(brand.name) + '\n' + name_key(phone.name);
            const auto [known, is_new] = m_phones.try_emplace(key, line);
            is_again = !is_new;
            if (is_again) {
                add(Severity::error, line, "phone-twice",
                    "'" + full_name(brand, phone) + "' is listed at line " + std::to_string(known->second) +
                        " already");
            }
            require_quotable(phone.name, line);
        }
        check_files(brand, phone, is_again);
        // modernGraphTool's links carry brand and name, those of the others the name of the file.
        const bool is_file = !phone.files.empty() && phone.files.front().name == phone.name;
        if (const auto why = why_unshareable(phone.name); why && m_is_modern && !is_file) {
            add(Severity::error, line, "unshareable", "the name '" + phone.name + "': " + *why);
        }
        check_collab(phone);
    }

    void check_files(const BookBrand& brand, const BookPhone& phone, bool is_again)
    {
        std::set<std::string> own;
        for (const auto& file : phone.files) {
            if (!file.is_own_variant) {
                continue; // sample sets share runs on purpose
            }
            const bool is_listed_twice = !own.insert(file.name).second;
            const auto owner = full_name(brand, phone);
            const auto [known, is_new] = m_files.try_emplace(file.name, Owner{owner, file.line});
            if (!is_new && (is_listed_twice || !is_again)) {
                add(Severity::error, file.line, "file-twice",
                    "the file '" + file.name + "' belongs to '" + known->second.name + "' at line " +
                        std::to_string(known->second.line) + " already");
            }
            if (is_new) {
                check_file_name(file);
            }
        }
    }

    void check_file_name(const BookFile& file)
    {
        if (leaves_folder(file.name)) {
            add(Severity::error, file.line, "unshareable",
                "the file '" + file.name + "' leads out of the folder of the curves");
        } else if (const auto why = why_unshareable(file.name)) {
            add(Severity::error, file.line, "unshareable", "the file '" + file.name + "': " + *why);
        }
    }

    /// squiglink/lab looks for a phone that is opened with a selector made of its name.
    void require_quotable(const std::string& name, std::size_t line)
    {
        if (name.find('"') != std::string::npos) {
            add(Severity::error, line, "unshareable",
                "the name '" + name + "': squiglink/lab stops at a '\"' in it when the phone is opened");
        }
    }

    void check_collab(const BookPhone& phone)
    {
        const auto* collab = phone.value->find("collab");
        if (collab != nullptr && collab->is(PlacedValue::Kind::string) && !collab->text.empty() &&
            !m_brands.contains(name_key(collab->text))) {
            add(Severity::note, collab->line, "collab",
                "the book has no brand '" + collab->text + "' to list this under");
        }
    }

    struct Owner {
        std::string name;
        std::size_t line;
    };

    const Book& m_book;
    bool m_is_modern;
    std::vector<CheckFinding> m_findings;
    std::map<std::string, std::size_t> m_brands; ///< by their keys, with their lines
    std::map<std::string, std::size_t> m_phones;
    std::map<std::string, Owner> m_files;
};

} // namespace

std::vector<CheckFinding> check_book_names(const Book& book, bool is_modern)
{
    return NameChecks(book, is_modern).run();
}

} // namespace earbench
