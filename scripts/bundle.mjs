// Puts the many small files that parts of a release share into a few, since a browser takes longer to ask for each than to read it, and writes
// the script that fetches them anew: as wasm-split-cli writes it, each file and each part is spelled out, which the first view has to fetch.
//   scripts/bundle.mjs LINK FOLDER HASH NEEDS     the script that fetches the parts; where its files are; what their names end with; where
//                                                 it is written which files each part fetches that its ground has not, for scripts/size
// Which parts use a shared file says the comment before it. Files that a ground uses go together where the same of the grounds use them: what
// is fetched with them is what was fetched before. Of the others the small ones lie in the file of each part that uses them, which is fetched
// in fewer bytes than they were beside it; large ones stay by themselves, so that no page fetches them twice.
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

// The parts of which a page fetches one whatever else it fetches: the start page, the questionnaire, every page of a document.
const grounds = ["listening", "answer", "workspace"];

// Up to so many bytes a shared file is small.
const small = 8_000;

const [link, folder, hash, needs] = process.argv.slice(2);
const written = readFileSync(link, "utf8");
const shared = /\/\* ([a-z_, ]+) \*\/\nconst __chunk_(\d+) = makeLoad\(\(\) => \{[^]*?\n\}\n, \[\]\);\n/g;
const loads = /export const __wasm_split_load_([a-z_]+) = wrapAsyncCb\(makeLoad\(\(\) => \{[^]*?\n\}\n, \[([^\]]*)\]\)\);\n?/g;

const files = [...written.matchAll(shared)].map(([, users, number]) => ({ users: users.split(", "), number }));
const parts = [...written.matchAll(loads)].map(([, name, needs]) => ({ name, needs: needs.split(", ").filter(Boolean) }));
const head = written.slice(0, written.search(shared));
const rest = written.slice(head.length).replace(shared, "").replace(loads, "").trim();
if (rest !== "") throw new Error(`${link}: not all of it is understood: ${rest.slice(0, 200)}`);
for (const { name, needs } of parts) {
  const said = files.filter(({ users }) => users.includes(name)).map(({ number }) => `__chunk_${number}`);
  if (said.join() !== needs.join()) throw new Error(`${link}: what ${name} needs is not what the comments say`);
}
const missing = grounds.filter((ground) => !parts.some(({ name }) => name === ground));
if (missing.length > 0) throw new Error(`${link}: there is no part ${missing.join(", ")}`);

// A row a file: which parts use it, as a number of which each bit is a part; and how many bytes it has among others, or its own number.
const fileOf = (name) => join(folder, `${name}-${hash}.wasm`);
const bundles = new Map();
const add = (name, bytes) => bundles.set(name, [...(bundles.get(name) ?? []), bytes]);
const rows = files.map(({ users, number }) => {
  const bits = parts.reduce((sum, { name }, place) => sum + (users.includes(name) ? 2 ** place : 0), 0).toString(36);
  const key = grounds.filter((ground) => users.includes(ground)).join("_");
  const file = fileOf(`chunk_${number}`);
  const bytes = readFileSync(file);
  if (key === "" && bytes.length > small) return `${bits}..${number}`;
  rmSync(file);
  if (key !== "") add(`chunk_of_${key}`, bytes);
  else for (const user of users) add(`split_${user}`, bytes);
  return `${bits}.${bytes.length}`;
});
for (const { name } of parts) add(`split_${name}`, readFileSync(fileOf(`split_${name}`)));
for (const [name, pieces] of bundles) writeFileSync(fileOf(name), Buffer.concat(pieces));

// Large shared files lie by themselves.
const alone = (user) => files.filter(({ users, number }) => users.includes(user) && existsSync(fileOf(`chunk_${number}`)));
const fetched = parts.map(({ name }) => [name, [`split_${name}`, ...alone(name).map(({ number }) => `chunk_${number}`)]]);
writeFileSync(needs, JSON.stringify(Object.fromEntries(fetched.map(([name, own]) => [name, own.map((file) => `${file}-${hash}.wasm`)]))));

// What has not come is asked for again by whoever needs it next.
const own = `
const parts = ${JSON.stringify(parts.map(({ name }) => name).join(" "))}.split(" ");
const grounds = ${JSON.stringify(grounds)}.map((name) => parts.indexOf(name));
const had = (bits, place) => Math.floor(bits / 2 ** place) % 2 === 1;

function asked(name) {
    return fetch(new URL(\`./\${name}-${hash}.wasm\`, import.meta.url)).then((answer) => {
        if (!answer.ok) throw new Error(\`\${answer.url}: \${answer.status}\`);
        return answer.arrayBuffer();
    });
}
function instance(ask) {
    return () => {
        const bytes = ask();
        bytes.catch(() => {});
        return async (imports) => WebAssembly.instantiate(await bytes, imports);
    };
}

const bundles = new Map();
function piece(name, from, to) {
    if (!bundles.has(name)) {
        const bytes = asked(name);
        bytes.catch(() => bundles.delete(name));
        bundles.set(name, bytes);
    }
    return bundles.get(name).then((bytes) => bytes.slice(from, to));
}

// Where the next piece of each begins.
const ends = {};
const next = (name, length) => {
    const from = ends[name] ?? 0;
    return [from, ends[name] = from + length];
};
// The part that is being fetched: what it shares with others comes with it.
let wanted;
const files = ${JSON.stringify(rows.join(" "))}.split(" ").map((row) => {
    const [used, length, number] = row.split(".");
    const bits = parseInt(used, 36);
    const load = (ask) => [bits, makeLoad(instance(ask), [])];
    if (number) return load(() => asked(\`chunk_\${number}\`));
    const key = grounds.filter((place) => had(bits, place)).map((place) => parts[place]).join("_");
    if (key) {
        const name = \`chunk_of_\${key}\`;
        const place = next(name, Number(length));
        return load(() => piece(name, ...place));
    }
    const places = parts.map((name, place) => had(bits, place) && next(\`split_\${name}\`, Number(length)));
    return load(() => piece(\`split_\${parts[wanted]}\`, ...places[wanted]));
});
const load = (place) => {
    const name = \`split_\${parts[place]}\`;
    const all = makeLoad(instance(() => piece(name, ends[name])), files.filter(([bits]) => had(bits, place)).map(([, file]) => file));
    return wrapAsyncCb(() => {
        wanted = place;
        return all();
    });
};
${parts.map(({ name }, place) => `export const __wasm_split_load_${name} = load(${place});`).join("\n")}
`;
writeFileSync(link, head + own);
