// Starts the app without inline script, and refuses files that are not the ones built:
// neither preload nor modulepreload checks integrity by itself in every browser. Written so that browsers too old
// for the app can still read this and say so.
const glue = document.querySelector('link[rel="modulepreload"]');
const wasm = document.querySelector('link[rel="preload"][as="fetch"]');
const worker = document.querySelector('link[rel="tables-worker"]');

// The one policy of Trusted Types. The app's framework makes still parts of a view by innerHTML, of markup
// that was written when the app was built: elements and attributes of this list, which neither run nor load
// nor send anything. Scripts are those that were built.
const STILL = /^(?:[^<]|<!(?:----)?>|<\/?(?:[bi]|b?r|hr|em|p|div|span|strong|small|su[bp]|kbd|code|abbr|time|h[1-6]|[uod]l|li|d[td]|table|caption|colgroup|col|t(?:head|body|foot|r|h|d)|section|article|header|footer|nav|main|aside|figure|figcaption|details|summary|fieldset|legend|label|button|input|select|optgroup|option|textarea|output|progress|meter|svg|g|path|circle|ellipse|rect|line|polyline|polygon)(?: (?:class|id|title|lang|role|scope|headers|for|type|name|value|hidden|disabled|checked|selected|open|tabindex|colspan|rowspan|datetime|d|[xyr]|[xy][12]|c[xy]|r[xy]|points|width|height|viewBox|transform|focusable|(?:fill|stroke)(?:-[a-z]+)?|(?:aria|data)-[a-z-]+)(?:="[^"<>]*")?)* ?\/?>)*$/;
if (window.trustedTypes) {
  trustedTypes.createPolicy('default', {
    createHTML: (markup) => (STILL.test(markup) ? markup : null),
    createScriptURL: (address) => (address === glue.href || address === worker.href ? address : null),
  });
}

function loadChecked(link) {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    Object.assign(script, { type: 'module', integrity: link.integrity, crossOrigin: 'anonymous' });
    script.onload = resolve;
    script.onerror = () => reject(new Error('the start script was refused'));
    script.src = link.href;
    document.head.append(script);
  });
}

async function fetchChecked(link) {
  const response = await fetch(link.href, { integrity: link.integrity });
  if (!response.ok) throw new Error(`the app: HTTP ${response.status}`);
  return response;
}

const isStyled = () => getComputedStyle(document.documentElement).getPropertyValue('--text') !== '';

// Chromium and Firefox run this script once the style is there; WebKit sometimes does not wait. The page's own load
// comes when the style has either come or failed.
async function style() {
  if (!isStyled() && document.readyState !== 'complete') {
    await new Promise((done) => addEventListener('load', done, { once: true }));
  }
  if (!isStyled()) throw new Error('the style was refused');
}

async function start() {
  await style();
  const binary = fetchChecked(wasm);
  // Whoever fails first is told of below; the other one must not count as a failure of nobody.
  binary.catch(() => {});
  await loadChecked(glue);
  const { default: init } = await import(glue.href);
  await init({ module_or_path: binary });
}

const lastResort = document.getElementById('last-resort');

// Beside the explanation, also where the app itself shows it: whom to ask.
async function showContact() {
  const { contact } = await (await fetch(new URL('config.json', document.baseURI))).json();
  if (!/^(?:https:\/\/|mailto:|tel:)/.test(contact)) return;
  const link = lastResort.querySelector('[data-contact]');
  link.href = contact;
  link.textContent = contact.replace(/^(?:mailto|tel):/, '');
  link.parentElement.hidden = false;
}

new MutationObserver((_, observer) => {
  observer.disconnect();
  showContact().catch(() => {});
}).observe(lastResort, { attributeFilter: ['hidden'] });

// The page where the reader is; the link's own address would be the first one.
lastResort.addEventListener('click', (event) => {
  if (!('reload' in event.target.dataset)) return;
  event.preventDefault();
  location.reload();
});

start().catch((error) => {
  const { CompileError, RuntimeError } = window.WebAssembly || {};
  const browser = !CompileError || error instanceof CompileError || error instanceof SyntaxError;
  // What the app has said itself stands.
  if (lastResort.hidden) lastResort.dataset.why = browser ? 'browser' : error instanceof RuntimeError ? 'stopped' : 'files';
  lastResort.hidden = false;
  throw error;
});
