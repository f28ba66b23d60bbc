// Starts the app without inline script, and refuses files that are not the ones built:
// neither preload nor modulepreload checks integrity by itself in every browser.
const glue = document.querySelector('link[rel="modulepreload"]');
const wasm = document.querySelector('link[rel="preload"][as="fetch"]');
const worker = document.querySelector('link[rel="tables-worker"]');

// The one policy of Trusted Types. The app's framework makes still parts of a view by innerHTML, of markup
// that was written when the app was built: elements and attributes from this list and nothing that could run
// or load something. Scripts are those that were built.
const STILL = /^(?:[^<]|<\/[a-z0-9]+>|<[a-z0-9]+(?: (?:class|id|scope|role|lang|for|type|name|value|hidden|disabled|checked|tabindex|title|colspan|rowspan|rel|d|x|y|r|cx|cy|rx|width|height|points|fill|stroke|viewBox|transform|focusable|aria-[a-z]+|stroke-[a-z]+|fill-[a-z]+|data-[a-z-]+)(?:="[^"<>]*")?)* ?\/?>|<!>|<!---->)*$/;
const LIVE = /<\/?(?:script|style|iframe|frame|object|embed|base|meta|link|form|img|image|audio|video|source|use|foreignObject|animate|set|template|slot)\b/i;
globalThis.trustedTypes?.createPolicy('default', {
  createHTML: (markup) => (STILL.test(markup) && !LIVE.test(markup) ? markup : null),
  createScriptURL: (address) => ([glue?.href, worker?.href].includes(address) ? address : null),
});

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

async function start() {
  const binary = fetch(wasm.href, { integrity: wasm.integrity });
  await loadChecked(glue);
  const { default: init } = await import(glue.href);
  await init({ module_or_path: binary });
}

start().catch((error) => {
  document.getElementById('last-resort').hidden = false;
  throw error;
});
