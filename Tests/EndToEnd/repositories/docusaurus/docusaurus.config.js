// @ts-check

/** @type {import('@docusaurus/types').Config} */
const config = {
  title: 'Parcelpine',
  tagline: 'Parcel lockers with an API',
  favicon: 'img/logo.svg',
  url: 'https://docs.parcelpine.dev',
  baseUrl: '/',
  trailingSlash: false,
  onBrokenLinks: 'throw',
  onBrokenAnchors: 'throw',
  presets: [
    [
      'classic',
      /** @type {import('@docusaurus/preset-classic').Options} */
      ({
        docs: {
          sidebarPath: './sidebars.js',
          editUrl: 'https://github.com/parcelpine/docs/edit/main/',
          lastVersion: 'current',
          versions: {
            current: {label: '2.0'},
            '1.0': {label: '1.0', path: '1.0', banner: 'unmaintained'},
          },
        },
        blog: {showReadingTime: true},
        theme: {customCss: './src/css/custom.css'},
      }),
    ],
  ],
  themeConfig: {
    navbar: {
      title: 'Parcelpine',
      logo: {alt: 'Parcelpine', src: 'img/logo.svg'},
      items: [
        {type: 'docSidebar', sidebarId: 'docs', label: 'Docs', position: 'left'},
        {to: '/blog', label: 'Blog', position: 'left'},
        {type: 'docsVersionDropdown', position: 'right'},
      ],
    },
  },
};

export default config;
