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

  // Swagger UI's markup for those who do not see it: the page has a main part already, a button holds no link, choices
  // have names, and what scrolls can be reached by keyboard.
  const mended = (type, props) => {
    const has = (name) => typeof props?.className === 'string' && props.className.split(' ').includes(name);
    if (type === 'main') return ['div', props];
    if (type === 'a' && has('nostyle')) return ['span', { className: 'nostyle' }];
    if (type === 'select' && !props?.['aria-label']) {
      const name = props?.id === 'servers' ? 'Server' : has('examples-select-element') ? 'Example' : 'Value';
      return [type, { ...props, 'aria-label': name }];
    }
    if (type === 'pre' && has('microlight')) return [type, { tabIndex: 0, ...props }];
    return [type, props];
  };
  const mend = ({ React }) => {
    const create = React.createElement;
    React.createElement = (type, props, ...children) => create(...mended(type, props), ...children);
    return {};
  };

  // Requests are sent only where the site's configuration says so.
  const canTry = 'tryIt' in mount.dataset;
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
    supportedSubmitMethods: canTry ? ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] : [],
    validatorUrl: null,
    plugins: [mend],
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
