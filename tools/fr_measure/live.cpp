// fr-measure live - play the measurement signal, record it and analyse. See fr-measure-live(1).

#include "analysis.hpp"
#include "common/meter.hpp"
#include "common/prompt.hpp"
#include "common/range.hpp"
#include "common/tool.hpp"
#include "core/signals.hpp"
#include "io/kept_takes.hpp"
#include "loop_options.hpp"
#include "subcommands.hpp"

using namespace earbench;

namespace {

struct LiveOptions {
    LoopOptions loop;
    AnalysisOptions analysis;
    int takes = 1;
    int retry = 0;
    bool prompt = false;
    std::optional<std::string> keep_wav;
};

void check(const cli::Tool& tool, const LiveOptions& options)
{
    check_loop(options.loop, options.analysis.sweep);
    cli::require_within("--takes", options.takes, 1, 1000);
    cli::require_within("--retry", options.retry, 0, 1000);
    require_room(tool, options.analysis, static_cast<std::size_t>(options.takes));
}

class LiveSession {
public:
    LiveSession(cli::Tool& tool, const LiveOptions& options)
        : m_tool(tool), m_options(options), m_names(take_names(options.analysis.identity, options.takes)),
          m_analysis(tool, options.analysis),
          m_loop(make_loop(options.loop, *options.analysis.sweep, m_analysis.session().sweep().band())),
          m_kept(options.keep_wav, m_names, options.retry + 1)
    {
    }

    int run()
    {
        if (!m_options.loop.no_check && !check_level()) {
            return 1;
        }
        for (const auto& name : m_names) {
            // Where a device fails, the next take fails too; the takes before are good.
            const bool done = m_tool.attempt([&] { seat(name); });
            const auto curves = std::to_string(m_analysis.session().curves().size());
            if (m_signals.arrives_within({0.0})) {
                if (!m_analysis.session().curves().empty()) {
                    m_tool.complain("interrupted at " + name + "; curves not written: " + curves +
                                    (m_options.keep_wav ? "; recordings: " + *m_options.keep_wav : ""));
                }
                return 1;
            }
            if (!done) {
                if (m_names.size() > 1) {
                    m_tool.note("the session ends at " + name + "; curves of the takes before it: " + curves);
                }
                break;
            }
        }
        return m_analysis.print();
    }

private:
    /// @returns false when the level makes a take pointless, which is then said.
    bool check_level()
    {
        Meter meter("level check", m_tool.is_quiet());
        bool usable = true;
        const auto checks = m_loop->check_level([&](const auto& progress) { meter.show(progress); });
        meter.clear();
        for (const auto& check : checks) {
            for (const auto& remark : describe(check)) {
                m_tool.note("level check: " + remark);
            }
            if (check.reason_to_reject) {
                m_tool.complain("level check: rejected: " + *check.reason_to_reject);
                usable = false;
            }
        }
        return usable;
    }

    /// A take and its repetitions.
    void seat(const std::string& name)
    {
        if (m_options.prompt && name != m_names.front() && !wait_for_enter(name, m_signals)) {
            return;
        }
        for (int again = 0; !take(name, again + 1) && again < m_options.retry; ++again) {
            if (m_signals.arrives_within({0.0})) {
                return;
            }
            m_analysis.take_back();
            m_tool.note(name + ": once more, " + std::to_string(again + 1) + " of " +
                        std::to_string(m_options.retry));
        }
    }

    /// @returns false when it was rejected.
    bool take(const std::string& name, int try_number)
    {
        Meter meter(name, m_tool.is_quiet());
        const auto show = [&](const auto& progress) { meter.show(progress); };
        m_loop->take(name, show, [&](const Recording& recording) {
            meter.clear();
            m_analysis.add_take(recording);
            m_kept.keep({recording.rate, recording.channels, {}}, name,
                        m_analysis.session().rejected_last() ? std::optional(try_number) : std::nullopt);
        });
        return !m_analysis.session().rejected_last();
    }

    HeldSignals m_signals; ///< delivered once everything is told and in order
    cli::Tool& m_tool;
    const LiveOptions& m_options;
    std::vector<std::string> m_names;
    Analysis m_analysis;
    std::unique_ptr<Loop> m_loop;
    KeptTakes m_kept;
};

} // namespace

int fr_measure_live(int argc, char** argv)
{
    LiveOptions options;
    cli::Tool tool("fr-measure live", "Play the measurement signal, record it and analyse");
    declare_loop(tool, options.loop);
    tool.group("Session")
        .option("--takes", options.takes, "N", "Number of takes")
        .flag("--prompt", options.prompt, "Wait for Enter before each take but the first, to reseat")
        .option("--retry", options.retry, "N", "Repeat a rejected take up to so many times")
        .option("--keep-wav", options.keep_wav, "DIR", "Keep the recordings in this folder",
                cli::InStep::output);
    declare_analysis(tool, options.analysis);
    tool.examples({"fr-measure live -s sweep.wav --play DAC --record UMIK --name Crimson -o Crimson.csv",
                   "fr-measure live -s sweep.wav --play 1 --record 2:1 --takes 5 --prompt -o seats/"});
    return tool.run(argc, argv, [&] {
        check(tool, options);
        options.analysis.takes = options.takes;
        return LiveSession(tool, options).run();
    });
}
