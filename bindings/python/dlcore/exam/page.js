"use strict";
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const one = (selector) => document.querySelector(selector);
const questions = all("article.question");
const links = new Map(all("#contents li a").map((a) => [decodeURIComponent(a.hash.slice(1)), a]));

// Dark or light: as the system has it, until the switch is used.
const root = document.documentElement;
const kept = {
  get() { try { return localStorage.getItem("theme"); } catch { return null; } },
  set(theme) { try { localStorage.setItem("theme", theme); } catch { /* a file may have no storage */ } },
};
const wanted = new URLSearchParams(location.search).get("theme") || kept.get();
if (wanted === "dark" || wanted === "light") root.dataset.theme = wanted;
one("#theme").addEventListener("click", () => {
  const now = root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  root.dataset.theme = now === "dark" ? "light" : "dark";
  kept.set(root.dataset.theme);
});

// Search and filter: a question is shown when it has all the words and the verdict.
const texts = new Map(questions.map((q) => [q, (q.id + " " + q.textContent).toLowerCase()]));
let verdict = "all";
function sift() {
  const words = one("#search").value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const q of questions) {
    const shown = (verdict === "all" || q.dataset.verdict === verdict) && words.every((word) => texts.get(q).includes(word));
    q.hidden = !shown;
    const link = links.get(q.id);
    if (link) link.parentElement.hidden = !shown;
  }
  for (const section of all("section.paper")) {
    section.querySelector(".nothing").hidden = all("article.question", section).some((q) => !q.hidden);
  }
}
one("#search").addEventListener("input", sift);
for (const tile of all(".tile")) {
  tile.addEventListener("click", () => {
    verdict = tile.dataset.filter === verdict ? "all" : tile.dataset.filter;
    for (const other of all(".tile")) other.setAttribute("aria-pressed", String(other.dataset.filter === verdict));
    sift();
  });
}

// Unfold and fold.
const folds = () => all("main details");
one("#unfold").addEventListener("click", (event) => {
  const unfold = event.target.textContent.startsWith("Unfold");
  for (const fold of folds()) fold.open = unfold;
  event.target.textContent = unfold ? "Fold all" : "Unfold all";
});
addEventListener("beforeprint", () => folds().forEach((fold) => { fold.open = true; }));

// A link to a question shows it, whatever is filtered, with its working unfolded.
function arrive() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  if (target.hidden) {
    one("#search").value = "";
    verdict = "all";
    for (const tile of all(".tile")) tile.setAttribute("aria-pressed", String(tile.dataset.filter === "all"));
    sift();
  }
  for (const fold of all(":scope > details.worked", target)) fold.open = true;
  target.scrollIntoView();
}
addEventListener("hashchange", arrive);

// The contents: a drawer on a phone; the question that is read is marked.
const contents = one("#contents"), menu = one("#menu");
function drawer(shown) {
  contents.classList.toggle("shown", shown);
  menu.setAttribute("aria-expanded", String(shown));
}
menu.addEventListener("click", () => drawer(!contents.classList.contains("shown")));
contents.addEventListener("click", (event) => { if (event.target.closest("a")) drawer(false); });
addEventListener("keydown", (event) => {
  if (event.key === "Escape") drawer(false);
  if (event.key === "/" && document.activeElement !== one("#search")) { event.preventDefault(); one("#search").focus(); }
});
const visible = new Set();
const watcher = new IntersectionObserver((entries) => {
  for (const entry of entries) entry.isIntersecting ? visible.add(entry.target) : visible.delete(entry.target);
  const current = questions.find((q) => visible.has(q));
  for (const [id, link] of links) link.classList.toggle("current", Boolean(current) && id === current.id);
  const link = current && links.get(current.id);
  if (link && contents.offsetParent && matchMedia("(min-width: 60rem)").matches) {
    const box = link.getBoundingClientRect(), frame = contents.getBoundingClientRect();
    if (box.top < frame.top || box.bottom > frame.bottom) contents.scrollTop += box.top - frame.top - frame.height / 2;
  }
}, { rootMargin: "-20% 0px -60% 0px" });
questions.forEach((q) => watcher.observe(q));
arrive();
