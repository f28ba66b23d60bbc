// What the delivered files are made of: a bill of materials (CycloneDX 1.5) and the licences with their texts.
// Refuses a licence that is not on the list of deny.toml, and a crate that comes from anywhere but the registry.
// (`make advisories` has cargo-deny ask more of all crates; what is known of their weaknesses is in a git
// repository, which a build that fetches from package registries only cannot have.)
//   node scripts/bill.mjs DIST     writes DIST/sbom.cdx.json and DIST/licences.txt
//   node scripts/bill.mjs --check  only refuses
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const satisfies = createRequire(new URL('../end2end/package.json', import.meta.url))('spdx-satisfies');

const ROOT = join(import.meta.dirname, '..');

const [, LIST] = /^allow = \[(.*?)^\]/ms.exec(readFileSync(join(ROOT, 'deny.toml'), 'utf8'));
/** What may be in the delivered files, and in everything else (`cargo deny`): one list for both. */
const ALLOWED = [...LIST.matchAll(/"(.+)"/g)].map(([, name]) => name);
const REGISTRY = 'registry+https://github.com/rust-lang/crates.io-index';
const TARGET = 'wasm32-unknown-unknown';
/** What is compiled into the wasm of the page and of its worker. */
const DELIVERED = ['cabinet', 'cabinet-worker'];

/** Whether an expression of SPDX can be met by allowed licences alone. Old crates write `/` for OR. */
export function isAllowed(expression) {
  try {
    return satisfies(expression.replaceAll('/', ' OR '), ALLOWED);
  } catch {
    // It throws at what is no expression of SPDX, and at names that SPDX does not have.
    return false;
  }
}

/** The crates reached from some packages by dependencies that are compiled in; `cargo metadata` as JSON. */
export function reached(metadata, names) {
  const packages = new Map(metadata.packages.map((one) => [one.id, one]));
  const nodes = new Map(metadata.resolve.nodes.map((node) => [node.id, node]));
  const isMacro = (id) => packages.get(id).targets.some(({ kind }) => kind.includes('proc-macro'));
  const found = new Set();
  const visit = (id) => {
    if (found.has(id) || isMacro(id)) return;
    found.add(id);
    for (const { pkg, dep_kinds: kinds } of nodes.get(id).deps) {
      if (kinds.some(({ kind }) => kind === null)) visit(pkg);
    }
  };
  metadata.packages.filter(({ name }) => names.includes(name)).forEach(({ id }) => visit(id));
  return [...found].map((id) => packages.get(id)).sort((a, b) => (a.name + a.version < b.name + b.version ? -1 : 1));
}

/** Why these crates must not be delivered, a sentence each. */
export function objections(crates) {
  const said = [];
  for (const { name, version, license, source } of crates) {
    if (!license || !isAllowed(license)) said.push(`${name} ${version}: the licence ${license ?? '(none)'} is not on the list`);
    if (source !== null && source !== REGISTRY) said.push(`${name} ${version} comes from ${source}`);
  }
  return said;
}

function crateOf({ name, version, license, checksum }) {
  const purl = `pkg:cargo/${name}@${version}`;
  const hashes = checksum ? { hashes: [{ alg: 'SHA-256', content: checksum }] } : {};
  return { type: 'library', 'bom-ref': purl, name, version, scope: 'required', ...hashes, licenses: [{ expression: license.replaceAll('/', ' OR ') }], purl };
}

/** The tools of npm that make the files, and what they need themselves: built with, not delivered. */
function toolsOfNpm(lock, roots) {
  const found = new Map();
  const visit = (name) => {
    const entry = lock.packages[`node_modules/${name}`];
    if (!entry || found.has(name)) return;
    found.set(name, entry);
    Object.keys(entry.dependencies ?? {}).forEach(visit);
  };
  roots.forEach(visit);
  return [...found].sort().map(([name, { version, license }]) => {
    const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
    return { type: 'application', 'bom-ref': purl, name, version, scope: 'excluded', licenses: [{ expression: license }], purl };
  });
}

/** The bill of materials. Its serial number is made of its contents, so equal sources have equal bills. */
export function bill(app, components) {
  const text = JSON.stringify([app, components]);
  const digits = createHash('sha256').update(text).digest('hex');
  // A UUID of version 8: made as its maker likes.
  const uuid = [digits.slice(0, 8), digits.slice(8, 12), `8${digits.slice(13, 16)}`, `8${digits.slice(17, 20)}`, digits.slice(20, 32)];
  return { bomFormat: 'CycloneDX', specVersion: '1.5', serialNumber: `urn:uuid:${uuid.join('-')}`, version: 1, metadata: { component: app }, components };
}

/** The files in a crate's folder that say under which licence it is. */
function textsOf({ manifest_path: manifest }) {
  const folder = dirname(manifest);
  const names = readdirSync(folder, { withFileTypes: true }).filter((file) => file.isFile() && /^(licen[cs]e|copying|notice|unlicense)/i.test(file.name));
  return names.map(({ name }) => readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim()).sort();
}

/** Every text once, below the names of all that bring it. */
export function licences(parts) {
  const byText = new Map();
  for (const { title, texts } of parts) {
    for (const text of texts) byText.set(text, [...(byText.get(text) ?? []), title]);
  }
  const list = parts.map(({ title }) => title).join('\n');
  const texts = [...byText].map(([text, titles]) => `${'='.repeat(80)}\n${titles.join('\n')}\n${'-'.repeat(80)}\n${text}\n`);
  return `What the cabinet is made of, and under which licences.\n\n${list}\n\n${texts.join('\n')}`;
}

function checksums(lockfile) {
  const found = [...lockfile.matchAll(/^name = "(.+)"\nversion = "(.+)"\n(?:source = .+\n)?(?:checksum = "([0-9a-f]{64})")?/gm)];
  return new Map(found.map(([, name, version, checksum]) => [`${name} ${version}`, checksum]));
}

function main(argument) {
  const read = (path) => readFileSync(join(ROOT, path), 'utf8');
  const how = ['metadata', '--format-version=1', '--locked', '--filter-platform', TARGET, '--features', 'cabinet/split'];
  const metadata = JSON.parse(execFileSync('cargo', how, { cwd: ROOT, maxBuffer: 2 ** 28, encoding: 'utf8' }));
  const known = checksums(read('Cargo.lock'));
  const all = reached(metadata, DELIVERED).map((one) => ({ ...one, checksum: known.get(`${one.name} ${one.version}`) }));
  const crates = all.filter(({ source }) => source !== null);
  const said = objections(crates);
  if (said.length > 0) {
    console.error(said.map((sentence) => `bill: ${sentence}`).join('\n'));
    process.exit(1);
  }
  console.log(`bill: ${crates.length} crates are in what is delivered; every licence is on the list`);
  if (argument === '--check') return;
  const std = { name: 'std', version: execFileSync('rustc', ['--version'], { encoding: 'utf8' }).split(' ')[1], license: 'MIT OR Apache-2.0' };
  const font = { type: 'data', 'bom-ref': 'font:golos-text', name: 'Golos Text', scope: 'required', licenses: [{ license: { id: 'OFL-1.1' } }] };
  const { version } = all.find(({ name }) => name === 'cabinet');
  const app = { type: 'application', 'bom-ref': 'cabinet', name: 'cabinet', version, licenses: [{ expression: 'MIT OR Apache-2.0' }] };
  const rust = { ...crateOf(std), purl: `pkg:generic/rust-std@${std.version}` };
  const tools = toolsOfNpm(JSON.parse(read('end2end/package-lock.json')), ['binaryen', 'terser']);
  const components = [rust, ...crates.map(crateOf), font, ...tools];
  writeFileSync(join(argument, 'sbom.cdx.json'), `${JSON.stringify(bill(app, components), null, 1)}\n`);
  const parts = [
    { title: `cabinet ${version}: MIT OR Apache-2.0`, texts: [read('LICENSE').trim()] },
    { title: `Rust's standard library ${std.version}: ${std.license}`, texts: [] },
    ...crates.map((one) => ({ title: `${one.name} ${one.version}: ${one.license}`, texts: textsOf(one) })),
    { title: 'Golos Text: OFL-1.1', texts: [read('public/fonts/OFL.txt').trim()] },
  ];
  writeFileSync(join(argument, 'licences.txt'), licences(parts));
  const silent = crates.filter((one) => textsOf(one).length === 0).map(({ name }) => name);
  if (silent.length > 0) console.log(`bill: without a text of their own, under one of those above: ${silent.join(', ')}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main(process.argv[2] ?? 'dist');
