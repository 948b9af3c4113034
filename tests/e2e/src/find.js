// Arguments: role, name, and "first" (the first match or null) or "names" (what there is of that role).
const [role, wanted, mode] = arguments;
const selectors = {
  button: "button, summary, [role=button], input[type=submit], input[type=button]",
  link: "a[href], [role=link]",
  heading: "h1, h2, h3, h4, h5, h6, [role=heading]",
  field: "input:not([type=hidden]), select, textarea, [contenteditable=true], [role=combobox], [role=slider], [role=spinbutton]",
  checkbox: "input[type=checkbox], [role=checkbox], [role=switch]",
  radio: "input[type=radio], [role=radio]",
  dialog: "dialog, [role=dialog], [role=alertdialog]",
  group: "fieldset, details, [role=group], [role=radiogroup]",
  region: "section, [role=region], main, nav, aside, header, footer",
  table: "table, [role=table], [role=grid]",
  row: "tr, [role=row]",
  option: "option, [role=option]",
  img: "img, svg[role=img], [role=img]",
  status: "output, [role=status], [role=alert]",
};
const tidy = (text) => (text ?? "").replace(/[\u00ad\u200b]/g, "").replace(/\s+/g, " ").trim();
const content = (element) => {
  const copy = element.cloneNode(true);
  copy.querySelectorAll("[aria-hidden=true], svg:not([role=img]), script, style").forEach((hidden) => hidden.remove());
  return tidy(copy.textContent);
};
const name = (element) => {
  const by = element.getAttribute("aria-labelledby");
  if (by) return tidy(by.split(/\s+/).map((id) => content(document.getElementById(id) ?? document.createElement("i"))).join(" "));
  const label = element.getAttribute("aria-label");
  if (label) return tidy(label);
  if (element.labels?.length) {
    return tidy([...element.labels].map((one) => {
      const copy = one.cloneNode(true);
      copy.querySelectorAll("input, select, textarea, [aria-hidden=true], svg").forEach((inner) => inner.remove());
      return copy.textContent;
    }).join(" "));
  }
  if (element.matches("fieldset")) return content(element.querySelector("legend") ?? document.createElement("i"));
  if (element.matches("table") && element.caption) return content(element.caption);
  if (element.matches("svg")) return tidy(element.querySelector("title")?.textContent);
  if (element.matches("input")) return tidy(element.value || element.placeholder || element.title);
  return content(element) || tidy(element.getAttribute("alt") ?? element.title);
};
const visible = (element) =>
  element.checkVisibility({ checkVisibilityCSS: true }) || (element.labels?.length > 0 && element.labels[0].checkVisibility());
const matches = wanted.endsWith("…")
  ? (text) => text.startsWith(wanted.slice(0, -1).trimEnd())
  : (text) => text === tidy(wanted);

const all = [...document.querySelectorAll(selectors[role] ?? `[role=${role}]`)].filter(visible);
// Behind an open modal dialog nothing can be reached.
const modal = [...document.querySelectorAll("dialog:modal")].pop();
const reachable = modal ? all.filter((element) => modal.contains(element)) : all;
return mode === "names" ? reachable.slice(0, 60).map(name) : (reachable.find((element) => matches(name(element))) ?? null);
