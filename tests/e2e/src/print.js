// What is wrong with the page on paper: what only a screen has a use for, and what is cut off.
const name = (element) => element.cloneNode(false).outerHTML.slice(0, 120);
const shown = [...document.body.querySelectorAll("*")].filter((element) => element.checkVisibility({ visibilityProperty: true }));
// A figure that says how it was counted, and a place among the gaps, are read on paper as well.
const useless = "button:not(.figure, .gap-chip), .button, [role=tab], nav, .app-header, .app-footer, .skip-link, .toasts, input[type=file]";
const isCut = (element) => {
  const { overflowX, overflowY } = getComputedStyle(element);
  // What only a screen reader reads is a pixel large.
  if (element.clientWidth <= 1 || element.clientHeight <= 1) return false;
  const isField = element.matches("input, textarea, select");
  return ((isField || overflowX !== "visible") && element.scrollWidth > element.clientWidth + 1) ||
    ((isField || overflowY !== "visible") && element.scrollHeight > element.clientHeight + 1);
};
return [
  ...shown.filter((element) => element.matches(useless)).map((element) => `on paper is ${name(element)}`),
  ...shown.filter(isCut).map((element) => `cut off is ${name(element)}`),
];
