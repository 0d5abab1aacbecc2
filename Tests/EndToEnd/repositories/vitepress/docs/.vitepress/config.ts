import { defineConfig } from 'vitepress'

export default defineConfig({
  title: 'Quillbox',
  description: 'Print jobs for a whole building',
  cleanUrls: true,
  lastUpdated: false,
  srcExclude: ['parts/**'],
  themeConfig: {
    logo: '/logo.svg',
    nav: [
      { text: 'Guide', link: '/guide/' },
      { text: 'Reference', link: '/reference/errors', activeMatch: '/reference/' },
    ],
    sidebar: {
      '/guide/': [
        {
          text: 'Guide',
          items: [
            { text: 'Overview', link: '/guide/' },
            { text: 'Start', link: '/guide/start' },
            { text: 'Printers', link: '/guide/printers' },
            { text: 'Jobs', link: '/guide/jobs' },
          ],
        },
      ],
      '/reference/': [{ text: 'Errors', link: '/reference/errors' }],
    },
    search: { provider: 'local' },
  },
})
