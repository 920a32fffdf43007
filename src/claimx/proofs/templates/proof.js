"use strict";
const sheets = document.querySelector(".sheets"), text = document.querySelector(".text"), page = document.querySelector("#page");
const all = new Map();
for (const node of document.querySelectorAll("[data-name]")) {
  if (!all.has(node.dataset.name)) all.set(node.dataset.name, []);
  all.get(node.dataset.name).push(node);
}
let lit = [];
function light(name) {
  lit.forEach((node) => node.classList.remove("lit"));
  lit = all.get(name) || [];
  lit.forEach((node) => node.classList.add("lit"));
}
function show(node, pane) {
  if (!node || !pane) return;
  const box = node.getBoundingClientRect(), frame = pane.getBoundingClientRect();
  if (box.top < frame.top + 8 || box.bottom > frame.bottom - 8)
    pane.scrollBy({ top: box.top - frame.top - frame.height / 4, behavior: "smooth" });
}
for (const pane of [sheets, text]) {
  if (!pane) continue;
  const other = pane === sheets ? text : sheets;
  pane.addEventListener("mouseover", (event) => {
    const node = event.target.closest("[data-name]");
    if (node) light(node.dataset.name);
  });
  pane.addEventListener("click", (event) => {
    const node = event.target.closest("[data-name]");
    if (!node) return;
    light(node.dataset.name);
    location.replace("#" + node.dataset.name);
    show((all.get(node.dataset.name) || []).find((each) => other && other.contains(each)), other);
  });
}
for (const box of document.querySelectorAll("[data-group]")) {
  const style = document.createElement("style");
  const what = box.dataset.group === "way" ? "figure svg" : ".box." + box.dataset.group;
  document.head.append(style);
  box.addEventListener("change", () => { style.textContent = box.checked ? "" : what + " { display: none; }"; });
}
function follow(number) {
  page.value = number;
  const turn = text.querySelector(`[data-turn="${number}"]`);
  if (turn) text.scrollTop = turn.nextElementSibling.offsetTop - text.offsetTop - 40;
}
if (sheets) {
  const figures = [...sheets.querySelectorAll("figure")];
  const go = (number) => {
    const figure = figures[Math.min(figures.length, Math.max(1, number)) - 1];
    sheets.scrollTop = figure.offsetTop - sheets.offsetTop - 10;
    follow(figure.dataset.page);
  };
  const now = () => Number(page.value) || 1;
  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries) if (entry.isIntersecting && document.activeElement !== page) page.value = entry.target.dataset.page;
  }, { root: sheets, rootMargin: "-30% 0px -65% 0px" });
  figures.forEach((figure) => seen.observe(figure));
  document.querySelectorAll("[data-step]").forEach((button) =>
    button.addEventListener("click", () => go(now() + Number(button.dataset.step))));
  page.addEventListener("change", () => go(now()));
  document.addEventListener("keydown", (event) => {
    if (event.target === page || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") go(now() + 1);
    if (event.key === "k") go(now() - 1);
  });
}
function open() {
  const asked = location.hash.slice(1), found = all.get(asked);
  if (/^p\d+$/.test(asked)) follow(asked.slice(1));
  if (!found) return;
  light(asked);
  for (const node of found) show(node, sheets && sheets.contains(node) ? sheets : text);
}
addEventListener("hashchange", open);
open();
