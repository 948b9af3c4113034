// What is wrong with the headings of the page, and which controls can't be told apart by their names. axe-core is there.
const faults = [];
const shown = (element) => element.checkVisibility({ checkVisibilityCSS: true }) && !element.closest("[aria-hidden=true]");
const said = (element) => element.textContent.replace(/[\u00ad\u200b]/g, "").replace(/\s+/g, " ").trim();
const main = document.querySelector("main");

const headings = [...main.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(shown);
const firsts = headings.filter((heading) => heading.matches("h1"));
// The map's page has its head beside the map.
if (firsts.length !== 1) faults.push(`${firsts.length} headings of the first level`);
let before = 0;
for (const heading of headings) {
  const level = Number(heading.tagName[1]);
  if (level > before + 1) faults.push(`a heading of level ${level} after one of level ${before}: ${said(heading)}`);
  if (!said(heading)) faults.push(`an empty heading: ${heading.outerHTML}`);
  before = level;
}
for (const section of [...main.querySelectorAll("section, aside")].filter(shown)) {
  const named = section.querySelector("h1, h2, h3, h4, h5, h6") || section.hasAttribute("aria-label") || section.hasAttribute("aria-labelledby");
  if (!named && said(section)) faults.push(`a section without a heading: ${section.outerHTML.slice(0, 160)}`);
}

axe.setup(document);
try {
  const name = (element) => axe.commons.text.accessibleText(element).replace(/[\u00ad\u200b]/g, "").replace(/\s+/g, " ").trim();
  const around = (element) => {
    const group = element.parentElement?.closest("fieldset, [role=group], [role=radiogroup]");
    if (!group) return "";
    const own = group.matches("fieldset") ? said(group.querySelector("legend") ?? document.createElement("i")) : name(group);
    return `${around(group)}${own} › `;
  };
  const kinds = { button: "button, summary, [role=button]", link: "a[href]", field: "input, select, textarea, [role=slider], [tabindex='0']:not(a, button, input, select, textarea, summary)" };
  for (const [kind, selector] of Object.entries(kinds)) {
    const found = new Map();
    for (const element of [...document.querySelectorAll(selector)]) {
      const seen = shown(element) || (element.labels?.length && shown(element.labels[0]));
      if (!seen) continue;
      const full = around(element) + name(element);
      if (!name(element)) faults.push(`a ${kind} without a name: ${element.outerHTML.slice(0, 160)}`);
      const there = found.get(full);
      // Two links to the same place are one.
      if (there && !(kind === "link" && there.getAttribute("href") === element.getAttribute("href"))) {
        faults.push(`two of the kind ${kind} are called “${full}”: ${there.outerHTML.slice(0, 100)} and ${element.outerHTML.slice(0, 100)}`);
      }
      found.set(full, element);
    }
  }
} finally {
  axe.teardown();
}
return [...new Set(faults)];
