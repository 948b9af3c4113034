// Puts the many small files that parts of a release share into a few, since a browser takes longer to ask for each than to read it.
//   scripts/bundle.mjs LINK FOLDER HASH     the script that fetches the parts; where its files are; what their names end with
// Which parts use a shared file says the comment before it. Files go together where the same of these parts use them: what is fetched
// with them is what was fetched before.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

// The parts of which a page fetches one whatever else it fetches: the start page, the questionnaire, every page of a document.
const grounds = ["listening", "answer", "workspace"];

const [link, folder, hash] = process.argv.slice(2);
const shared = /\/\* ([a-z_, ]+) \*\/\nconst __(chunk_\d+) = makeLoad\(\(\) => \{\n\s*const src = (fetch\(new URL\("\.\/chunk_\d+-[0-9a-f]+\.wasm", import\.meta\.url\)\));/g;

const bundles = new Map();
const seen = new Set();
const script = readFileSync(link, "utf8").replace(shared, (text, parts, chunk, asked) => {
  const users = parts.split(", ");
  for (const part of users) seen.add(part);
  const key = grounds.filter((part) => users.includes(part)).join("_");
  if (key === "") return text;
  const name = `chunk_of_${key}-${hash}.wasm`;
  const bundle = bundles.get(name) ?? { files: [], length: 0 };
  bundles.set(name, bundle);
  const file = join(folder, `${chunk}-${hash}.wasm`);
  const bytes = readFileSync(file);
  const from = bundle.length;
  bundle.files.push({ file, bytes });
  bundle.length += bytes.length;
  return text.replace(asked, `piece("./${name}", ${from}, ${bundle.length})`);
});
const missing = grounds.filter((part) => !seen.has(part));
if (missing.length > 0) throw new Error(`${link}: no file is shared with ${missing.join(", ")}`);

for (const [name, { files }] of bundles) {
  writeFileSync(join(folder, name), Buffer.concat(files.map(({ bytes }) => bytes)));
  for (const { file } of files) rmSync(file);
}
// What has not come is asked for again by whoever needs it next.
const piece = `
const bundles = new Map();
function piece(name, from, to) {
    if (!bundles.has(name)) {
        const bytes = fetch(new URL(name, import.meta.url)).then((answer) => {
            if (!answer.ok) throw new Error(\`\${answer.url}: \${answer.status}\`);
            return answer.arrayBuffer();
        });
        bytes.catch(() => bundles.delete(name));
        bundles.set(name, bytes);
    }
    return bundles.get(name).then((bytes) => new Response(bytes.slice(from, to)));
}
`;
writeFileSync(link, script + piece);
