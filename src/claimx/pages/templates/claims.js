const form = document.querySelector(".filter");
const controls = [...form.querySelectorAll("[data-filter]")];
const find = form.querySelector("[data-filter=text]");
const order = form.querySelector("[name=order]");
const flat = document.querySelector(".flat");
const sections = [...document.querySelectorAll(".review, .part")];
const bare = new Set(sections.filter((section) => !section.querySelector("article")));
const passages = [...document.querySelectorAll("article")].map((article) => {
  const quoted = [article.querySelector("blockquote"), article.querySelector(".works")];
  const words = quoted.map((part) => part?.textContent ?? "").join(" ");
  const claims = [...article.querySelectorAll(".claim")].map((claim) => ({
    claim, data: claim.dataset, words: (words + " " + claim.textContent).toLowerCase().replace(/\s+/g, " "),
  }));
  const stretches = [...article.querySelectorAll(".numbered [data-words]")];
  return { article, home: article.parentElement, claims, stretches, best: 0 };
});

function tests() {
  return controls.filter((control) => control.value.trim()).map((control) => {
    const key = control.dataset.filter, wanted = control.value.trim();
    if (key === "text") {
      const words = wanted.toLowerCase().split(/\s+/);
      return (one) => words.every((word) => one.words.includes(word));
    }
    if (key === "confidence") return (one) => Number(one.data.confidence) >= Number(wanted);
    return (one) => one.data[key] === wanted;
  });
}

function show() {
  const asked = tests();
  let shown = 0, total = 0, open = 0;
  for (const passage of passages) {
    passage.best = -1;
    for (const one of passage.claims) {
      const fits = asked.every((test) => test(one));
      one.claim.hidden = !fits;
      if (fits) passage.best = Math.max(passage.best, Number(one.data.confidence));
      shown += fits;
      total += 1;
    }
    passage.article.hidden = passage.best < 0;
    if (passage.stretches.length) underline(passage);
    open += !passage.article.hidden;
  }
  arrange();
  for (const section of sections) {
    section.hidden = bare.has(section) ? asked.length > 0 : !section.querySelector("article:not([hidden])");
  }
  document.querySelector(".none").hidden = shown > 0 || !asked.length;
  form.querySelector("output").textContent = shown === total ? `${total} in ${open} passages` : `${shown} of ${total} in ${open} passages`;
}

function underline(passage) {
  const wanted = new Set(passage.claims.filter((one) => !one.claim.hidden).map((one) => one.data.number));
  for (const words of passage.stretches) {
    words.classList.toggle("off", !words.dataset.words.split(" ").some((number) => wanted.has(number)));
  }
}

function arrange() {
  const sorted = order.value === "confidence";
  if (sorted) {
    const best = [...passages].sort((a, b) => b.best - a.best);
    flat.append(...best.map((passage) => passage.article));
  } else if (!flat.hidden) {
    for (const passage of passages) passage.home.append(passage.article);
  }
  flat.hidden = !sorted;
}

function point() {
  for (const claim of document.querySelectorAll(".pointed")) claim.classList.remove("pointed");
  const name = decodeURIComponent(location.hash.slice(1));
  const pointed = name ? [...document.querySelectorAll(`[data-claim="${CSS.escape(name)}"]`)] : [];
  if (!pointed.length) return;
  if (pointed.every((claim) => claim.hidden)) {
    form.reset();
    show();
  }
  for (const claim of pointed) claim.classList.add("pointed");
  const first = pointed.find((claim) => !claim.hidden);
  first.scrollIntoView({ block: "center" });
  requestAnimationFrame(() => first.scrollIntoView({ block: "center" }));
}

function step(way) {
  const open = passages.map((passage) => passage.article).filter((article) => !article.hidden);
  if (order.value === "confidence") open.sort((a, b) => (a.compareDocumentPosition(b) & 4 ? -1 : 1));
  const now = open.indexOf(document.activeElement?.closest("article"));
  const next = open[now < 0 ? 0 : now + way];
  next?.focus();
  next?.scrollIntoView({ block: "start" });
}

function light(event, on) {
  const claim = event.target.closest?.(".claim");
  for (const words of claim?.closest("article").querySelectorAll("[data-words]") ?? []) {
    words.classList.toggle("lit", on && words.dataset.words.split(" ").includes(claim.dataset.number));
  }
}

const reviews = form.querySelector("[data-reviews]");
const names = [...document.querySelectorAll(".review")].map((review) => review.dataset.doc);
reviews.querySelector("select").append(...names.map((name) => new Option(name, name)));
reviews.hidden = names.length < 2;
form.hidden = document.querySelector(".keys").hidden = false;
form.addEventListener("input", show);
form.addEventListener("reset", () => setTimeout(show));
form.addEventListener("submit", (event) => event.preventDefault());
addEventListener("hashchange", point);
for (const [name, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]]) {
  document.addEventListener(name, (event) => light(event, on));
}
document.addEventListener("keydown", (event) => {
  const writing = event.target.matches?.("input, select, textarea");
  if (writing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/") { event.preventDefault(); find.focus(); }
  if (event.key === "j") step(1);
  if (event.key === "k") step(-1);
});
show();
point();
