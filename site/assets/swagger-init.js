// Mounts Swagger UI, and keeps its dark mode equal to the page's.
(() => {
  'use strict';
  const mount = document.getElementById('swagger-ui');
  // Browsers do not let a page read a neighbouring file from the disk.
  if (!mount || !window.SwaggerUIBundle || location.protocol === 'file:') return;

  const root = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)');
  const follow = () => {
    const theme = root.dataset.theme || (system.matches ? 'dark' : 'light');
    root.classList.toggle('dark-mode', theme === 'dark');
  };
  follow();
  system.addEventListener('change', follow);
  new MutationObserver(follow).observe(root, { attributeFilter: ['data-theme'] });

  const ui = SwaggerUIBundle({
    domNode: mount,
    url: mount.dataset.spec,
    deepLinking: true,
    docExpansion: 'list',
    defaultModelsExpandDepth: 0,
    filter: true,
    queryConfigEnabled: false,
    syntaxHighlight: { activated: true, theme: 'agate' },
    tryItOutEnabled: false,
    supportedSubmitMethods: [],
    validatorUrl: null,
    presets: [SwaggerUIBundle.presets.apis],
    layout: 'BaseLayout',
  });

  // Swagger UI reads the address only when it starts; the list of operations links to it later.
  addEventListener('hashchange', () => {
    const hash = decodeURIComponent(location.hash);
    if (!hash.startsWith('#/')) return;
    ui.layoutActions.parseDeepLinkHash(hash);
    const name = hash.slice(2).split('/').map((part) => part.replace(/\s/g, '_'));
    document.getElementById(`operations-${name.join('-')}`)?.scrollIntoView();
  });
})();
