#include "dsp/fft.hpp"

#include "core/error.hpp"

#include <algorithm>
#include <cassert>
#include <fftw3.h>
#include <iterator>
#include <list>
#include <memory>
#include <new>
#include <type_traits>

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

enum class Direction { forward, inverse, inverse_complex };

/// Plans by direction and length, because planning a transform takes longer than executing it. What they
/// compute does not depend on which are kept. The one used longest ago goes where there are too many.
class Plans {
public:
    /// The plan for `length`, by `make` if there is none.
    template <typename Make>
    [[nodiscard]] fftw_plan of(Direction direction, std::size_t length, const Make& make)
    {
        const auto same = [&](const Kept& kept) {
            return kept.direction == direction && kept.length == length;
        };
        const auto known = std::find_if(m_kept.begin(), m_kept.end(), same);
        if (known != m_kept.end()) {
            m_kept.splice(m_kept.begin(), m_kept, known);
        } else {
            require_memory(length);
            m_kept.push_front({direction, length, Plan(make())});
            drop_those_too_many();
        }
        return m_kept.front().plan.get();
    }

private:
    struct Kept {
        Direction direction;
        std::size_t length;
        Plan plan;
    };

    void drop_those_too_many()
    {
        constexpr std::size_t greatest_total = std::size_t{1} << 23U; // points: some 64 MB of their tables
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

/// FFTW_ESTIMATE: measured plans take seconds and differ from run to run, so results would too.
constexpr unsigned how = FFTW_ESTIMATE | FFTW_DESTROY_INPUT;

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
    const auto input = allocate<double>(length);
    Spectrum spectrum(length / 2 + 1);
    const auto plan = plans().of(Direction::forward, length, [&] {
        return fftw_plan_dft_r2c_1d(static_cast<int>(length), input.get(), as_fftw(spectrum.data()), how);
    });
    std::copy(samples.begin(), samples.end(), input.get());
    std::fill(input.get() + samples.size(), input.get() + length, 0.0);
    fftw_execute_dft_r2c(plan, input.get(), as_fftw(spectrum.data()));
    return spectrum;
}

std::vector<double> inverse_fft(Spectrum spectrum, std::size_t length)
{
    assert(spectrum.size() == length / 2 + 1);
    std::vector<double> samples(length);
    const auto plan = plans().of(Direction::inverse, length, [&] {
        const auto planned = allocate<std::complex<double>>(spectrum.size());
        return fftw_plan_dft_c2r_1d(static_cast<int>(length), as_fftw(planned.get()), samples.data(), how);
    });
    fftw_execute_dft_c2r(plan, as_fftw(spectrum.data()), samples.data());
    for (double& sample : samples) {
        sample /= static_cast<double>(length);
    }
    return samples;
}

Spectrum inverse_complex_fft(Spectrum spectrum)
{
    const auto length = spectrum.size();
    Spectrum samples(length);
    const auto plan = plans().of(Direction::inverse_complex, length, [&] {
        const auto planned = allocate<std::complex<double>>(length);
        return fftw_plan_dft_1d(static_cast<int>(length), as_fftw(planned.get()), as_fftw(samples.data()),
                                FFTW_BACKWARD, how);
    });
    fftw_execute_dft(plan, as_fftw(spectrum.data()), as_fftw(samples.data()));
    for (auto& sample : samples) {
        sample /= static_cast<double>(length);
    }
    return samples;
}

} // namespace earbench
