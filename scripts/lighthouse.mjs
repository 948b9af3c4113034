// Runs Lighthouse on the release and fails under the thresholds; the performance score is the median of three runs.
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { serve } from "./static-server.mjs";

const thresholds = { performance: 0.95, accessibility: 1, "best-practices": 1, seo: 1 };
const runs = 3;
const flags = "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";

function audit(url, report, categories) {
  const options = [
    "node_modules/lighthouse/cli/index.js",
    url,
    "--quiet",
    "--output=json",
    `--output-path=${report}`,
    `--only-categories=${categories.join(",")}`,
    "--no-enable-error-reporting",
    `--chrome-flags=${flags}`,
  ];
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, options, {
      env: { ...process.env, CHROME_PATH: process.env.CHROMIUM },
      stdio: ["ignore", "ignore", "inherit"],
    });
    child.once("error", failed);
    child.once("exit", (code) =>
      code === 0 ? done(JSON.parse(readFileSync(report, "utf8"))) : failed(new Error(`Lighthouse ended with code ${code}`)),
    );
  });
}

// What cost points: the audits that are neither passed nor only for information.
const faults = (report, category) =>
  report.categories[category].auditRefs
    .filter(({ weight, id }) => weight > 0 && report.audits[id].score !== null && report.audits[id].score < 1)
    .map(({ id }) => `${id} (${report.audits[id].displayValue ?? report.audits[id].title})`);

async function main() {
  mkdirSync("target/lighthouse", { recursive: true });
  const { url, close } = await serve("dist");
  const reports = [];
  try {
    for (let run = 1; run <= runs; run += 1) {
      console.log(`[lighthouse] run ${run} of ${runs}`);
      // Only performance varies; the others are read from the first run.
      const categories = run === 1 ? Object.keys(thresholds) : ["performance"];
      reports.push(await audit(url, `target/lighthouse/${run}.json`, categories));
    }
  } finally {
    close();
  }
  const broken = reports.find(({ runtimeError }) => runtimeError);
  if (broken) throw new Error(broken.runtimeError.message);

  const measured = reports.map(({ categories }) => categories.performance.score).sort((a, b) => a - b);
  const low = [];
  for (const [category, least] of Object.entries(thresholds)) {
    const score = category === "performance" ? measured[(runs - 1) / 2] : reports[0].categories[category].score;
    console.log(`  ${category.padEnd(16)} ${score.toFixed(2)}  (at least ${least.toFixed(2)})`);
    if (!(score >= least)) low.push(`${category} ${score.toFixed(2)}: ${faults(reports[0], category).join(", ")}`);
  }
  for (const id of ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift"]) {
    console.log(`  ${id.padEnd(26)} ${reports[0].audits[id].displayValue}`);
  }
  if (low.length > 0) throw new Error(`under the threshold: ${low.join("; ")}`);
}

main().catch((reason) => {
  console.error(`lighthouse: ${reason.message}`);
  process.exitCode = 1;
});
