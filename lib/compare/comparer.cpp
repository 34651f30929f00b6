#include "compare/comparer.hpp"

#include "compare/target.hpp"
#include "curve/channel.hpp"
#include "curve/note_keys.hpp"

#include <algorithm>
#include <iterator>

namespace earbench {

namespace {

/// Without what nobody looks at any more: a row alone is small.
Comparison row_alone(Comparison row, bool keeps_points)
{
    if (!keeps_points) {
        row.deviation = Rare<Deviation>();
    }
    return row;
}

} // namespace

Comparer::Comparer(std::span<const Reference> references, ComparerOptions options)
    : m_references(references), m_options(std::move(options)), m_names(measure_names(m_options.how)),
      m_rig_remarks(references.size())
{
}

ComparedCurve Comparer::compared(Subject subject) const
{
    const auto& notes = subject.curve.notes();
    const auto channel = notes.get(note::channel);
    ComparedCurve result{{notes.get(note::name), channel}, notes.get(note::rig), {}, {}, {}, {}, {}, {}};
    for (std::size_t i = 0; i < m_references.size(); ++i) {
        result.rig_remarks.push_back(rig_mismatch(m_references[i].curves.front().curve, subject.curve));
        try {
            auto row = compare(subject, facing(m_references[i], channel), m_options.how, m_names);
            row.reference = i;
            result.rows.push_back(row_alone(std::move(row), m_options.keeps_points));
        } catch (const Error& error) {
            result.troubles.push_back(error);
        }
    }
    if (m_options.matches_channels && side_of(channel)) {
        if (auto levels = NarrowLevels::of(subject.curve, m_options.how.range)) {
            result.levels = std::move(*levels);
        }
    }
    if (m_options.keeps_points) {
        result.notes = notes;
    }
    if (m_options.keeps_curves) {
        result.curve = std::move(subject.curve);
    }
    return result;
}

void Comparer::match(ComparedCurve& curve)
{
    const auto [first, is_first] =
        m_first_of.try_emplace(curve.channel, FirstOfChannel{m_all.rows.size(), curve.rows.size()});
    ++first->second.times;
    const auto side = side_of(curve.channel.second);
    if (!side || !is_first) {
        return;
    }
    auto other = curve.channel;
    other.second.front() = *side == 'L' ? 'R' : 'L';
    const auto found = m_first_of.find(other);
    if (found == m_first_of.end()) {
        first->second.levels = std::move(curve.levels);
        return;
    }
    auto& partner = found->second;
    if (!partner.levels || !curve.levels) {
        return;
    }
    const auto matched = match_channels(partner.levels->curve(), curve.levels->curve(), m_options.how.range);
    partner.levels = Rare<NarrowLevels>();
    for (auto& row : std::span(m_all.rows).subspan(partner.first_row, partner.row_count)) {
        set_match(row, matched);
    }
    for (auto& row : curve.rows) {
        set_match(row, matched);
    }
}

void Comparer::add(ComparedCurve curve)
{
    if (m_options.matches_channels) {
        match(curve);
    }
    for (auto& row : curve.rows) {
        row.subject = m_size;
        for (auto* text : {&row.against, &row.smoothing, &row.reference_iem}) {
            *text = m_texts.first_of(*text);
        }
        m_all.rows.push_back(std::move(row));
    }
    std::move(curve.troubles.begin(), curve.troubles.end(), std::back_inserter(m_all.troubles));
    for (std::size_t i = 0; i < m_references.size(); ++i) {
        if (curve.rig_remarks[i]) {
            m_rig_remarks[i].try_emplace(curve.rig, m_size, *curve.rig_remarks[i]);
        }
    }
    if (m_options.keeps_points) {
        m_all.notes.push_back(std::move(curve.notes));
    }
    if (curve.curve) {
        m_all.curves.push_back(std::move(*curve.curve));
    }
    ++m_size;
}

std::size_t Comparer::times(const std::pair<std::string, std::string>& channel) const
{
    const auto found = m_first_of.find(channel);
    return found == m_first_of.end() ? 0 : found->second.times;
}

ComparedCurves Comparer::take()
{
    for (const auto& of_reference : m_rig_remarks) {
        std::map<std::size_t, std::string> in_order;
        for (const auto& [rig, remark] : of_reference) {
            in_order.insert(remark);
        }
        for (const auto& [subject, remark] : in_order) {
            m_all.rig_remarks.push_back(remark);
        }
    }
    return std::move(m_all);
}

} // namespace earbench
