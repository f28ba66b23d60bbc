import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const ROOT = join(import.meta.dirname, '..');

test('a font is kept by browsers for a year: its name carries its hash, and the style knows it', () => {
  const style = readFileSync(join(ROOT, 'style/tokens.css'), 'utf8');
  const fonts = readdirSync(join(ROOT, 'public/fonts')).filter((name) => name.endsWith('.woff2'));
  assert.equal(fonts.length, 2);
  for (const name of fonts) {
    const hash = createHash('sha256').update(readFileSync(join(ROOT, 'public/fonts', name))).digest('hex').slice(0, 16);
    assert.ok(name.endsWith(`-${hash}.woff2`), name);
    assert.ok(style.includes(`"fonts/${name}"`), name);
  }
});

test('the font has the weights that the style asks for, and no other takes bytes', () => {
  const style = readdirSync(join(ROOT, 'style')).map((name) => readFileSync(join(ROOT, 'style', name), 'utf8')).join('\n');
  const faces = [...style.matchAll(/font-weight: (\d+) (\d+);/g)].map(([, from, to]) => `${from} ${to}`);
  const asked = [...style.matchAll(/(?:font-weight: |--[\w-]+: )(\d00)(?=;| [\d.]+rem\/)/g)].map(([, weight]) => Number(weight));
  assert.deepEqual(faces, ['400 600', '400 600']);
  assert.deepEqual([Math.min(...asked), Math.max(...asked)], [400, 600]);
});
