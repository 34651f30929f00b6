#pragma once

#include "played_sweep.hpp"
#include "verdict/take_view.hpp"

#include <utility>
#include <vector>

/// The view of a take of a sweep, whose parts can be exchanged for made ones: what a check says of these
/// follows from its definition alone.
class MadeView {
public:
    /// Of a take of `signal`, a sweep laid out as `options` have it.
    MadeView(const earbench::SweepOptions& options, const std::vector<double>& signal,
             std::vector<double> recorded)
        : layout(plan_sweep(options)), reference(signal, options.rate, layout), take(std::move(recorded)),
          division(divider.divide(take)), view(view_take({take, options.rate}, take, division, divider, {}))
    {
    }

    /// Of a take that is the signal itself.
    MadeView(const earbench::SweepOptions& options, const std::vector<double>& signal)
        : MadeView(options, signal, signal)
    {
    }

    explicit MadeView(const earbench::SweepOptions& options) : MadeView(options, make_sweep(options)) {}

    MadeView(const MadeView&) = delete;
    MadeView& operator=(const MadeView&) = delete;

    earbench::SweepLayout layout;
    earbench::SweepReference reference;
    earbench::Divider divider{reference};
    std::vector<double> take;
    earbench::Deconvolution division;
    earbench::TakeView view;
};
