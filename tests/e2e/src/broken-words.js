// The words on the page of which one letter alone is on a line: nothing that a reader would do by hand.
const faults = new Set();
const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
const range = document.createRange();
while (walker.nextNode()) {
  const { data, parentElement } = walker.currentNode;
  // Only words: numbers with a unit, codes and addresses may break anywhere.
  for (const { 0: word, index } of data.matchAll(/[\p{L}\u00ad-]{4,40}/gu)) {
    range.setStart(walker.currentNode, index);
    range.setEnd(walker.currentNode, index + word.length);
    const lines = (of) => new Set([...of.getClientRects()].filter(({ width }) => width > 0).map(({ top }) => Math.round(top)));
    if (lines(range).size < 2 || !parentElement.checkVisibility({ checkVisibilityCSS: true })) continue;
    // What is clipped away is for screen readers.
    if (parentElement.closest(".visually-hidden, svg, textarea")) continue;
    const tops = [...word].map((_, place) => {
      range.setStart(walker.currentNode, index + place);
      range.setEnd(walker.currentNode, index + place + 1);
      const rects = [...range.getClientRects()].filter(({ width }) => width > 0);
      return rects.length ? Math.round(rects.at(-1).top) : null;
    });
    const told = tops.filter((top) => top !== null);
    const alone = told.filter((top) => told.filter((other) => Math.abs(other - top) < 4).length === 1);
    if (alone.length) faults.add(`${word} in ${parentElement.closest("[class], [id]")?.outerHTML.slice(0, 80)}`);
  }
}
return [...faults].slice(0, 12);
