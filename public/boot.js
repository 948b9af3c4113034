// Starts the app. The build writes what the two hashed files are called into the page's preload links.
// When anything fails, the page shows the message that it carries already; no text lives here.

async function start() {
  const glue = document.getElementById("app-glue").href;
  const wasm = document.getElementById("app-wasm").href;
  const { default: init } = await import(glue);
  await init({ module_or_path: wasm });
}

start().catch((reason) => {
  console.error(reason);
  document.getElementById("start-waiting")?.setAttribute("hidden", "");
  document.getElementById("start-failed")?.removeAttribute("hidden");
});
