import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

// Packages stay outside the main bundle: they are read from node_modules, as native and font files must be.
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      rollupOptions: { input: { main: 'src-main/main.ts' } },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload script cannot be an ES module and cannot require packages.
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: 'src-main/preload/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    base: '/',
    plugins: [react()],
    build: {
      outDir: 'out/renderer',
      minify: true,
      // The content security policy allows no script or font inside the page itself.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: { input: { index: 'src-renderer/index.html' } },
    },
  },
})
