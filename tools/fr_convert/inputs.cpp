#include "inputs.hpp"

#include "common/batch.hpp"
#include "common/curves.hpp"
#include "core/files.hpp"
#include "curve/note_keys.hpp"
#include "io/impulse_file.hpp"
#include "measure/impulse_curve.hpp"

#include <iterator>

namespace earbench {

namespace {

std::vector<FrequencyResponse> curves_of(std::vector<ImpulseFile> impulses, const std::string& input)
{
    std::vector<FrequencyResponse> curves;
    for (auto& impulse : impulses) {
        if (!impulse.data) {
            impulse.notes.set(note::level, "dB re unity");
        }
        try {
            curves.push_back(impulse_curve(impulse.samples, impulse.rate, impulse.start,
                                           impulse.data.value_or(Decibel{}), std::move(impulse.notes)));
        } catch (const Error& error) {
            throw Error(error.fault(), Place{input == "-" ? "standard input" : input}, error.what());
        }
    }
    return curves;
}

/// What an input holds: impulse responses, or else curves.
struct Input {
    std::vector<ImpulseFile> impulses;
    Reading reading;
};

Input read_input(const std::string& input, const std::vector<std::string>& inputs)
{
    const auto content = read_file(input);
    auto impulses = parse_impulses(content, input, inputs);
    return impulses.empty() ? Input{{}, parse_curves(content, input, inputs)}
                            : Input{std::move(impulses), {}};
}

} // namespace

std::vector<FrequencyResponse> read_inputs(cli::Tool& tool, const std::vector<std::string>& inputs)
{
    std::vector<FrequencyResponse> all;
    cli::for_each_input(
        tool, inputs, [&](const std::string& input) { return read_input(input, inputs); },
        [&](const std::string& input, Input read) {
            // One after the other: FFTW plans in one thread at a time.
            auto curves = read.impulses.empty() ? cli::noting(tool, std::move(read.reading))
                                                : curves_of(std::move(read.impulses), input);
            const auto step = tool.step(input == "-" ? std::vector<std::string>() : std::vector{input});
            for (auto& curve : curves) {
                curve.notes().add(note::step, step);
            }
            std::move(curves.begin(), curves.end(), std::back_inserter(all));
        });
    return all;
}

} // namespace earbench
