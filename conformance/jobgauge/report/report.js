"use strict";
const form = document.getElementById("filter");
const rules = [...document.querySelectorAll(".rule")];
const holders = [...document.querySelectorAll(".folded, .family")];
const boxes = [...form.querySelectorAll("[type=checkbox]")];
const search = form.querySelector("[type=search]");
const texts = new Map();

function text(rule) {
  if (!texts.has(rule)) texts.set(rule, rule.textContent.toLowerCase());
  return texts.get(rule);
}

function filter() {
  const verdicts = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const rule of rules) {
    const wanted =
      rule.dataset.verdicts.split(" ").some((verdict) => verdicts.has(verdict)) &&
      words.every((word) => text(rule).includes(word));
    rule.hidden = !wanted;
    shown += wanted;
  }
  for (const holder of holders) {
    holder.hidden = !holder.querySelector(".rule:not([hidden])");
    if (words.length && holder.matches(".folded")) holder.open = !holder.hidden;
  }
  form.querySelector("output").textContent = `${shown} of ${rules.length} rules shown`;
}

function reveal() {
  const id = decodeURIComponent(location.hash.slice(1));
  const target = id && document.getElementById(id);
  if (!target) return;
  if (target.closest("[hidden]")) {
    for (const box of boxes) box.checked = true;
    search.value = "";
    filter();
  }
  for (let at = target; at; at = at.parentElement) if (at.matches("details")) at.open = true;
  target.scrollIntoView();
}

form.hidden = false;
form.addEventListener("input", filter);
form.addEventListener("submit", (event) => event.preventDefault());
addEventListener("hashchange", reveal);
filter();
reveal();
