// Starts the app. The build writes what the two hashed files are called into the page's head.
// When anything fails, the page shows the message that it carries already; no text lives here.

// The chosen appearance is set before the first paint, so that a dark page does not flash light.
try {
  const theme = localStorage.getItem("samspel:theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage is blocked: the page follows the system.
}

// Where something was added before the #, and that came as %23, the host has given this page and the address has to be mended.
const coded = location.hash ? null : /%(25)*23/i.exec(location.search);
if (coded) {
  history.replaceState(null, "", location.pathname + "#" + location.search.slice(coded.index + coded[0].length));
}

// The start page is Swedish and stands in the file; it is only shown where it is the page that was asked for.
if (!["", "#", "#/"].includes(location.hash)) {
  for (const part of document.querySelectorAll("#main > .start-hero, #main > .start-ways, #main > .start-regions")) part.hidden = true;
}

// Chrome and Edge 123, Firefox 121 and Safari 17.5 are the first to have both of these, with which states and colours are shown.
const isNew = CSS.supports("color", "light-dark(#000, #fff)") && CSS.supports("selector(:has(a))");
document.getElementById("old-browser").hidden = isNew;

// What the page advises depends on whether there is a network: without one, a page that is loaded anew is gone.
const noteNetwork = () => document.documentElement.toggleAttribute("data-offline", !navigator.onLine);
addEventListener("online", noteNetwork);
addEventListener("offline", noteNetwork);
noteNetwork();

// Printed pages carry the title at their head; the style sheet takes it as a quoted text. Only then: what is set on the root has the style
// of every element worked out anew.
addEventListener("beforeprint", () => document.documentElement.style.setProperty("--running-title", JSON.stringify(document.title)));

// Extensions, translators and spelling tools run in the page too, and what they throw stops nothing here. Whose a fault is, the file says
// in which it was thrown: the first that the stack names. A browser may name a program only by a number.
const ours = new URL(".", import.meta.url).href;
function isOurs(fault) {
  const files = String(fault.stack).match(/[a-z][\w+.-]*:\/\/[^\s()]+/gi) ?? [];
  const named = files.find((file) => !file.startsWith("wasm://"));
  return named ? named.startsWith(ours) && /\.(?:js|wasm)\b/.test(named.slice(ours.length)) : files.length > 0;
}

// A panic shows a panel of its own. Where the program stops without one (no memory left, calls too deep), this one says so.
function stopped(fault) {
  if (!(fault instanceof WebAssembly.RuntimeError || fault instanceof RangeError) || !isOurs(fault)) return;
  if (document.getElementById("crash")) return;
  document.body.replaceChildren(document.getElementById("stopped").content.cloneNode(true));
}
addEventListener("error", (event) => stopped(event.error));
addEventListener("unhandledrejection", (event) => stopped(event.reason));

// The page carries the first view itself, and nothing that the program needs may hold up its first paint. A page that is not shown
// paints nothing, so the wait has an end.
const painted = () =>
  new Promise((done) => {
    // What is on the screen at a frame's beginning was painted by the one before.
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));
    setTimeout(done, 500);
  });

async function start() {
  const address = (name) => document.querySelector(`meta[name="${name}"]`).content;
  await painted();
  const wasm = fetch(address("app-wasm"));
  const { default: init } = await import(address("app-glue"));
  await init({ module_or_path: wasm });
}

start().catch((reason) => {
  console.error(reason);
  document.getElementById("start-waiting")?.setAttribute("hidden", "");
  document.getElementById("start-late")?.setAttribute("hidden", "");
  document.getElementById("start-failed")?.removeAttribute("hidden");
  // Nothing has been begun that could be lost.
  if (!navigator.onLine) addEventListener("online", () => location.reload());
});
