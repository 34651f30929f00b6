#include "draft/built_in_template.hpp"

namespace earbench {

std::string_view built_in_template()
{
    // Every heading has a blank line before it, as kramdown wants.
    return R"(---
title: "[[title]]"
layout: "single"
excerpt: "[[tagline]]"
toc: true
header:
    image: "[[image]]"
[[?sonic]]rating: [[sonic]]
[[?bias]]bias: [[bias]]
---

TODO: opening, a few sentences on why this IEM is worth a look

## Forewords

- Ratings run in half points from **1 (Poor)** over **3 (Good)** to **5 (Outstanding)** and do not depend on the price. The sonic rating is about sound alone; the bias score is about my taste.
- [[disclosure]]
- The unit retails for [[price]] at the time of this review. Links: [[links]]

## General Information

TODO: technology, and what the maker claims

## Non-sound Aspects

TODO: packaging and accessories

TODO: earpieces, fit, comfort and isolation

**Ear tips recommendation:** TODO

## Driveability

TODO: impedance, sensitivity, and the sources that suffice

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

[[?staging]]**Stereo imaging:** [[staging]]. TODO
[[!staging]]**Stereo imaging:** TODO

**Multimedia:** TODO

## Frequency Response

[[figure]]

*Frequency response of [[curves]]. [[rig]]*

## Comparisons

TODO: how it sounds beside IEMs of its class

## Conclusions

TODO: summary

**What I like:**

- TODO

**What could be improved:**

- TODO

**Absolute Sonic Quality Rating:** [[sonic-rating]]

**Bias Score:** [[bias-rating]]
)";
}

} // namespace earbench
