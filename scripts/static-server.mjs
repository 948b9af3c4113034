// A small static host for dist/, as real ones are: compresses, sends types and validators, serves under any path.
//   node scripts/static-server.mjs FOLDER PORT [/PATH/]
import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, resolve, sep } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".svg": "image/svg+xml; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
  ".wasm": "application/wasm",
  ".png": "image/png",
  ".woff2": "font/woff2",
};
const packed = new Set([".png", ".woff2"]);
const hashed = /-[0-9a-f]{16}(_bg)?\.\w+$/;
const cache = new Map();

async function load(file) {
  const { mtimeMs } = await stat(file);
  const known = cache.get(file);
  if (known?.mtimeMs === mtimeMs) return known;
  const body = await readFile(file);
  const entry = { mtimeMs, plain: body, etag: `"${createHash("sha256").update(body).digest("hex").slice(0, 20)}"` };
  if (!packed.has(extname(file))) {
    const brotli = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
    entry.br = brotliCompressSync(body, { params: brotli });
    entry.gzip = gzipSync(body, { level: 9 });
  }
  cache.set(file, entry);
  return entry;
}

/// Serves `folder` under `path`; port 0 takes any free one. Resolves to { url, close }.
export function serve(folder, port = 0, path = "/") {
  const root = resolve(folder);
  const server = createServer(async (request, response) => {
    const wanted = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const file = normalize(join(root, wanted.startsWith(path) ? wanted.slice(path.length) || "index.html" : "\0"));
    const inside = wanted.startsWith(path) && file.startsWith(root + sep) && !file.includes("\0");
    try {
      if (!inside || !["GET", "HEAD"].includes(request.method)) throw new Error("not served");
      const entry = await load(file);
      const coding = ["br", "gzip"].find((name) => entry[name] && (request.headers["accept-encoding"] ?? "").includes(name));
      const body = coding ? entry[coding] : entry.plain;
      const fresh = request.headers["if-none-match"] === entry.etag;
      response.writeHead(fresh ? 304 : 200, {
        "Content-Type": types[extname(file)] ?? "application/octet-stream",
        "Cache-Control": hashed.test(file) ? "public, max-age=31536000, immutable" : "public, max-age=0, must-revalidate",
        "X-Content-Type-Options": "nosniff",
        ETag: entry.etag,
        Vary: "Accept-Encoding",
        ...(fresh ? {} : { "Content-Length": body.length }),
        ...(coding && !fresh ? { "Content-Encoding": coding } : {}),
      });
      response.end(fresh || request.method === "HEAD" ? undefined : body);
    } catch {
      // As static hosts do: the site's own page for what is not there.
      const page = await readFile(join(root, "404.html")).catch(() => null);
      const type = page ? types[".html"] : "text/plain";
      response.writeHead(404, { "Content-Type": type, "X-Content-Type-Options": "nosniff" }).end(page ?? "Not found\n");
    }
  });
  return new Promise((done, failed) => {
    server.once("error", failed);
    server.listen(port, "127.0.0.1", () =>
      done({ url: `http://127.0.0.1:${server.address().port}${path}`, close: () => server.close() }),
    );
  });
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const [folder = "dist", port = "8080", path = "/"] = process.argv.slice(2);
  serve(folder, Number(port), path).then(
    ({ url }) => console.log(`[serve] ${folder} is on ${url} (Ctrl+C ends it)`),
    (reason) => {
      console.error(`serve: ${reason.message}`);
      process.exitCode = 1;
    },
  );
}
