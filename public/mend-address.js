// Mends an address whose # was written as %23, coded once or more, and goes to the right one. Where there is nothing to mend it shows
// the way to the app, which lies beside this file.
(() => {
  if (window.samspelAddress) return;
  window.samspelAddress = true;
  const app = new URL(".", document.currentScript.src);
  const coded = /%(25)*23/i.exec(location.pathname + location.search);
  if (coded) {
    let rest = coded.input.slice(coded.index + coded[0].length);
    try {
      for (let codings = coded[0].length; codings > 3; codings -= 2) rest = decodeURIComponent(rest);
    } catch {
      // What can't be decoded here is left to the app.
    }
    location.replace(app.href + "#" + rest);
    return;
  }
  for (const link of document.querySelectorAll("a[data-app]")) {
    link.href = app.href;
    link.hidden = false;
  }
})();
