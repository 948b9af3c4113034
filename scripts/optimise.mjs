// Makes programs in WebAssembly small: `node scripts/optimise.mjs FROM TO …`, each file FROM to a file TO. What is given first is begun
// first. There are many small ones, for each of which a process of its own would take longer to begin than to end.
import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { Worker, isMainThread, parentPort } from "node:worker_threads";

if (isMainThread) {
  const files = process.argv.slice(2);
  const jobs = Array.from({ length: files.length / 2 }, (_, place) => files.slice(place * 2, place * 2 + 2));
  const workers = Math.min(availableParallelism(), jobs.length);
  for (let number = 0; number < workers; number++) {
    const worker = new Worker(new URL(import.meta.url));
    worker.on("error", (error) => {
      console.error(`optimise: ${error.stack}`);
      process.exit(1);
    });
    // It asks for the next file when it has done one; none ends it.
    worker.on("message", () => worker.postMessage(jobs.shift() ?? null));
  }
} else {
  const { default: binaryen } = await import("binaryen");
  const { Features } = binaryen;
  // What rustc itself takes for granted in its wasm; more than that not every browser reads.
  const features =
    Features.BulkMemory |
    Features.BulkMemoryOpt |
    Features.CallIndirectOverlong |
    Features.Multivalue |
    Features.MutableGlobals |
    Features.NontrappingFPToInt |
    Features.ReferenceTypes |
    Features.SignExt;
  binaryen.setOptimizeLevel(2);
  binaryen.setShrinkLevel(2);
  parentPort.on("message", (job) => {
    if (!job) return parentPort.close();
    const [from, to] = job;
    const program = binaryen.readBinary(readFileSync(from));
    program.setFeatures(features);
    program.runPasses(["flatten", "rereloop"]);
    program.optimize();
    // Functions with names alike are alike, and are sent in fewer bytes beside each other.
    program.runPasses(["reorder-functions-by-name", "strip-debug", "strip-producers"]);
    writeFileSync(to, program.emitBinary());
    program.dispose();
    parentPort.postMessage("done");
  });
  parentPort.postMessage("ready");
}
