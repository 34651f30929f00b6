#include "post/scale.hpp"

#include "core/ascii.hpp"
#include "core/error.hpp"
#include "core/number.hpp"
#include "core/strings.hpp"
#include "post/rating.hpp"
#include "text/escape.hpp"

#include <algorithm>
#include <array>

namespace earbench {

namespace {

std::string_view without_emphasis(std::string_view text)
{
    const auto begin = std::min(text.find_first_not_of(" *_"), text.size());
    return trim(text.substr(begin));
}

/// Where a grade ends: "A+ - nice", "S/5", "B (bright)".
std::size_t grade_end(std::string_view text)
{
    return std::min(text.find_first_of(" \t,;:()*_/<"), text.size());
}

template <typename Equal>
std::size_t find_grade(const std::vector<std::string>& grades, Equal equal)
{
    return static_cast<std::size_t>(std::find_if(grades.begin(), grades.end(), equal) - grades.begin());
}

} // namespace

bool says_no_rating(std::string_view text)
{
    // Words at the beginning of what reviewers wrote in place of a rating.
    constexpr std::array<std::string_view, 16> words{
        "n/a",       "na",     "none",    "tbd",     "tba", "unrated",      "not rated",    "no rating",
        "not tried", "broken", "pending", "unknown", "dq",  "\xE2\x80\x93", "\xE2\x80\x94", "nr"};
    const auto plain = without_emphasis(text);
    if (plain.find_first_not_of("-?. *_") == std::string_view::npos) {
        return true;
    }
    const auto lower = to_lower(plain);
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        return lower.starts_with(word) &&
               (lower.size() == word.size() || !is_letter_or_digit(lower[word.size()]));
    });
}

Scale Scale::parse(std::string_view text)
{
    Scale scale;
    if (const auto most = parse_number(trim(text))) {
        if (*most <= 0.0) {
            throw Error(Fault::usage, "expected a number above 0 or grades for --scale but found '" +
                                          std::string(text) + "'");
        }
        scale.m_most = *most;
        return scale;
    }
    for (const auto part : split(text, ',')) {
        auto grade = one_line(part);
        const bool again =
            std::find(scale.m_grades.begin(), scale.m_grades.end(), grade) != scale.m_grades.end();
        if (grade.empty() || again || grade_end(grade) < grade.size()) {
            throw Error(Fault::usage,
                        "expected grades, the best first, as in S+,S,A,B for --scale but found '" +
                            std::string(text) + "'");
        }
        scale.m_grades.push_back(std::move(grade));
    }
    if (scale.m_grades.size() < 2) {
        throw Error(Fault::usage, "expected a number or at least two grades for --scale but found '" +
                                      std::string(text) + "'");
    }
    return scale;
}

ReadRating Scale::read_grade(std::string_view text) const
{
    const auto plain = without_emphasis(text);
    const auto word = plain.substr(0, grade_end(plain));
    auto at = find_grade(m_grades, [&](const std::string& grade) { return grade == word; });
    if (at == m_grades.size()) {
        const auto lower = to_lower(word);
        const auto same = [&](const std::string& grade) { return to_lower(grade) == lower; };
        const bool only_one = std::count_if(m_grades.begin(), m_grades.end(), same) == 1;
        at = only_one ? find_grade(m_grades, same) : at;
    }
    if (at == m_grades.size()) {
        return {says_no_rating(text) ? ReadRating::Kind::none : ReadRating::Kind::unreadable, {}};
    }
    return {ReadRating::Kind::rating, {static_cast<double>(m_grades.size() - at), m_grades[at]}};
}

ReadRating Scale::read(std::string_view text) const
{
    if (to_lower(without_emphasis(text)).starts_with("todo")) {
        return {ReadRating::Kind::to_do, {}};
    }
    if (!m_grades.empty()) {
        return read_grade(text);
    }
    const auto written = read_rating(text);
    if (!written) {
        return {says_no_rating(text) ? ReadRating::Kind::none : ReadRating::Kind::unreadable, {}};
    }
    const double most = m_most.value_or(5.0);
    const bool fits = m_most ? written->value >= 0.0 && written->value <= most : is_rating(written->value);
    // On a scale of another length a bare number is one of that scale: read_rating takes 5 where nothing is
    // said.
    const bool same_length = written->out_of == most || (m_most && !written->says_out_of);
    if (!fits || !same_length) {
        return {ReadRating::Kind::off_scale, {}};
    }
    return {ReadRating::Kind::rating, {written->value, m_most ? std::string(written->text) : std::string()}};
}

std::string Scale::span() const
{
    if (!m_grades.empty()) {
        return "among " + join(m_grades, ", ");
    }
    return m_most ? "from 0 to " + format_shortest(*m_most) : "from 1 to 5 in half points";
}

} // namespace earbench
