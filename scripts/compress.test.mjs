import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { withContact } from './compress.mjs';

const PAGE = '<noscript><p>Words.</p><!--contact--></noscript>'.padEnd(500, ' ');

function delivered(config) {
  const dist = mkdtempSync(join(tmpdir(), 'compress-'));
  mkdirSync(join(dist, 'fonts'));
  writeFileSync(join(dist, 'index.html'), PAGE);
  writeFileSync(join(dist, 'config.json'), config.padEnd(500, ' '));
  writeFileSync(join(dist, 'tiny.svg'), 'x');
  writeFileSync(join(dist, 'gone.js.br'), 'of an earlier build');
  writeFileSync(join(dist, 'fonts/OFL.txt'), 'a'.repeat(500));
  const run = (...names) => execFileSync(process.execPath, [join(import.meta.dirname, 'compress.mjs'), dist, ...names]);
  run();
  return { dist, run, end: () => rmSync(dist, { recursive: true }) };
}

test('each file that gains has twins of the same contents; the file that operators edit has none', () => {
  const { dist, end } = delivered('{}');
  for (const name of ['index.html', 'fonts/OFL.txt']) {
    const plain = readFileSync(join(dist, name));
    assert.deepEqual(brotliDecompressSync(readFileSync(join(dist, `${name}.br`))), plain);
    assert.deepEqual(gunzipSync(readFileSync(join(dist, `${name}.gz`))), plain);
  }
  for (const name of ['config.json.br', 'tiny.svg.gz', 'gone.js.br']) assert.ok(!existsSync(join(dist, name)), name);
  end();
});

test('after an edit only the named file has new twins', () => {
  const { dist, run, end } = delivered('{}');
  const page = join(dist, 'index.html');
  writeFileSync(page, PAGE.replace('Words', 'Others'));
  writeFileSync(join(dist, 'fonts/OFL.txt'), 'b'.repeat(500));
  run('index.html');
  assert.match(brotliDecompressSync(readFileSync(`${page}.br`)).toString(), /Others/);
  assert.match(brotliDecompressSync(readFileSync(join(dist, 'fonts/OFL.txt.br'))).toString(), /^a+$/);
  end();
});

test('the contact of config.json stands in the words for browsers without scripts', () => {
  const { dist, end } = delivered('{"contact":"mailto:help@region.example"}');
  assert.match(readFileSync(join(dist, 'index.html'), 'utf8'), /<a href="mailto:help@region.example">help@region.example<\/a>/);
  end();
});

test('a contact that changes is another one the next time, and one that is gone is gone', () => {
  const first = withContact(PAGE, 'tel:112');
  const second = withContact(first, 'tel:113');
  assert.match(second, /113/);
  assert.doesNotMatch(second, /112/);
  assert.equal(withContact(second, ''), PAGE);
});

test('the page and its twins stay the same when other files are named', () => {
  const { dist, run, end } = delivered('{}');
  writeFileSync(join(dist, 'config.json'), '{"contact":"tel:112"}');
  run('fonts/OFL.txt');
  const page = join(dist, 'index.html');
  assert.deepEqual(brotliDecompressSync(readFileSync(`${page}.br`)), readFileSync(page));
  end();
});

test('a contact that is no address of a page, a letter or a telephone is left out', () => {
  for (const contact of [undefined, '', 'javascript:alert(1)', 'http://region.example', 'help@region.example']) assert.equal(withContact(PAGE, contact), PAGE);
  const odd = withContact(PAGE, 'https://x.example/"><script>&');
  assert.ok(odd.includes('href="https://x.example/&#34;&#62;&#60;script&#62;&#38;"'), odd);
});
