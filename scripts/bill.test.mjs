import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bill, isAllowed, licences, objections, reached } from './bill.mjs';

test('an expression is allowed when allowed licences alone meet it', () => {
  for (const [expression, allowed] of [
    ['MIT', true],
    ['MIT/Apache-2.0', true],
    ['GPL-3.0-only', false],
    ['GPL-3.0-only OR MIT', true],
    ['MIT AND GPL-3.0-only', false],
    ['(MIT OR GPL-3.0-only) AND Unicode-3.0', true],
    ['MIT AND (GPL-3.0-only OR LGPL-3.0-only)', false],
    ['GPL-3.0-only OR MIT AND ISC', true],
    ['Apache-2.0 WITH LLVM-exception', true],
    ['Apache-2.0 WITH Classpath-exception-2.0', false],
    ['Apache-2.0 WITH Something-else', false],
    ['LicenseRef-Ours', false],
    ['', false],
    ['(MIT', false],
    ['MIT MIT', false],
  ]) {
    assert.equal(isAllowed(expression), allowed, expression);
  }
});

const REGISTRY = 'registry+https://github.com/rust-lang/crates.io-index';
const crate = (name, kind = 'lib', source = REGISTRY, license = 'MIT') => ({ id: name, name, version: '1.0.0', license, source, targets: [{ kind: [kind] }] });
const needs = (id, ...deps) => ({ id, deps: deps.map(([pkg, kind = null]) => ({ pkg, dep_kinds: [{ kind }] })) });

test('what is compiled in counts; macros, build scripts and tests do not', () => {
  const metadata = {
    packages: [crate('app', 'bin', null), crate('a'), crate('deep'), crate('macros', 'proc-macro'), crate('of-macro'), crate('builder'), crate('tester')],
    resolve: {
      nodes: [needs('app', ['a'], ['macros'], ['builder', 'build'], ['tester', 'dev']), needs('a', ['deep'], ['app']), needs('deep'), needs('macros', ['of-macro']), needs('of-macro'), needs('builder'), needs('tester')],
    },
  };
  assert.deepEqual(reached(metadata, ['app']).map(({ name }) => name), ['a', 'app', 'deep']);
});

test('an unknown licence and a foreign source are refused by name', () => {
  const said = objections([crate('good'), crate('strict', 'lib', REGISTRY, 'AGPL-3.0-only'), crate('bare', 'lib', REGISTRY, null), crate('fork', 'lib', 'git+https://example/x')]);
  assert.deepEqual(said, [
    'strict 1.0.0: the licence AGPL-3.0-only is not on the list',
    'bare 1.0.0: the licence (none) is not on the list',
    'fork 1.0.0 comes from git+https://example/x',
  ]);
});

test('equal contents make equal bills, others another serial number', () => {
  const app = { name: 'cabinet' };
  assert.deepEqual(bill(app, []), bill(app, []));
  assert.match(bill(app, []).serialNumber, /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.notEqual(bill(app, []).serialNumber, bill(app, [{ name: 'a' }]).serialNumber);
});

test('a text that many bring stands once, below their names', () => {
  const text = licences([
    { title: 'a', texts: ['Permission is hereby granted'] },
    { title: 'b', texts: ['Permission is hereby granted'] },
  ]);
  assert.equal(text.match(/Permission/g).length, 1);
  assert.match(text, /^a\nb\n-+\nPermission/m);
});
