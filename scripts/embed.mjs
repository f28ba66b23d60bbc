// Puts embed.js beside itself under a name with its hash, which never changes its contents, and prints the
// snippet for editors: what they paste keeps working as long as that file stays on the server.
//   node scripts/embed.mjs DIST [SITE]  where SITE is the address at which the cabinet will be
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [dist = 'dist', site = 'https://cabinet.example/'] = process.argv.slice(2);
/** Where below its site the cabinet was built to be. */
const [, base = '/'] = /<base href="([^"]*)"/.exec(readFileSync(join(dist, 'index.html'), 'utf8')) ?? [];
/** Names in Cyrillic are written as browsers send them. */
const wished = /^https?:\/\//.test(site) && new URL(site).href.replace(/\/?$/, '/');
const home = wished && new URL(base, wished).href;
if (!home || !home.startsWith(wished)) {
  const why = home ? `but this was built for ${home} (TRUNK_BUILD_PUBLIC_URL)` : 'which is no address such as https://cabinet.example/';
  console.error(`embed: SITE is ${site}, ${why}`);
  process.exit(1);
}
const script = readFileSync(join(dist, 'embed.js'));
const name = `embed-${createHash('sha256').update(script).digest('hex').slice(0, 16)}.js`;
const integrity = `sha384-${createHash('sha384').update(script).digest('base64')}`;
writeFileSync(join(dist, name), script);
console.log(`For editors of other sites (README.md, «Embed it»); SITE=https://… names the site of this cabinet:

<script type="module" src="${home}${name}" integrity="${integrity}" crossorigin="anonymous"></script>
<lkot-cabinet src="${home}">
  <a href="${home}">Открыть личный кабинет</a>
</lkot-cabinet>
`);
