import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

/** Fonts, character maps and decoders that the PDF reader asks for; never its script engine. */
const pdfReaderFiles = (): Plugin => ({
  name: 'pdf-reader-files',
  generateBundle() {
    for (const folder of ['cmaps', 'standard_fonts', 'wasm', 'iccs']) {
      const from = join(import.meta.dirname, 'node_modules/pdfjs-dist', folder)
      for (const name of readdirSync(from).filter((file) => !file.includes('quickjs')))
        this.emitFile({
          type: 'asset',
          fileName: `pdfjs/${folder}/${name}`,
          source: readFileSync(join(from, name)),
        })
    }
  },
})

// Packages stay outside the main bundle: they are read from node_modules, as native and font files must be.
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      rollupOptions: {
        input: {
          main: 'src-main/main.ts',
          // Threads of their own: joining a bundle, and the text of its pages.
          'build-worker': 'src-main/bundle-pdf/build-worker.ts',
          'intake-worker': 'src-main/bundle-pdf/intake/intake-worker.ts',
          'text-worker': 'src-main/bundle-pdf/text-worker.ts',
          // Signatures of any file.
          'check-worker': 'src-main/notice-pdf/check-worker.ts',
          // Files of precedents that can only be read whole.
          'whole-file-worker': 'src-main/files/whole-file-worker.ts',
          'recognise-worker': 'src-main/recognise/recognise-worker.ts',
          // Redaction of documents, page by page.
          'redact-worker': 'src-main/bundle-redact/redact-worker.ts',
        },
      },
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
    plugins: [react(), pdfReaderFiles()],
    build: {
      outDir: 'out/renderer',
      minify: true,
      // The content security policy allows no script or font inside the page itself.
      assetsInlineLimit: 0,
      // Kilobytes: parts are read from the disk, where smaller ones would save nobody a wait.
      chunkSizeWarningLimit: 2_000,
      modulePreload: { polyfill: false },
      rollupOptions: { input: { index: 'src-renderer/index.html' } },
    },
  },
})
