// What the documents say of the tree: paths, links, and the diff of the first change.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'node:test';

const ROOT = join(import.meta.dirname, '..');
const git = (...args) => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' });

const files = git('ls-files', '--cached', '--others', '--exclude-standard').split('\n').filter(Boolean);
const folders = new Set(files.flatMap((file) => file.split('/').map((_, place, names) => names.slice(0, place).join('/'))));
const documents = files.filter((file) => file.endsWith('.md'));
const read = (file) => readFileSync(join(ROOT, file), 'utf8');

/** What is in no commit: made by a build or a run, or named by its hash then. */
const MADE = /^(dist|target)\/|(^|\/)(node_modules|test-results)\/|^sbom\.cdx\.json$|-(\*|HASH)\.\w+$/;

const FILE = /\w\.(css|html|js|json|md|mjs|py|rs|sh|sql|toml|ts|tsv|xsd|yaml)$/;

/** Whether a text in backticks is a path of this tree; an address, a type or a format of a name is none. */
function isPath(text) {
  if (/[^\w./<>*-]/.test(text) || text.startsWith('/') || MADE.test(text)) return false;
  return FILE.test(text) || (text.includes('/') && folders.has(text.split('/')[0]));
}

/** `<feature>` and `*` stand for any name; a path may be told from a folder on, or from its document. */
function exists(path, from) {
  const pattern = path.replace(/\/$/, '').replace(/\./g, '\\.').replace(/<\w+>|\*/g, '[^/]+');
  const whole = new RegExp(`(^|/)${pattern}$`);
  return [...files, ...folders].some((name) => whole.test(name)) || exact(join(from, path));
}

const exact = (path) => files.includes(path) || folders.has(path.replace(/\/$/, ''));

test('paths named in the documents exist', () => {
  const missing = documents.flatMap((document) => {
    const prose = read(document).replace(/^```.*?^```/gms, '');
    const paths = [...prose.matchAll(/`([^`\s]+?)(?:: \w+)?`/g)].map(([, text]) => text).filter(isPath);
    return paths.filter((path) => !exists(path, dirname(document))).map((path) => `${document}: ${path}`);
  });
  assert.deepEqual(missing, []);
});

test('links between the documents lead somewhere', () => {
  const broken = documents.flatMap((document) => {
    const links = [...read(document).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, link]) => link);
    const own = links.filter((link) => !/^[a-z]+:/.test(link));
    return own.filter((link) => !exact(join(dirname(document), link))).map((link) => `${document}: ${link}`);
  });
  assert.deepEqual(broken, []);
});

test('the first change applies to the tree as it is', () => {
  const [, diff] = /^```diff\n(.*?)^```/ms.exec(read('CONTRIBUTING.md'));
  execFileSync('git', ['apply', '--check', '-'], { cwd: ROOT, input: diff });
});
