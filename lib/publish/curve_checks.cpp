#include "publish/checks.hpp"

#include "core/error.hpp"
#include "core/files.hpp"
#include "core/folders.hpp"
#include "core/nearest.hpp"
#include "core/number.hpp"
#include "core/strings.hpp"
#include "publish/curve_files.hpp"
#include "publish/curve_text.hpp"
#include "publish/names.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

namespace earbench {

namespace {

class CurveChecks {
public:
    CurveChecks(const Book& book, const Database& database)
        : m_book(book), m_database(database), m_files(database.curves, book)
    {
    }

    std::vector<CheckFinding> run()
    {
        for (const auto& brand : m_book.brands()) {
            for (const auto& phone : brand.phones) {
                for (const auto& file : phone.files) {
                    if (!leaves_folder(file.name) && m_named.insert(file.name).second) {
                        check_file(brand, phone, file);
                    }
                }
            }
        }
        find_orphans();
        report_missing();
        check_single_channels();
        report_orphans();
        check_targets();
        return std::move(m_findings);
    }

private:
    /// A curve file, and the product that it belongs to.
    struct Curve {
        std::string name;
        std::string pair;
        std::string product;
    };

    /// An entry without any of its curves.
    struct Missing {
        std::string product;
        std::size_t line;
        std::vector<std::string> files; ///< one a channel
    };

    void add(Severity severity, std::string file, std::size_t line, std::string code, std::string text)
    {
        m_findings.push_back({severity, std::move(file), line, std::move(code), std::move(text)});
    }

    void check_file(const BookBrand& brand, const BookPhone& phone, const BookFile& file)
    {
        std::vector<std::string> found;
        std::vector<std::string> missing; // the first file of a channel that has none
        std::size_t channels = 0;
        for (const auto& channel : m_database.channels) {
            const auto wanted = channel_files(file, channel, m_database);
            const auto before = found.size();
            std::copy_if(wanted.begin(), wanted.end(), std::back_inserter(found),
                         [&](const std::string& name) { return m_files.has(name); });
            m_wanted.insert(wanted.begin(), wanted.end());
            if (found.size() > before) {
                ++channels;
            } else if (!wanted.empty()) {
                missing.push_back(wanted.front());
            }
        }
        ++m_pairs;
        m_whole_pairs += missing.empty() ? 1U : 0U;
        const auto alike = std::find_if(missing.begin(), missing.end(), [&](const std::string& name) {
            return m_files.look_alike(name) != nullptr;
        });
        if (alike != missing.end()) {
            report_letter_case(file, missing, *alike);
        } else if (channels == 0) {
            m_missing.push_back({full_name(brand, phone), file.line, missing});
        } else if (!missing.empty()) {
            m_single.emplace_back(file.line, missing.front());
        }
        for (const auto& name : found) {
            check_curve({name, file.name, full_name(brand, phone)});
        }
        check_sides(file);
    }

    void report_letter_case(const BookFile& file, const std::vector<std::string>& missing,
                            const std::string& name)
    {
        add(Severity::error, m_book.path(), file.line, "letter-case",
            "'" + name + "' is missing, '" + *m_files.look_alike(name) + "' is there");
        for (const auto& other : missing) { // known, so no orphans
            if (const auto* there = m_files.look_alike(other)) {
                m_wanted.insert(*there);
            }
        }
    }

    /// What a person compares: the name without folder, channel and ending.
    static std::string stem_of(const std::string& name)
    {
        const auto pair = pair_name(name);
        return std::string(base_name(pair.empty() ? name : pair));
    }

    std::vector<std::string> orphan_stems() const
    {
        std::set<std::string> stems;
        std::transform(m_orphans.begin(), m_orphans.end(), std::inserter(stems, stems.end()), stem_of);
        return {stems.begin(), stems.end()};
    }

    void report_missing()
    {
        constexpr std::size_t some = 5; // so many that are all missing are somewhere else
        if (m_bytes.empty() && m_missing.size() >= some) {
            add(Severity::error, m_book.path(), 0, "no-curves",
                "none of the " + std::to_string(m_missing.size()) + " entries has a curve in " +
                    m_database.curves);
            return;
        }
        for (const auto& missing : m_missing) {
            const auto names = missing.files.size() == 1
                                   ? "'" + missing.files.front() + "' is missing"
                                   : "'" + join(missing.files, "' and '") + "' are missing";
            add(Severity::error, m_book.path(), missing.line, "missing-curve",
                missing.product + ": " + names +
                    did_you_mean(stem_of(missing.files.front()), orphan_stems()));
        }
    }

    void check_curve(const Curve& curve)
    {
        const auto path = m_files.path(curve.name);
        const auto bytes = read_file(path);
        const auto text = read_curve_text(bytes);
        for (const auto& fault : text.faults) {
            add(Severity::error, path, fault.line, fault.code, fault.text);
        }
        constexpr double lowest_hz = 20.5; // AudioTools begins at 20.508 Hz, rounded grids at 20.3
        constexpr double highest_hz = 19000.0;
        if (text.faults.empty() && (text.lowest_hz > lowest_hz || text.highest_hz < highest_hz)) {
            add(Severity::note, path, 0, "range",
                "goes from " + format_shortest(text.lowest_hz) + " to " + format_shortest(text.highest_hz) +
                    " Hz: readers hold its ends");
        }
        const auto [known, is_new] =
            m_by_bytes.try_emplace({std::hash<std::string>{}(bytes), bytes.size()}, curve);
        if (!is_new && known->second.pair != curve.pair &&
            m_copies.insert({known->second.pair, curve.pair}).second) {
            add(Severity::note, path, 0, "copy",
                "byte for byte '" + known->second.name + "' of " + known->second.product);
        }
        m_bytes[curve.name] = known->first;
    }

    void check_sides(const BookFile& file)
    {
        for (const auto& left : channel_files(file, "L", m_database)) {
            auto right = left;
            right[file.name.size() + 1] = 'R';
            const auto one = m_bytes.find(left);
            const auto other = m_bytes.find(right);
            if (one != m_bytes.end() && other != m_bytes.end() && one->second == other->second) {
                add(Severity::note, m_files.path(right), 0, "same-channels", "byte for byte '" + left + "'");
            }
        }
    }

    /// Whole sites have one channel; where most entries have two, one was forgotten.
    void check_single_channels()
    {
        if (2 * m_whole_pairs <= m_pairs) {
            return;
        }
        for (const auto& [line, name] : m_single) {
            add(Severity::note, m_book.path(), line, "one-channel", "'" + name + "' is missing");
        }
    }

    [[nodiscard]] bool is_shown(const std::string& channel) const
    {
        const auto& shown = m_database.channels;
        return std::find(shown.begin(), shown.end(), channel) != shown.end();
    }

    /// Curves that nothing asks for. The other channel of a site that shows one is none, nor is a target.
    void find_orphans()
    {
        for (const auto& name : m_files.names()) {
            const auto pair = pair_name(name);
            const bool is_other_side = m_named.contains(pair) && !is_shown(name.substr(pair.size() + 1, 1));
            if (m_wanted.contains(name) || is_other_side || is_target(name)) {
                continue;
            }
            if (!pair.empty() || read_curve_text(read_file(m_files.path(name))).rows > 0) {
                m_orphans.push_back(name);
            }
        }
    }

    void report_orphans()
    {
        for (const auto& name : m_orphans) {
            add(Severity::note, m_files.path(name), 0, "orphan", "no entry of the book names this curve");
        }
    }

    void check_targets()
    {
        const Book none("[]", "");
        const CurveFiles targets(m_database.targets, none);
        for (const auto& target : m_database.named_targets) {
            const auto name = target_file_name(target.name);
            if (targets.has(name) || m_files.has(name)) {
                check_target(targets.has(name) ? targets.path(name) : m_files.path(name));
            } else if (const auto* alike = targets.look_alike(name)) {
                add(Severity::error, m_database.config, target.line, "letter-case",
                    "'" + name + "' is missing, '" + *alike + "' is there");
            } else {
                add(Severity::error, m_database.config, target.line, "missing-target",
                    "'" + name + "' is missing from " + m_database.targets);
            }
        }
    }

    void check_target(const std::string& path)
    {
        for (const auto& fault : read_curve_text(read_file(path)).faults) {
            add(Severity::error, path, fault.line, fault.code, fault.text);
        }
    }

    using Fingerprint = std::pair<std::size_t, std::size_t>; ///< hash and size

    const Book& m_book;
    const Database& m_database;
    CurveFiles m_files;
    std::vector<CheckFinding> m_findings;
    std::set<std::string> m_named;  ///< pairs of the book
    std::set<std::string> m_wanted; ///< files that a tool asks for
    std::vector<Missing> m_missing;
    std::vector<std::string> m_orphans;
    std::size_t m_pairs = 0;
    std::size_t m_whole_pairs = 0;
    std::vector<std::pair<std::size_t, std::string>> m_single; ///< lines of entries and what they lack
    std::map<Fingerprint, Curve> m_by_bytes;
    std::map<std::string, Fingerprint> m_bytes;
    std::set<std::pair<std::string, std::string>> m_copies; ///< pairs that were reported
};

} // namespace

std::vector<CheckFinding> check_curves(const Book& book, const Database& database)
{
    return CurveChecks(book, database).run();
}

std::vector<CheckFinding> check_database(const Database& database)
{
    if (!is_file(database.book)) {
        throw Error(Fault::no_input, Place{database.book},
                    "expected the book of a graph database but found none");
    }
    const Book book(read_file(database.book), database.book);
    auto findings = check_book_form(book, database.is_modern);
    for (auto& more : {check_book_names(book, database.is_modern), check_curves(book, database)}) {
        findings.insert(findings.end(), more.begin(), more.end());
    }
    std::ranges::stable_sort(findings, {}, [&](const CheckFinding& finding) {
        return std::tuple(finding.file != database.book, finding.file, finding.line);
    });
    return findings;
}

} // namespace earbench
