// Puts embed.js beside itself under a name with its hash, which never changes its contents, and prints the
// snippet for editors: what they paste keeps working as long as that file stays on the server.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const dist = process.argv[2] ?? 'dist';
const script = readFileSync(join(dist, 'embed.js'));
const name = `embed-${createHash('sha256').update(script).digest('hex').slice(0, 16)}.js`;
const integrity = `sha384-${createHash('sha384').update(script).digest('base64')}`;
writeFileSync(join(dist, name), script);
console.log(`For editors of other sites (README.md, «Embed it»); https://cabinet.example/ stands for this site:

<script type="module" src="https://cabinet.example/${name}" integrity="${integrity}" crossorigin="anonymous"></script>
<lkot-cabinet src="https://cabinet.example/">
  <a href="https://cabinet.example/">Открыть личный кабинет</a>
</lkot-cabinet>
`);
