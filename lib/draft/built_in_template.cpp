#include "draft/built_in_template.hpp"

namespace earbench {

namespace {

// Every heading has a blank line before it, as kramdown wants.

constexpr std::string_view review_template = R"(---
title: "[[title]]"
layout: "single"
excerpt: "[[excerpt]]"
toc: true
header:
    image: "[[image]]"
[[?sonic]]rating: [[sonic]]
[[?bias]]bias: [[bias]]
---

[[opening]]

## Forewords

- What I listen for: [[listens]]
- Ratings run in half points from **1 (Poor)** over **3 (Good)** to **5 (Outstanding)** and do not depend on the price; 3/5 and above is positive. The sonic rating is about sound alone; the bias score is about my taste.
[[?mean-rule]]- [[mean-rule]]
[[?ranking-link]]- All ratings are in my [[ranking-link]].
[[?graphs-link]]- All measurements are in my [[graphs-link]].
[[?glossary-link]]- Words for sound mean what this [[glossary-link]] says.
- [[disclosure]]
[[?price]]- The unit retails for [[price]] at the time of this review. [[link-label]]: [[links]]
[[!price]][[?links]]- [[link-label]]: [[links]]

## General Information

[[technology]]

## Non-sound Aspects

[[packaging]]

[[earpieces]]

[[fit]]

**Ear tips recommendation:** [[recommended-tips]]

## Driveability

- Impedance: [[impedance]]
- Sensitivity: [[sensitivity]]

TODO: the sources that suffice

## Subjective Experience

**Test setup:**

- Sources: [[source]]
- Cable: [[cable]]
- Ear tips: [[tips]]

[[?tonality]]**Timbre and tonality:** [[tonality]]. TODO
[[!tonality]]**Timbre and tonality:** TODO

[[?bass]]**Bass and dynamics:** [[bass]]. TODO
[[!bass]]**Bass and dynamics:** TODO

[[?resolution]]**Resolution:** [[resolution]]. TODO
[[!resolution]]**Resolution:** TODO

*By resolution I mean three things. Attack: how sharply a note begins. Separation: how well voices and instruments stay apart while they sound together. Decay: how much can be heard of a note while it fades. Attack and separation make it easy to follow one part through a mix; decay carries texture and the room.*
[[?attack-drawing]]
[[?attack-drawing]][[attack-drawing]]

[[?staging]]**Stereo imaging and soundstage:** [[staging]]. TODO
[[!staging]]**Stereo imaging and soundstage:** TODO

*Imaging is how small and steady the place is where each sound seems to be; soundstage is the space that those places span, in width and depth. Both are made in the listener's head, from differences in time, level and tone between the ears that the recording holds. Gear can keep these cues or blur them, but it cannot add what the recording lacks.*
[[?stage-drawing]]
[[?stage-drawing]][[stage-drawing]]

**Multimedia:** TODO

## Frequency Response

[[figure]]

*Frequency response of [[curves]]. [[rig]] [[smoothing]]*
[[?graph-link]]
[[?graph-link]][[graph-link]].
[[?facts]]
[[?facts]][[facts]]

*How to read the graph: it shows how loud the IEM plays each frequency, from the deepest bass at 20 Hz on the left to the highest treble at 20 kHz on the right. An IEM is a filter: where the curve rises, that part of the music comes forward. Between about 1 and 5 kHz a rise belongs there, because an open ear has one too. How far to trust it: a coupler is not your ear. Depth of insertion and ear tips move peaks in the treble by several decibels, the seal decides about the bass, and what a curve says about resolution or space is little.*

## Comparisons

[[comparisons]]

## Conclusions

TODO: summary

**What I like:**

[[likes]]

**What could be improved:**

[[improvements]]

**Absolute Sonic Quality Rating:** [[sonic-rating]]

**Bias Score:** [[bias-rating]]
)";

constexpr std::string_view impressions_template = R"(---
title: "[[title]]"
layout: "single"
excerpt: "[[excerpt]]"
toc: true
header:
    image: "[[image]]"
[[?sonic]]rating: [[sonic]]
[[?bias]]bias: [[bias]]
---

[[?opening]][[opening]]
[[!opening]]TODO: opening, where and for how long you listened

- These are impressions of a short listen, not a review: they may change.
- Ratings run in half points from **1 (Poor)** over **3 (Good)** to **5 (Outstanding)** and do not depend on the price.
[[?mean-rule]]- [[mean-rule]]
[[?ranking-link]]- All ratings are in my [[ranking-link]].
- [[disclosure]]
[[?price]]- The unit retails for [[price]] at the time of writing. [[link-label]]: [[links]]
[[!price]][[?links]]- [[link-label]]: [[links]]

**Test setup:**

- Sources: [[source]]
- Cable: [[cable]]
- Ear tips: [[tips]]

**Fit and comfort:** [[fit]]

**Sound:** TODO
[[?figure]]
[[?figure]][[figure]]
[[?figure]]
[[?figure]]*Frequency response of [[curves]]. [[rig]] [[smoothing]]*
[[?graph-link]]
[[?graph-link]][[graph-link]].
[[?facts]]
[[?facts]][[facts]]
[[?comparisons]]
[[?comparisons]]## Comparisons
[[?comparisons]]
[[?comparisons]][[comparisons]]
[[?comparisons]]
[[?comparisons]]## Conclusions

**In short:** TODO

**Absolute Sonic Quality Rating:** [[sonic-rating]]

**Bias Score:** [[bias-rating]]
)";

} // namespace

std::string_view built_in_template(BuiltInTemplate which)
{
    return which == BuiltInTemplate::impressions ? impressions_template : review_template;
}

} // namespace earbench
