// null, or what reaches beyond the window's right edge and isn't cut off or scrolled by something around it.
const width = document.documentElement.clientWidth;
if (document.documentElement.scrollWidth <= width) return null;
const wide = [...document.body.querySelectorAll("*")].filter((element) => element.getBoundingClientRect().right > width + 1);
const outermost = wide.filter((element) => !wide.includes(element.parentElement));
return {
  window: width,
  page: document.documentElement.scrollWidth,
  elements: outermost.slice(0, 8).map((element) => element.outerHTML.slice(0, 120)),
};
