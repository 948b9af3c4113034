// Runs Lighthouse on the release and on a bare page by turns, and fails where Samspel is slower than the bare page allows.
import { spawn } from "node:child_process";
import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import { serve } from "./static-server.mjs";

// What is so on any machine.
const required = { accessibility: 1, "best-practices": 1, seo: 1 };
// How quick a page is depends on the machine, so each figure is compared with the bare page's of the same run: the limit is of their ratio.
const figures = [
  // At least the bare page's. Lighthouse rounds to hundredths, and the median of a few runs moves by one or two of them.
  { name: "score", least: 0.98, of: ({ categories }) => categories.performance.score, unit: "" },
  { name: "first paint (FCP)", audit: "first-contentful-paint", unit: "s" },
  // The first view is part of the page, so the largest paint is the first one here as there. 1.13 is usual.
  { name: "largest paint (LCP)", audit: "largest-contentful-paint", unit: "s", most: 1.3 },
  { name: "blocked (TBT)", audit: "total-blocking-time", unit: "ms" },
  // No task of the start is long, so this is 0.56 where a machine is quick, and 1.3 where it does three other things.
  { name: "interactive (TTI)", audit: "interactive", unit: "s", most: 1.6 },
  { name: "shifts (CLS)", audit: "cumulative-layout-shift", unit: "" },
];

const folder = "target/lighthouse";
// Without a screen, Chromium may hold the first frame back for one or two seconds: a race that says nothing of a page.
const flags = "--disable-features=PaintHolding --headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";

/// The bare page with what it fetches, in a folder that can be served.
function barePage() {
  const page = join(folder, "bare");
  rmSync(page, { recursive: true, force: true });
  cpSync("tests/bare", page, { recursive: true });
  for (const file of ["node_modules/leaflet/dist/leaflet.js", "node_modules/leaflet/dist/leaflet.css", "public/geo/sverige.topo.json"]) {
    copyFileSync(file, join(page, file.split("/").at(-1)));
  }
  return page;
}

/// Serves a folder whose files have all been asked for once: the host compresses a file the first time, which no run should wait for.
async function serveReady(root) {
  const server = await serve(root);
  for (const name of readdirSync(root, { recursive: true })) {
    if (statSync(join(root, name)).isDirectory()) continue;
    await (await fetch(server.url + name.split(sep).map(encodeURIComponent).join("/"))).arrayBuffer();
  }
  return server;
}

function audit(url, report, categories) {
  const options = [
    "node_modules/lighthouse/cli/index.js",
    url,
    "--quiet",
    // Held back for real. Where it is only simulated, what is drawn first is reckoned to have waited for the program as soon as that is there
    // before the first frame, which is a race on a quick machine.
    "--throttling-method=devtools",
    "--output=json",
    `--output-path=${report}`,
    `--only-categories=${categories.join(",")}`,
    "--no-enable-error-reporting",
    `--chrome-flags=${flags}`,
  ];
  rmSync(report, { force: true });
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, options, {
      env: { ...process.env, CHROME_PATH: process.env.CHROMIUM },
      stdio: ["ignore", "ignore", "inherit"],
    });
    child.once("error", failed);
    child.once("exit", (code) => {
      if (code !== 0) return failed(new Error(`Lighthouse ended with code ${code}`));
      const result = JSON.parse(readFileSync(report, "utf8"));
      if (result.runtimeError) return failed(new Error(result.runtimeError.message));
      // A figure that could not be measured leaves no score.
      const unmeasured = figures.filter((figure) => !Number.isFinite(figureOf(figure, result))).map(({ name }) => name);
      return unmeasured.length === 0 ? done(result) : failed(new Error(`not measured: ${unmeasured.join(", ")}`));
    });
  });
}

/// Now and then Chromium paints nothing or loses the trace, which says nothing of the page: such a run is made again, once.
async function auditTwice(...wanted) {
  try {
    return await audit(...wanted);
  } catch (reason) {
    console.log(`[lighthouse] ${reason.message}; once more`);
    return audit(...wanted);
  }
}

const figureOf = ({ of, audit: id }, report) => {
  const value = of ? of(report) : report.audits[id]?.numericValue;
  return value ?? Number.NaN;
};

function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function written(value, unit) {
  if (unit === "s") return `${(value / 1000).toFixed(2)} s`;
  return unit === "ms" ? `${value.toFixed(0)} ms` : value.toFixed(2);
}

// What cost points: the audits that are neither passed nor only for information.
const faults = (report, category) =>
  report.categories[category].auditRefs
    .filter(({ weight, id }) => weight > 0 && report.audits[id].score !== null && report.audits[id].score < 1)
    .map(({ id }) => `${id} (${report.audits[id].displayValue ?? report.audits[id].title})`);

/// Prints both pages' medians and their ratios; gives what is wrong.
function compared(pages) {
  const wrong = [];
  const [ours, bare] = pages.map(({ reports }) => reports);
  console.log(`\n${"median".padEnd(22)}${["Samspel", "bare page", "ratio"].map((text) => text.padStart(11)).join("")}   limit`);
  for (const figure of figures) {
    const { name, unit, least, most } = figure;
    const [own, other] = [ours, bare].map((reports) => median(reports.map((report) => figureOf(figure, report))));
    const ratio = own / other;
    const limit = least ? `at least ${least}` : most ? `at most ${most}` : "";
    const said = other === 0 ? "–" : ratio.toFixed(2);
    console.log(`${name.padEnd(22)}${[written(own, unit), written(other, unit), said].map((text) => text.padStart(11)).join("")}   ${limit}`.trimEnd());
    // Nothing to divide by is a limit that was not met, unless both are nothing.
    if ((least && !(ratio >= least)) || (most && !(ratio <= most) && own !== other)) {
      wrong.push(`${name} is ${said} times the bare page's, ${limit}`);
    }
  }
  return wrong;
}

function judged(report) {
  const wrong = [];
  console.log("");
  for (const [category, wanted] of Object.entries(required)) {
    const { score } = report.categories[category];
    console.log(`${category.padEnd(22)}${written(score ?? 0, "").padStart(11)}${" ".repeat(25)}at least ${wanted}`);
    if (!(score >= wanted)) wrong.push(`${category}: ${faults(report, category).join(", ")}`);
  }
  return wrong;
}

/// Audits all pages by turns, from one run to another.
async function auditAll(pages, first, last) {
  for (let run = first; run <= last; run += 1) {
    for (const { name, server, reports } of pages) {
      // Only performance varies; the other categories are read from the first run of Samspel.
      const categories = name === "samspel" && run === 1 ? ["performance", ...Object.keys(required)] : ["performance"];
      const report = await auditTwice(server.url, join(folder, `${name}-${run}.json`), categories);
      reports.push(report);
      console.log(`[lighthouse] run ${run} of ${last}: ${name.padEnd(8)}${figures.map((figure) => written(figureOf(figure, report), figure.unit)).join(", ")}`);
    }
  }
}

async function main() {
  const [runs = "2"] = process.argv.slice(2);
  if (!/^[1-9]\d*$/.test(runs)) throw new Error(`'${runs}' is no number of runs`);
  mkdirSync(folder, { recursive: true });
  const pages = [
    { name: "samspel", server: await serveReady("dist"), reports: [] },
    { name: "bare", server: await serveReady(barePage()), reports: [] },
  ];
  const wanted = Number(runs);
  try {
    await auditAll(pages, 1, wanted);
    let wrong = compared(pages);
    if (wrong.length > 0) {
      // A median of few runs is a draw now and then, by whatever else the machine does: what is over the limits has to be so in twice as many.
      console.log(`\n[lighthouse] over the limits: ${wrong.join("; ")}; as many runs again`);
      await auditAll(pages, wanted + 1, 2 * wanted);
      wrong = compared(pages);
    }
    wrong.push(...judged(pages[0].reports[0]));
    if (wrong.length > 0) throw new Error(`over the limits: ${wrong.join("; ")}`);
  } finally {
    for (const { server } of pages) server.close();
  }
}

main().catch((reason) => {
  console.error(`lighthouse: ${reason.message}`);
  process.exitCode = 1;
});
