// fr-measure live - play the measurement signal, record it and analyse. See fr-measure-live(1).

#include "analysis.hpp"
#include "common/tool.hpp"
#include "core/signals.hpp"
#include "io/kept_takes.hpp"
#include "loop.hpp"
#include "prompt.hpp"
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

void check(const LiveOptions& options)
{
    check_loop(options.loop, options.analysis.sweep);
    for (const auto& [flag, value, least] :
         {std::tuple{"--takes", options.takes, 1}, std::tuple{"--retry", options.retry, 0}}) {
        if (value < least || value > 1000) {
            throw Error(Fault::usage, "expected " + std::to_string(least) + " to 1000 for " + flag +
                                          " but found " + std::to_string(value));
        }
    }
    require_figure_room(options.analysis, static_cast<std::size_t>(options.takes));
}

std::vector<std::string> take_names(const LiveOptions& options)
{
    std::vector<std::string> names;
    for (int number = 1; number <= options.takes; ++number) {
        names.push_back(take_name(options.analysis.identity, number));
    }
    return names;
}

class LiveSession {
public:
    LiveSession(cli::Tool& tool, const LiveOptions& options)
        : m_tool(tool), m_options(options), m_names(take_names(options)), m_analysis(tool, options.analysis),
          m_loop(make_loop(tool, options.loop, *options.analysis.sweep, m_analysis.session().sweep().band())),
          m_kept(options.keep_wav, m_names, options.retry + 1)
    {
    }

    int run()
    {
        if (!m_loop->check_level()) {
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
        m_loop->take(name, [&](const Audio& audio) {
            m_analysis.add_take({name, audio.rate, audio.channels});
            m_kept.keep(audio, name,
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
                cli::InStep::nothing);
    declare_analysis(tool, options.analysis);
    return tool.run(argc, argv, [&] {
        check(options);
        options.analysis.takes = options.takes;
        return LiveSession(tool, options).run();
    });
}
