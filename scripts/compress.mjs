// After the build: puts beside each file that gains by it what brotli 11 and gzip 9 make of it, for servers
// that send such twins as they are, and the operator's contact into the words for browsers without scripts.
//   node scripts/compress.mjs DIST          all of them
//   node scripts/compress.mjs DIST NAME...  these, after they were edited
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const GAINS = /\.(html|css|js|wasm|svg|txt|json)$/;
/** The operator edits it; a twin would go on saying what it said before. */
const EDITED = 'config.json';

/** The twins of some bytes by their endings; nothing in them depends on the time or the machine. */
export const twins = (bytes) => ({
  '.br': brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  }),
  '.gz': gzipSync(bytes, { level: 9 }),
});

/** The page with a link to whoever helps, where scripts cannot read config.json. */
export function withContact(page, contact) {
  const place = /<!--contact-->(?:<p>.*<\/p><!--contact-->)?/;
  if (!/^(?:https:\/\/|mailto:|tel:)/.test(contact ?? '')) return page.replace(place, '<!--contact-->');
  const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const words = escaped(contact.replace(/^(?:mailto|tel):/, ''));
  // The marks stay, for a contact that is another one the next time.
  return page.replace(place, () => `<!--contact--><p>Поддержка сайта: <a href="${escaped(contact)}">${words}</a></p><!--contact-->`);
}

/** The files of the folder and of those in it. */
const filesOf = (dist) =>
  readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dist, join(entry.path, entry.name)));

function compress(dist, names) {
  const chosen = (name) => (names.length > 0 ? names.includes(name) : GAINS.test(name)) && name !== EDITED;
  // Never the page without its twins.
  if (chosen('index.html')) {
    const page = join(dist, 'index.html');
    const { contact } = JSON.parse(readFileSync(join(dist, EDITED), 'utf8'));
    writeFileSync(page, withContact(readFileSync(page, 'utf8'), contact));
  }
  for (const name of filesOf(dist)) {
    // Of an earlier time, and perhaps of other contents.
    if (/\.(br|gz)$/.test(name) && chosen(name.slice(0, -3))) rmSync(join(dist, name));
  }
  for (const name of filesOf(dist).filter(chosen)) {
    const bytes = readFileSync(join(dist, name));
    for (const [ending, twin] of Object.entries(twins(bytes))) {
      if (twin.length < bytes.length) writeFileSync(join(dist, name + ending), twin);
    }
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [dist = 'dist', ...names] = process.argv.slice(2);
  compress(dist, names);
}
