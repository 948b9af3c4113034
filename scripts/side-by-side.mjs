// Builds the tests of the workspace and runs those of a package side by side, each in a process of its own, so that their output
// stays apart.
//   node scripts/side-by-side.mjs STAGE PACKAGE JOBS
// All are built at once: with other packages beside it, a package is compiled with other features of what it depends on, and so twice.
// Prints the output of tests that fail, and a line of results as cargo test does. How long each test took is kept in
// target/test-log/STAGE.times, as seconds and name; the next run begins with the slowest, so that none of them is left for the end.
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

const [stage, wanted, jobs] = process.argv.slice(2);
const times = `target/test-log/${stage}.times`;

/// A package's name of cargo's id, which ends in `…/NAME#VERSION` or, where the folder is called otherwise, in `#NAME@VERSION`.
const packageOf = (id) => /#(.+)@/.exec(id)?.[1] ?? /([^/]+)#/.exec(id)?.[1];

/// The test programs that cargo has built, each with its name and the folder that it is to run in.
function built() {
  const build = ["test", "--workspace", "--locked", "--no-run", "--message-format=json-render-diagnostics"];
  const { status, stdout } = spawnSync("cargo", build, { stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error("the tests could not be built");
  return stdout.toString().split("\n").filter(Boolean).map((line) => JSON.parse(line))
    .filter(({ executable, profile, package_id: id }) => executable && profile.test && packageOf(id) === wanted)
    .map(({ executable, target, manifest_path }) => ({ executable, name: target.name, cwd: dirname(manifest_path) }));
}

function testsOf(program) {
  const { status, stdout, stderr } = spawnSync(program.executable, ["--list", "--format=terse"], { cwd: program.cwd });
  if (status !== 0) throw new Error(`${program.name} does not list its tests: ${stderr}`);
  return [...stdout.toString().matchAll(/^(.*): test$/gm)].map(([, test]) => ({ ...program, test, title: `${program.name}::${test}` }));
}

/// Runs a test and gives its result: "ok", "FAILED" or "ignored", with what it said and the seconds it took.
function run({ executable, cwd, test }) {
  const began = performance.now();
  return new Promise((done, failed) => {
    const child = spawn(executable, ["--exact", test, "--test-threads=1"], { cwd, stdio: ["ignore", "pipe", "pipe"] });
    const said = [];
    child.stdout.on("data", (data) => said.push(data));
    child.stderr.on("data", (data) => said.push(data));
    child.once("error", failed);
    child.once("close", (code) => {
      const output = Buffer.concat(said).toString();
      const [, passed, ignored] = /(\d+) passed; \d+ failed; (\d+) ignored/.exec(output) ?? [];
      // A process that ends well without having run the test has not passed it.
      const result = code !== 0 ? "FAILED" : passed === "1" ? "ok" : ignored === "1" ? "ignored" : "FAILED";
      done({ result, output, seconds: (performance.now() - began) / 1000 });
    });
  });
}

function lastTimes() {
  try {
    const lines = readFileSync(times, "utf8").trim().split("\n");
    return new Map(lines.map((line) => line.split("\t")).map(([seconds, title]) => [title, Number(seconds)]));
  } catch {
    return new Map();
  }
}

async function main() {
  if (!/^[1-9]\d*$/.test(jobs ?? "")) throw new Error("say a stage, a package, and how many tests are run at once");
  const known = lastTimes();
  // What is new may be slow.
  const expected = ({ title }) => known.get(title) ?? Infinity;
  const waiting = built().flatMap(testsOf).sort((one, other) => expected(other) - expected(one) || 0);
  const all = waiting.length;
  const began = performance.now();
  const counts = { ok: 0, FAILED: 0, ignored: 0 };
  const taken = [];
  console.log(`running ${all} tests, ${jobs} at once`);

  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { result, output, seconds } = await run(next);
      counts[result] += 1;
      taken.push([seconds, next.title]);
      console.log(`test ${next.title} ... ${result} (${seconds.toFixed(1)} s)`);
      if (result === "FAILED") console.log(output.replace(/^/gm, "    "));
    }
  };
  await Promise.all(Array.from({ length: Number(jobs) }, worker));

  mkdirSync(dirname(times), { recursive: true });
  writeFileSync(times, taken.sort(([one], [other]) => other - one).map(([seconds, title]) => `${seconds.toFixed(1)}\t${title}\n`).join(""));
  const passed = counts.FAILED === 0 && counts.ok > 0;
  const took = ((performance.now() - began) / 1000).toFixed(0);
  console.log(`\ntest result: ${passed ? "ok" : "FAILED"}. ${counts.ok} passed; ${counts.FAILED} failed; ${counts.ignored} ignored; finished in ${took} s`);
  if (!passed) process.exitCode = 1;
}

main().catch((reason) => {
  console.error(`side-by-side: ${reason.message}`);
  process.exitCode = 1;
});
