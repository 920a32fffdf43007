const form = document.querySelector(".filter");
const controls = [...form.querySelectorAll("[data-filter]")];
const articles = [...document.querySelectorAll("article")];

function fits(finding, words) {
  return controls.every((control) => {
    const wanted = control.value;
    const key = control.dataset.filter;
    if (!wanted) return true;
    if (key === "text") return words.includes(wanted.toLowerCase());
    if (key === "kinds") return finding.dataset.kinds.split("|").includes(wanted);
    return finding.dataset[key] === wanted;
  });
}

function show() {
  let shown = 0;
  for (const article of articles) {
    const quote = article.querySelector("blockquote")?.textContent.toLowerCase() ?? "";
    let open = 0;
    for (const finding of article.querySelectorAll(".finding")) {
      finding.hidden = !fits(finding, quote + " " + finding.textContent.toLowerCase());
      open += !finding.hidden;
    }
    article.hidden = !open;
    shown += open;
  }
  for (const section of document.querySelectorAll(".document")) {
    section.hidden = !section.querySelector("article:not([hidden])");
  }
  form.querySelector("output").textContent = `${shown} shown`;
}

form.addEventListener("input", show);
form.addEventListener("reset", () => setTimeout(show));
form.addEventListener("submit", (event) => event.preventDefault());
for (const button of document.querySelectorAll("[data-pick]")) {
  button.addEventListener("click", () => {
    form.reset();
    setTimeout(() => {
      form.querySelector("[data-filter=kinds]").value = button.dataset.pick;
      show();
      document.getElementById("list").scrollIntoView();
    });
  });
}
show();
