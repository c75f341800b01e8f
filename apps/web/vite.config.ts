/** Builds the browser app into dist/apps/web; in development passes /api on to the api process. */
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  resolve: { conditions: ['source', ...defaultClientConditions] },
  build: {
    outDir: '../../dist/apps/web',
    emptyOutDir: true,
    target: 'es2022',
    // The content security policy allows no data: scripts or styles, so nothing small is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The chart library alone is larger than the default warning; the budget is checked by route.
    chunkSizeWarningLimit: 800,
  },
  server: { port: 5173, proxy: { '/api': { target: 'http://127.0.0.1:3000' } } },
});
