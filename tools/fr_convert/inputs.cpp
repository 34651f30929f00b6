#include "inputs.hpp"

#include "core/files.hpp"
#include "curve/note_keys.hpp"
#include "io/curves.hpp"
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

std::vector<FrequencyResponse> read_input(const cli::Tool& tool, const std::string& input,
                                          const std::vector<std::string>& inputs)
{
    const auto content = read_file(input);
    if (auto impulses = parse_impulses(content, input, inputs); !impulses.empty()) {
        return curves_of(std::move(impulses), input);
    }
    auto reading = parse_curves(content, input, inputs);
    for (const auto& remark : reading.remarks) {
        tool.note(remark);
    }
    return std::move(reading.curves);
}

} // namespace

std::vector<FrequencyResponse> read_inputs(cli::Tool& tool, const std::vector<std::string>& inputs)
{
    std::vector<FrequencyResponse> all;
    for (const auto& input : inputs) {
        tool.attempt([&] {
            auto curves = read_input(tool, input, inputs);
            const auto step = tool.step(input == "-" ? std::vector<std::string>() : std::vector{input});
            for (auto& curve : curves) {
                curve.notes().add(note::step, step);
            }
            std::move(curves.begin(), curves.end(), std::back_inserter(all));
        });
    }
    return all;
}

} // namespace earbench
