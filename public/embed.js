// <lkot-cabinet src="https://cabinet.example/" organization="…" section="…" theme="…" lang="ru" vision="bvi">
//   <a href="https://cabinet.example/">Открыть личный кабинет</a>
// </lkot-cabinet>
// Shows the cabinet in a frame as high as its contents. Without this file, and wherever a frame cannot work,
// the link inside is what the visitor sees. Events: ready, signed-in, organization, height, expired.
const VERSION = 1;
/** After so many milliseconds without a word from the frame the visitor is offered the link. */
const PATIENCE = 20_000;
const RETURNING = 'lkot-cabinet';

const WORDS = {
  ru: { title: 'Личный кабинет по охране труда', loading: 'Кабинет загружается…', failed: 'Не удалось открыть кабинет на этой странице.', open: 'Открыть кабинет в отдельном окне' },
  en: { title: 'Labour protection cabinet', loading: 'The cabinet is loading…', failed: 'The cabinet could not be opened on this page.', open: 'Open the cabinet in a window of its own' },
};

const SANDBOX = [
  'allow-scripts', // it is an application
  'allow-same-origin', // its own origin and not none: without it neither session nor drafts
  'allow-forms', // fields that a browser may fill in
  'allow-modals', // printing, and the browser's question before something unsaved is lost
  'allow-downloads', // lists as files
  'allow-popups', // links to Госуслуги, the cabinet in a window of its own
  'allow-popups-to-escape-sandbox', // which are whole pages then
  'allow-top-navigation-by-user-activation', // signing in: the provider must not be framed
  'allow-storage-access-by-user-activation', // asking for the cookie on another site, on a click
].join(' ');

/** What the plugin `bvi` knows of its panel, as far as the cabinet can follow. */
const PANEL = ['theme', 'fontSize', 'letterSpacing', 'lineHeight', 'fontFamily'];

const look = new CSSStyleSheet();
look.replaceSync(`
  :host { display: block; }
  :host([hidden]) { display: none; }
  iframe { display: block; width: 100%; height: 20rem; max-height: 100vh; max-height: 100dvh; border: 0; }
  p { margin: 0; padding: 1rem 0; font: inherit; }
  a { color: inherit; }
`);

function words(element) {
  return WORDS[element.getAttribute('lang')] ?? WORDS[element.closest('[lang]')?.lang.slice(0, 2)] ?? WORDS.ru;
}

/** `URL.canParse` is too young for the browsers of old office machines. */
function urlOf(src) {
  try {
    return new URL(src, location.href);
  } catch {
    return undefined;
  }
}

/** What the visitor has chosen there: on the element that the plugin puts around the page and, until it says so, in its cookies. */
function chosenInPanel() {
  const body = document.querySelector('.bvi-body');
  const kept = Object.fromEntries(document.cookie.split('; ').map((pair) => pair.split('=')));
  const chosen = (name) => body?.getAttribute(`data-bvi-${name}`) ?? (kept.bvi_panelActive === 'true' && kept[`bvi_${name}`]);
  return PANEL.map((name) => `${name.toLowerCase()}: ${chosen(name) || ''}`).join('; ');
}

/** The numbers of elements in shadow trees, where the page cannot count them, begin where no page comes to. */
let hidden = 1000;

class Cabinet extends HTMLElement {
  static observedAttributes = ['src', 'organization', 'section', 'theme', 'lang', 'vision'];
  #root = this.attachShadow({ mode: 'open', delegatesFocus: true });
  #frame;
  #home;
  #patience;
  /** Where in the cabinet the visitor is: a frame that is moved within the page has to load anew, and goes on there. */
  #at = '';
  /** Which of the cabinets on the page it is; it stays, wherever it is moved. */
  #number;
  /** What the frame was told last; the same is not said twice. */
  #said;
  #hear = (event) => this.#heard(event);
  #tell = () => this.#say();
  #panel = new MutationObserver(() => this.getAttribute('vision') === 'bvi' && this.#tell());

  connectedCallback() {
    this.#root.adoptedStyleSheets = [look];
    const place = [...document.querySelectorAll('lkot-cabinet')].indexOf(this);
    this.#number ??= place < 0 ? hidden++ : place;
    window.addEventListener('message', this.#hear);
    // The keyboard goes into the frame, or the address changes: the page to come back to may be another.
    for (const type of ['blur', 'hashchange', 'popstate']) window.addEventListener(type, this.#tell);
    // And what a page does with its address by itself, in browsers that tell.
    window.navigation?.addEventListener('currententrychange', this.#tell);
    this.#panel.observe(document.documentElement, { subtree: true, childList: true, attributeFilter: PANEL.map((name) => `data-bvi-${name.toLowerCase()}`) });
    this.#open();
  }

  disconnectedCallback() {
    window.removeEventListener('message', this.#hear);
    for (const type of ['blur', 'hashchange', 'popstate']) window.removeEventListener(type, this.#tell);
    window.navigation?.removeEventListener('currententrychange', this.#tell);
    this.#panel.disconnect();
    this.#close();
  }

  attributeChangedCallback(name, before, now) {
    if (before === now) return;
    if (['src', 'organization', 'section'].includes(name)) this.#at = '';
    if (!this.isConnected) return;
    if (name === 'src') this.#open();
    else this.#tell();
  }

  #close() {
    clearTimeout(this.#patience);
    this.#frame?.remove();
    this.#frame = undefined;
  }

  #open() {
    this.#close();
    const src = this.getAttribute('src') ?? '';
    this.#home = urlOf(src);
    // A page without an origin of its own (sandbox) cannot be told from a stranger, so the link it is.
    if (!this.#home?.protocol.startsWith('http') || window.origin === 'null') {
      this.#root.replaceChildren(document.createElement('slot'));
      return;
    }
    const { title, loading } = words(this);
    const frame = document.createElement('iframe');
    Object.assign(frame, { title, name: this.#message(), allow: 'clipboard-write', referrerPolicy: 'no-referrer' });
    frame.sandbox.value = SANDBOX;
    frame.src = this.#at || this.#address();
    this.#frame = frame;
    const note = Object.assign(document.createElement('p'), { role: 'status', textContent: loading });
    this.#root.replaceChildren(note, frame);
    this.#patience = setTimeout(() => this.#failed(), PATIENCE);
  }

  get #base() {
    return this.#home.href.replace(/[?#].*$/, '').replace(/\/?$/, '/');
  }

  #address() {
    const path = ['organization', 'section'].map((name) => this.getAttribute(name)).filter(Boolean);
    return this.hasAttribute('organization') ? `${this.#base}organizations/${path.map(encodeURIComponent).join('/')}` : this.#base;
  }

  #message(type) {
    const wish = (name) => this.getAttribute(name) ?? undefined;
    const vision = wish('vision') === 'bvi' ? chosenInPanel() : wish('vision');
    const said = { lkot: VERSION, type, origin: location.origin, page: location.href, number: this.#number, vision };
    for (const name of ['organization', 'section', 'theme', 'lang']) said[name] = wish(name);
    return JSON.stringify(said);
  }

  #say() {
    if (!this.#frame) return;
    const message = this.#message('wishes');
    if (message === this.#said) return;
    this.#said = message;
    this.#frame.contentWindow?.postMessage(message, this.#home.origin);
  }

  #heard({ source, origin, data }) {
    if (!this.#frame || source !== this.#frame.contentWindow || origin !== this.#home.origin) return;
    let said;
    try {
      said = JSON.parse(data);
    } catch {
      return;
    }
    if (said?.lkot !== VERSION) return;
    const { lkot, type, ...detail } = said;
    if (type === 'ready') this.#ready();
    else if (type === 'height' && Number.isFinite(detail.height)) this.#frame.style.height = `${Math.max(0, detail.height)}px`;
    else if (type === 'leaving') this.#mark();
    else if (type === 'at') this.#at = this.#base + String(detail.path).replace(/^\/+/, '');
    // Another page of the cabinet, or a dialog: all of the frame, which is never higher than the window.
    else if (type === 'place') this.scrollIntoView({ block: 'nearest' });
    if (['ready', 'signed-in', 'organization', 'height', 'expired'].includes(type)) this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  #ready() {
    clearTimeout(this.#patience);
    this.#root.querySelector('p')?.remove();
    // What was wished since the frame was named; a frame that was not there yet has heard nothing.
    this.#said = undefined;
    this.#say();
    try {
      if (sessionStorage.getItem(RETURNING) !== this.#place()) return;
      sessionStorage.removeItem(RETURNING);
      this.scrollIntoView();
    } catch {
      // No storage: the page is shown from its beginning.
    }
  }

  /** Whoever comes back from signing in finds the cabinet in sight. */
  #mark() {
    try {
      sessionStorage.setItem(RETURNING, this.#place());
    } catch {
      // As above.
    }
  }

  #place() {
    return `${this.#number} ${location.href}`;
  }

  #failed() {
    const { failed, open } = words(this);
    const link = Object.assign(document.createElement('a'), { href: this.#address(), target: '_blank', rel: 'noopener', textContent: open });
    const note = this.#root.querySelector('p');
    // The frame stays: it may only be slow, or say itself what is wrong.
    note.replaceChildren(`${failed} `, link);
  }
}

customElements.get('lkot-cabinet') ?? customElements.define('lkot-cabinet', Cabinet);
