#include "dsp/fft.hpp"

#include "core/error.hpp"
#include "dsp/circular.hpp"

#include <algorithm>
#include <cassert>
#include <fftw3.h>
#include <iterator>
#include <list>
#include <memory>
#include <new>
#include <numbers>
#include <type_traits>
#include <utility>

namespace earbench {

namespace {

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

struct DestroyPlan {
    void operator()(fftw_plan plan) const noexcept { fftw_destroy_plan(plan); }
};

using Plan = std::unique_ptr<std::remove_pointer_t<fftw_plan>, DestroyPlan>;

/// Plans of complex transforms by length, because planning one takes about as long as executing it. What they
/// compute does not depend on which are kept. The one used longest ago goes where there are too many.
class Plans {
public:
    /// The plan of the forward transform of `length` values from `input` to `output`.
    [[nodiscard]] fftw_plan of(std::size_t length, fftw_complex* input, fftw_complex* output)
    {
        const auto same = [&](const Kept& kept) { return kept.length == length; };
        const auto known = std::find_if(m_kept.begin(), m_kept.end(), same);
        if (known != m_kept.end()) {
            m_kept.splice(m_kept.begin(), m_kept, known);
        } else {
            require_memory(length);
            m_kept.push_front({length, make(length, input, output)});
            drop_those_too_many();
        }
        return m_kept.front().plan.get();
    }

private:
    struct Kept {
        std::size_t length;
        Plan plan;
    };

    /// FFTW_ESTIMATE: measured plans take seconds and differ from run to run, so results would too. Neither
    /// buffer is written to.
    static Plan make(std::size_t length, fftw_complex* input, fftw_complex* output)
    {
        return Plan(fftw_plan_dft_1d(static_cast<int>(length), input, output, FFTW_FORWARD,
                                     FFTW_ESTIMATE | FFTW_PRESERVE_INPUT));
    }

    void drop_those_too_many()
    {
        constexpr std::size_t greatest_total = std::size_t{1} << 22U; // values: some 40 MB of their tables
        std::size_t total = 0;
        const auto is_too_many = [&](const Kept& kept) { return (total += kept.length) > greatest_total; };
        m_kept.erase(std::find_if(std::next(m_kept.begin()), m_kept.end(), is_too_many), m_kept.end());
    }

    std::list<Kept> m_kept; ///< the one used last comes first
};

/// One for each thread, as FFTW's plans can be made by one thread at a time only.
Plans& plans()
{
    thread_local Plans kept;
    return kept;
}

/// The forward transform of `length` values, out of place.
void transform(const std::complex<double>* input, std::complex<double>* output, std::size_t length)
{
    // The layouts agree by C++ [complex.numbers] and FFTW's manual, and the plan keeps its input.
    auto* const from = reinterpret_cast<fftw_complex*>(const_cast<std::complex<double>*>(input));
    auto* const to = reinterpret_cast<fftw_complex*>(output);
    fftw_execute_dft(plans().of(length, from, to), from, to);
}

/// Makes the transform of real samples, bins 0 .. half, of that of the same samples taken two at a time as
/// complex values, bins 0 .. half - 1 (Sorensen et al., IEEE Trans. ASSP 35(6), 1987): half the work, and
/// planned ten times as fast as a real transform of FFTW.
void unfold(Spectrum& bins)
{
    const auto half = bins.size() - 1;
    bins[half] = bins[0];
    Turns turns(-std::numbers::pi / static_cast<double>(half));
    for (std::size_t low = 0; low <= half - low; ++low) {
        const auto at_low = bins[low];
        const auto at_high = std::conj(bins[half - low]);
        const auto even = 0.5 * (at_low + at_high);
        const auto turned = finite_product(turns.next(), 0.5 * (at_low - at_high));
        const std::complex<double> odd{turned.imag(), -turned.real()}; // times -j
        bins[low] = even + odd;
        bins[half - low] = std::conj(even - odd);
    }
}

constexpr auto as_it_is = [](std::size_t, const std::complex<double>& value) { return value; };

/// True where a plan, made for memory from malloc, may read.
bool is_aligned(const double* samples)
{
    return fftw_alignment_of(const_cast<double*>(samples)) == 0;
}

/// `samples` from index `first` on, circularly, and zeros elsewhere.
std::unique_ptr<double[]> placed_samples(std::span<const double> samples, std::size_t length,
                                         std::size_t first)
{
    auto placed = std::make_unique_for_overwrite<double[]>(length);
    const auto until_end = std::min(samples.size(), length - first);
    auto* const wrapped_end =
        std::copy(samples.begin() + static_cast<std::ptrdiff_t>(until_end), samples.end(), placed.get());
    std::fill(wrapped_end, placed.get() + first, 0.0);
    auto* const end = std::copy_n(samples.begin(), until_end, placed.get() + first);
    std::fill(end, placed.get() + length, 0.0);
    return placed;
}

/// The least multiple of `step` from `least` on, and not 0, without a prime factor above 7; `step` has none.
std::size_t next_smooth_multiple(std::size_t step, std::size_t least)
{
    for (auto multiple = std::max<std::size_t>((least + step - 1) / step, 1);; ++multiple) {
        auto rest = multiple;
        for (const std::size_t prime : {2U, 3U, 5U, 7U}) {
            while (rest % prime == 0) {
                rest /= prime;
            }
        }
        if (rest == 1) {
            return multiple * step;
        }
    }
}

} // namespace

std::size_t fft_length(std::size_t samples)
{
    // Of long transforms FFTW does well those that it can begin with steps of 5 and 7; with high powers of 2,
    // values that lie so far apart meet in the same place of a cache.
    constexpr std::size_t long_from = 1U << 11U;
    constexpr std::size_t step_of_long = 140;
    constexpr std::size_t high_power = 1024;
    if (samples < long_from) {
        return next_smooth_multiple(2, samples);
    }
    auto length = next_smooth_multiple(step_of_long, samples);
    while (length % high_power == 0) {
        length = next_smooth_multiple(step_of_long, length + 1);
    }
    return length;
}

Spectrum forward_fft(std::span<const double> samples, std::size_t length, std::ptrdiff_t place)
{
    assert(length % 2 == 0 && samples.size() <= length);
    const auto half = length / 2;
    const auto first = circular_index(place, length);
    // What is in place already is taken from where it is: a copy of it would be as long as a take.
    const bool in_place = first == 0 && samples.size() == length && is_aligned(samples.data());
    const auto placed = in_place ? nullptr : placed_samples(samples, length, first);
    Spectrum bins(half + 1);
    transform(reinterpret_cast<const std::complex<double>*>(in_place ? samples.data() : placed.get()),
              bins.data(), half);
    unfold(bins);
    return bins;
}

std::vector<double> inverse_of_folded(const Spectrum& bins)
{
    const auto half = bins.size() - 1;
    std::vector<double> samples(2 * half);
    transform(bins.data(), reinterpret_cast<std::complex<double>*>(samples.data()), half);
    const double scale = 1.0 / static_cast<double>(samples.size());
    for (std::size_t i = 0; i < samples.size(); i += 2) {
        samples[i] *= scale;
        samples[i + 1] *= -scale;
    }
    return samples;
}

std::vector<double> inverse_fft(Spectrum spectrum, std::size_t length)
{
    return inverse_fft(std::move(spectrum), length, as_it_is);
}

std::vector<double> inverse_fft_within(Spectrum& spectrum, std::size_t length)
{
    assert(spectrum.size() == length / 2 + 1);
    fold_conjugate(spectrum, as_it_is);
    auto samples = inverse_of_folded(spectrum);
    for (auto& bin : spectrum) {
        bin = 0.5 * std::conj(bin); // folded was the conjugate of twice what is unfolded
    }
    unfold(spectrum);
    return samples;
}

Spectrum inverse_complex_fft(Spectrum spectrum)
{
    for (auto& bin : spectrum) {
        bin = std::conj(bin);
    }
    Spectrum samples(spectrum.size());
    transform(spectrum.data(), samples.data(), samples.size());
    const double scale = 1.0 / static_cast<double>(samples.size());
    for (auto& sample : samples) {
        sample = {scale * sample.real(), -scale * sample.imag()};
    }
    return samples;
}

} // namespace earbench
