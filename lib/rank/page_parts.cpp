#include "rank/page_parts.hpp"

namespace earbench {

// Neither has two braces in a row: a page in a Jekyll site may pass through Liquid.

std::string_view page_style()
{
    return R"(
:root { color-scheme: light dark; --paper: #fff; --ink: #1c1c1c; --quiet: #595959; --rule: #d0d0d0; --band: #f4f4f2;
  --left: #0b57a4; --right: #b3402a; --grid: #e3e3e3; --zero: #9a9a9a; --focus: #0b57a4; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #16181b; --ink: #ececec; --quiet: #a9adb3; --rule: #3a3f45; --band: #1f2226;
    --left: #7db7f0; --right: #f2977f; --grid: #2b2f34; --zero: #6a7078; --focus: #7db7f0; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 72rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.45 system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: .5rem 0; }
p { margin: .4rem 0; max-width: 46rem; }
.quiet, caption, .where { color: var(--quiet); font-size: .875rem; }
a { color: var(--left); }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
form { display: flex; flex-wrap: wrap; gap: .5rem 1rem; margin: 1rem 0 .5rem; }
form[hidden] { display: none; }
label { display: grid; gap: .15rem; font-size: .875rem; }
input { font: inherit; padding: .3rem .5rem; border: 1px solid var(--zero); border-radius: .25rem; width: 12rem;
  background: var(--paper); color: var(--ink); }
input[type=number] { width: 7rem; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; padding: .3rem 0; }
th, td { padding: .45rem .6rem; text-align: left; vertical-align: middle; border-bottom: 1px solid var(--rule); }
thead th { position: sticky; top: 0; background: var(--paper); border-bottom: 2px solid var(--zero); z-index: 1; }
tbody tr:nth-child(even) { background: var(--band); }
tbody th { font-weight: 600; overflow-wrap: anywhere; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.where { display: block; font-weight: 400; }
thead button { font: inherit; font-weight: 600; color: inherit; background: none; border: 0; padding: .2rem 0;
  cursor: pointer; white-space: nowrap; }
/* Arrows are for the eye: the text behind the slash is what is read aloud, where a browser knows of it. */
thead button::after { content: "\2195"; content: "\2195" / ""; display: inline-block; width: 1em; color: var(--quiet); text-align: center; }
th[aria-sort=ascending] button::after { content: "\2191"; content: "\2191" / ""; color: inherit; }
th[aria-sort=descending] button::after { content: "\2193"; content: "\2193" / ""; color: inherit; }
svg { display: block; width: 15rem; height: 4.5rem; }
svg path { fill: none; vector-effect: non-scaling-stroke; }
.grid { stroke: var(--grid); }
.zero { stroke: var(--zero); }
.left { stroke: var(--left); stroke-width: 1.6; }
.right { stroke: var(--right); stroke-width: 1.6; stroke-dasharray: 4 2; }
@media (max-width: 52rem) {
  thead { display: none; }
  thead.sorts { display: block; }
  thead.sorts tr { display: flex; flex-wrap: wrap; gap: 0 1rem; }
  thead.sorts th { position: static; border: 0; padding: .2rem 0; }
  thead.sorts th.plain { display: none; }
  table, tbody, caption { display: block; }
  tbody tr { display: flex; flex-wrap: wrap; align-items: baseline; gap: .1rem 1rem; padding: .6rem .2rem;
    border-bottom: 1px solid var(--rule); }
  tbody tr[hidden] { display: none; }
  tbody th, tbody td { display: block; border: 0; padding: 0; }
  tbody th { order: -1; flex: 1 0 100%; }
  tbody td.number { text-align: left; }
  tbody td:first-child { min-width: 2rem; font-weight: 600; }
  tbody td[data-label]::before { content: attr(data-label) " "; color: var(--quiet); font-size: .875rem; }
  tbody td.empty { display: none; }
  tbody td.curve { flex: 1 0 100%; }
  tbody td.curve::before { content: none; }
  svg { width: 100%; height: 5.5rem; }
}
@media print { form, thead button::after { display: none; } thead th { position: static; } }
)";
}

std::string_view page_script()
{
    return R"(
(function () {
  "use strict";
  var table = document.querySelector("table"), body = table.tBodies[0];
  var rows = Array.prototype.slice.call(body.rows), heads = table.tHead.rows[0].cells;
  var form = document.querySelector("form"), status = document.getElementById("status");
  var text = document.getElementById("text"), least = document.getElementById("least"), most = document.getElementById("most");
  function value(row, column) {
    var cell = row.cells[column], given = cell.getAttribute("data-value");
    if (given === null) { return cell.textContent.trim().toLowerCase(); }
    return given === "" ? null : Number(given);
  }
  function sort(column, direction) {
    rows.map(function (row, index) { return [value(row, column), index, row]; }).sort(function (a, b) {
      if (a[0] === null || b[0] === null) { return (a[0] === null) - (b[0] === null) || a[1] - b[1]; }
      var order = typeof a[0] === "number" ? a[0] - b[0] : a[0].localeCompare(b[0]);
      return direction * order || a[1] - b[1];
    }).forEach(function (item) { body.appendChild(item[2]); });
    Array.prototype.forEach.call(heads, function (head, index) {
      if (head.hasAttribute("aria-sort")) {
        head.setAttribute("aria-sort", index !== column ? "none" : direction > 0 ? "ascending" : "descending");
      }
    });
  }
  function filter() {
    var words = text.value.toLowerCase().split(/\s+/), shown = 0;
    rows.forEach(function (row) {
      var name = row.getAttribute("data-text"), fits = words.every(function (word) { return name.indexOf(word) >= 0; });
      var sonic = row.getAttribute("data-sonic"), price = row.getAttribute("data-price");
      if (least && least.value !== "") { fits = fits && sonic !== "" && Number(sonic) >= Number(least.value); }
      if (most && most.value !== "") { fits = fits && price !== "" && Number(price) <= Number(most.value); }
      row.hidden = !fits;
      shown += fits ? 1 : 0;
    });
    status.textContent = shown + " of " + rows.length + " shown";
  }
  Array.prototype.forEach.call(heads, function (head, column) {
    if (!head.hasAttribute("aria-sort")) { return; }
    var button = document.createElement("button"), first = head.getAttribute("data-first") === "high" ? -1 : 1;
    button.type = "button";
    button.textContent = head.textContent;
    head.textContent = "";
    head.appendChild(button);
    button.addEventListener("click", function () {
      var now = head.getAttribute("aria-sort");
      sort(column, now === "none" ? first : now === "ascending" ? -1 : 1);
      status.textContent = "Sorted by " + button.textContent + ", " + head.getAttribute("aria-sort");
    });
  });
  table.tHead.className = "sorts";
  form.hidden = false;
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("input", filter);
}());
)";
}

} // namespace earbench
