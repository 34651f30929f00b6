#include "io/impulse_file.hpp"

#include "core/error.hpp"
#include "core/number.hpp"
#include "core/strings.hpp"
#include "curve/channel.hpp"
#include "curve/note_keys.hpp"
#include "io/audio_file.hpp"
#include "io/curve_builder.hpp"
#include "io/json_reader.hpp"
#include "io/recording_names.hpp"
#include "io/row_splitter.hpp"
#include "text/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace earbench {

namespace {

constexpr std::string_view rew_magic = "* Impulse Response data saved by REW";

using Lines = std::vector<std::string_view>;

/// Where messages and names come from.
struct Source {
    std::string file; ///< as messages call it
    NameParts identity;
};

[[noreturn]] void fail(const Source& source, std::size_t line, const std::string& message)
{
    throw Error(Fault::data, Place{source.file, line}, message);
}

double number_in(std::string_view cell, const Source& source, std::size_t line)
{
    const auto number = parse_number(trim(cell));
    if (!number) {
        fail(source, line, "expected a number but found " + quoted_line(cell));
    }
    return *number;
}

void require_rate(double rate, const Source& source, std::size_t line)
{
    constexpr double lowest_hz = 1000.0;
    constexpr double highest_hz = 10e6;
    if (!(rate >= lowest_hz && rate <= highest_hz)) {
        fail(source, line, "expected samples at 1 kHz to 10 MHz but found " + format_shortest(rate) + " Hz");
    }
}

/// The text that REW exports: notes, values with what they are behind `//`, and a sample a line.
class RewImpulseReader {
public:
    RewImpulseReader(const Lines& lines, const Source& source) : m_lines(lines), m_source(source) {}

    ImpulseFile read()
    {
        std::size_t i = 1; // behind the one that tells the format
        for (; i < m_lines.size() && trim(m_lines[i]) != "* Data start"; ++i) {
            read_head(trim(m_lines[i]), i + 1);
        }
        for (++i; i < m_lines.size(); ++i) {
            if (!trim(m_lines[i]).empty()) {
                m_impulse.samples.push_back(number_in(m_lines[i], m_source, i + 1));
            }
        }
        finish();
        name_curve(m_impulse.notes, m_source.identity);
        return std::move(m_impulse);
    }

private:
    void read_head(std::string_view line, std::size_t number)
    {
        constexpr std::string_view title = "* Measurement:";
        if (line.starts_with(title)) {
            m_impulse.notes.set(note::title, to_utf8(trim(line.substr(title.size()))));
        }
        m_is_normalised = m_is_normalised || line == "* IR is normalised";
        const auto slashes = line.find("//");
        if (line.starts_with('*') || slashes == line.npos) {
            return;
        }
        const auto what = trim(line.substr(slashes + 2));
        const auto value = [&] { return number_in(line.substr(0, slashes), m_source, number); };
        if (what == "Peak value before normalisation") {
            m_peak = value();
        } else if (what == "Response length") {
            m_length = value();
        } else if (what == "Sample interval (seconds)") {
            m_impulse.rate = {1.0 / value()};
            require_rate(m_impulse.rate.value, m_source, number);
        } else if (what == "Start time (seconds)") {
            m_impulse.start = {value()};
        } else if (what == "Data offset (dB)") {
            m_impulse.data = Decibel{value()};
        }
    }

    void finish()
    {
        const auto count = m_impulse.samples.size();
        if (m_impulse.rate.value == 0.0) {
            fail(m_source, 1, "expected a line '// Sample interval (seconds)' but found none");
        }
        if (count == 0 || (m_length && static_cast<double>(count) != *m_length)) {
            fail(m_source, m_lines.size(),
                 "expected " + format_shortest(m_length.value_or(1.0)) + " samples but found " +
                     std::to_string(count));
        }
        if (m_is_normalised) {
            if (!m_peak || *m_peak <= 0.0) {
                fail(m_source, 1, "expected the peak value before normalisation but found none");
            }
            for (double& sample : m_impulse.samples) {
                sample *= *m_peak;
            }
        }
    }

    const Lines& m_lines;
    const Source& m_source;
    ImpulseFile m_impulse{};
    bool m_is_normalised = false;
    std::optional<double> m_peak;
    std::optional<double> m_length;
};

/// The first line that is neither empty nor a comment; as many as there are lines if there is none.
std::size_t first_line(const Lines& lines)
{
    const auto found = std::find_if(lines.begin(), lines.end(), [](std::string_view line) {
        return !trim(line).empty() && trim(line).find_first_of("*#;%!") != 0;
    });
    return static_cast<std::size_t>(found - lines.begin());
}

/// True for the header of rows of time in seconds and amplitude.
bool is_time_header(std::string_view line)
{
    return split_row(line).cells == Cells{"time_s", "amplitude"};
}

ImpulseFile read_rows(const Lines& lines, std::size_t header, const Source& source)
{
    std::vector<double> time_s;
    ImpulseFile impulse{};
    for (std::size_t i = header + 1; i < lines.size(); ++i) {
        const auto row = split_row(lines[i]);
        if (trim(lines[i]).empty()) {
            continue;
        }
        if (row.cells.size() != 2) {
            fail(source, i + 1, "expected time and amplitude but found " + quoted_line(lines[i]));
        }
        time_s.push_back(number_in(row.cells[0], source, i + 1));
        impulse.samples.push_back(number_in(row.cells[1], source, i + 1));
    }
    if (time_s.size() < 2) {
        fail(source, header + 1,
             "expected rows of time and amplitude but found " + std::to_string(time_s.size()));
    }
    const double interval = (time_s.back() - time_s.front()) / static_cast<double>(time_s.size() - 1);
    impulse.rate = {1.0 / interval};
    require_rate(impulse.rate.value, source, header + 1);
    constexpr double evenness = 0.01; // of an interval, what rounded times leave
    for (std::size_t i = 1; i < time_s.size(); ++i) {
        const double even = time_s.front() + static_cast<double>(i) * interval;
        if (std::abs(time_s[i] - even) > evenness * interval) {
            fail(source, header + 1,
                 "expected evenly spaced times but found " + format_fixed(time_s[i], 7) + " s where " +
                     format_fixed(even, 7) + " s would be");
        }
    }
    impulse.start = {time_s.front()};
    name_curve(impulse.notes, source.identity);
    return impulse;
}

std::optional<ImpulseFile> read_rew_json(const std::string& content, const Source& source)
{
    const auto document = scan_json(content, source.file);
    if (document.find("data") == nullptr || document.find("startTime") == nullptr) {
        return std::nullopt;
    }
    ImpulseFile impulse{};
    impulse.samples = read_rew_array(document, "data", source.file);
    const auto interval = json_number(document, "sampleInterval");
    impulse.rate = {json_number(document, "sampleRate").value_or(interval ? 1.0 / *interval : 0.0)};
    require_rate(impulse.rate.value, source, 0);
    const auto start = json_number(document, "startTime");
    if (!start) {
        fail(source, 0, "expected a number for 'startTime' but found something else");
    }
    impulse.start = {*start};
    const auto unit = json_text(document, "unit").value_or("percent");
    const bool in_percent = to_lower(unit) == "percent";
    if (!in_percent || impulse.samples.empty()) {
        fail(source, 0, "expected samples in percent but found " + (in_percent ? "none" : quoted_name(unit)));
    }
    for (double& sample : impulse.samples) {
        sample /= 100.0;
    }
    name_curve(impulse.notes, source.identity);
    return impulse;
}

std::vector<ImpulseFile> read_sound(const std::string& content, const std::string& file, const Source& source)
{
    auto audio = parse_audio(content, file);
    std::vector<ImpulseFile> impulses;
    for (std::size_t i = 0; i < audio.channels.size(); ++i) {
        ImpulseFile impulse{audio.rate, std::move(audio.channels[i]), {}, {}, {}};
        auto identity = source.identity;
        if (audio.channels.size() > 1) {
            identity.channel = channel_name(i, audio.channels.size());
        }
        name_curve(impulse.notes, identity);
        impulses.push_back(std::move(impulse));
    }
    return impulses;
}

} // namespace

std::vector<ImpulseFile> parse_impulses(const std::string& content, const std::string& file,
                                        std::span<const std::string> inputs)
{
    const Source source{file == "-" ? "standard input" : file, identity_of(file, inputs)};
    if (is_audio(content)) {
        return read_sound(content, file, source);
    }
    if (is_json(content)) {
        auto impulse = read_rew_json(content, source);
        return impulse ? std::vector{std::move(*impulse)} : std::vector<ImpulseFile>();
    }
    const auto lines = split_lines(content);
    if (!lines.empty() && lines.front().starts_with(rew_magic)) {
        return {RewImpulseReader(lines, source).read()};
    }
    const auto header = first_line(lines);
    if (header < lines.size() && is_time_header(lines[header])) {
        return {read_rows(lines, header, source)};
    }
    return {};
}

} // namespace earbench
