// The accessible name of what has the focus, roughly: label, then text, then tag.
const element = document.activeElement;
const tidy = (text) => (text ?? "").replace(/[\u00ad\u200b]/g, "").replace(/\s+/g, " ").trim();
const by = (element.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
return (
  tidy(by.map((id) => document.getElementById(id)?.textContent).join(" ")) ||
  tidy(element.getAttribute("aria-label")) ||
  tidy([...(element.labels ?? [])].map((label) => label.textContent).join(" ")) ||
  tidy(element === document.body ? "" : element.textContent) ||
  element.tagName.toLowerCase()
);
