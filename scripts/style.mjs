// A hook of Trunk, before it builds the page: puts the sheets of style/ into one, target/style.css. One request in
// place of seven, and like rules compress better side by side (2 KB of the core).
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

/** The later ones rely on the earlier ones. */
const SHEETS = ['tokens', 'base', 'components', 'pages', 'administration', 'sections', 'embed'];

const text = SHEETS.map((name) => readFileSync(`style/${name}.css`, 'utf8')).join('\n');
mkdirSync('target', { recursive: true });
writeFileSync('target/style.css', text.replace(/\/\*[\s\S]*?\*\/\n?/g, ''));
