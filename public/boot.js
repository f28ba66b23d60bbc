// Starts the app without inline script, and refuses files that are not the ones built:
// neither preload nor modulepreload checks integrity by itself in every browser.
const glue = document.querySelector('link[rel="modulepreload"]');
const wasm = document.querySelector('link[rel="preload"][as="fetch"]');

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
