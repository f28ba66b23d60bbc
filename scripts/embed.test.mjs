import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

function printed(base, site) {
  const dist = mkdtempSync(join(tmpdir(), 'embed-'));
  writeFileSync(join(dist, 'embed.js'), '// for other sites');
  writeFileSync(join(dist, 'index.html'), `<base href="${base}">`);
  const { stdout, status } = spawnSync(process.execPath, [join(import.meta.dirname, 'embed.mjs'), dist, site], { encoding: 'utf8' });
  rmSync(dist, { recursive: true });
  return status === 0 ? /<lkot-cabinet src="(.*)">/.exec(stdout)[1] : 'refused';
}

test('the snippet names the site of the cabinet, and where below it this build belongs', () => {
  for (const [base, site, home] of [
    ['/', 'https://cabinet.example', 'https://cabinet.example/'],
    ['/', 'https://Cabinet.Example:443/', 'https://cabinet.example/'],
    ['/', 'https://кабинет.рф/', 'https://xn--80acmlhv0b.xn--p1ai/'],
    ['/cabinet/', 'https://region.example/', 'https://region.example/cabinet/'],
    ['/cabinet/', 'https://region.example/cabinet', 'https://region.example/cabinet/'],
    ['/', 'https://region.example/cabinet/', 'refused'],
    ['/', 'region.example', 'refused'],
  ]) {
    assert.equal(printed(base, site), home, `${base} ${site}`);
  }
});
