#include "dsp/fft.hpp"

#include "core/error.hpp"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <fftw3.h>
#include <memory>
#include <new>
#include <type_traits>

namespace earbench {

namespace {

struct DestroyPlan {
    void operator()(fftw_plan plan) const noexcept { fftw_destroy_plan(plan); }
};

/// FFTW_ESTIMATE throughout: measured plans take seconds and differ from run to run, so results would too.
using Plan = std::unique_ptr<std::remove_pointer_t<fftw_plan>, DestroyPlan>;

struct FreeAligned {
    void operator()(void* memory) const noexcept { fftw_free(memory); }
};

template <typename Value>
using Buffer = std::unique_ptr<Value[], FreeAligned>;

template <typename Value>
Buffer<Value> allocate(std::size_t count)
{
    return Buffer<Value>(static_cast<Value*>(fftw_malloc(count * sizeof(Value))));
}

/// FFTW calls abort() when planning finds no memory. Reserving and giving back what it is going to need turns
/// that into an error that can be reported.
void require_memory(std::size_t length)
{
    constexpr std::size_t longest = 0x7FFFFFFF; // FFTW counts in int
    constexpr std::size_t buffers = 4;          // input, output, and twice that for the plan's own tables
    const std::size_t bytes = buffers * (length + 2) * sizeof(double);
    const std::unique_ptr<char[]> reserve(length > longest ? nullptr : new (std::nothrow) char[bytes]);
    if (!reserve) {
        throw Error(Fault::data, "expected a recording that fits into memory but found one that needs " +
                                     std::to_string(bytes >> 20U) + " MiB for its transform");
    }
}

fftw_complex* as_fftw(std::complex<double>* values)
{
    return reinterpret_cast<fftw_complex*>(
        values); // the layouts agree by C++ [complex.numbers] and FFTW's manual
}

} // namespace

std::size_t fft_length(std::size_t samples)
{
    for (std::size_t length = std::max<std::size_t>(samples + samples % 2, 2);; length += 2) {
        std::size_t rest = length;
        for (const std::size_t prime : {2U, 3U, 5U, 7U}) {
            while (rest % prime == 0) {
                rest /= prime;
            }
        }
        if (rest == 1) {
            return length;
        }
    }
}

Spectrum forward_fft(std::span<const double> samples, std::size_t length)
{
    assert(length % 2 == 0 && samples.size() <= length);
    require_memory(length);
    const auto input = allocate<double>(length);
    Spectrum spectrum(length / 2 + 1);
    const Plan plan(fftw_plan_dft_r2c_1d(static_cast<int>(length), input.get(), as_fftw(spectrum.data()),
                                         FFTW_ESTIMATE | FFTW_DESTROY_INPUT));
    std::copy(samples.begin(), samples.end(), input.get());
    std::fill(input.get() + samples.size(), input.get() + length, 0.0);
    fftw_execute(plan.get());
    return spectrum;
}

std::vector<double> inverse_fft(const Spectrum& spectrum, std::size_t length)
{
    assert(spectrum.size() == length / 2 + 1);
    require_memory(length);
    const auto input = allocate<std::complex<double>>(spectrum.size());
    std::vector<double> samples(length);
    const Plan plan(fftw_plan_dft_c2r_1d(static_cast<int>(length), as_fftw(input.get()), samples.data(),
                                         FFTW_ESTIMATE | FFTW_DESTROY_INPUT));
    std::copy(spectrum.begin(), spectrum.end(), input.get());
    fftw_execute(plan.get());
    for (double& sample : samples) {
        sample /= static_cast<double>(length);
    }
    return samples;
}

Spectrum inverse_complex_fft(const Spectrum& spectrum)
{
    require_memory(2 * spectrum.size());
    const auto input = allocate<std::complex<double>>(spectrum.size());
    Spectrum samples(spectrum.size());
    const Plan plan(fftw_plan_dft_1d(static_cast<int>(spectrum.size()), as_fftw(input.get()),
                                     as_fftw(samples.data()), FFTW_BACKWARD,
                                     FFTW_ESTIMATE | FFTW_DESTROY_INPUT));
    std::copy(spectrum.begin(), spectrum.end(), input.get());
    fftw_execute(plan.get());
    for (auto& sample : samples) {
        sample /= static_cast<double>(spectrum.size());
    }
    return samples;
}

} // namespace earbench
