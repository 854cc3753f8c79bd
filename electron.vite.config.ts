import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** What pdf.js fetches by name while it reads a document, under the names it knows. Its script engine is left out. */
const pdfAssets: Plugin = {
  name: 'pdf-assets',
  apply: 'build',
  generateBundle() {
    const folders = {
      cmaps: /./,
      standard_fonts: /./,
      wasm: /^(?!quickjs)/,
      iccs: /./,
      'legacy/web/images': /^annotation-/,
    }
    for (const [folder, wanted] of Object.entries(folders)) {
      const from = at(`node_modules/pdfjs-dist/${folder}/`)
      for (const name of readdirSync(from).filter((file) => wanted.test(file))) {
        const fileName = `pdf-assets/${basename(folder)}/${name}`
        this.emitFile({ type: 'asset', fileName, source: readFileSync(from + name) })
      }
    }
  },
}

// Targets are written out: electron-vite would take them from the Electron that package.json names, and what is built
// has to run in the older one of scripts/lib/electron-resolver.mjs as well.
export default defineConfig({
  main: {
    // Its other build for Node declares a `require` of its own. Where it is a chunk by itself, electron-vite adds another
    // one, and whatever imports the chunk does not start.
    resolve: { alias: { fflate: at('node_modules/fflate/lib/node.cjs') } },
    build: {
      outDir: 'out/main',
      target: 'node20.18',
      // One bundle: thousands of small files of packages took time at each start, and would all be shipped.
      externalizeDeps: false,
      rolldownOptions: {
        // These load binaries of their own for each system.
        external: ['electron', 'keytar', '@photostructure/sqlite'],
        input: {
          main: at('electron/main.ts'),
          'store-process': at('electron/store/process.ts'),
          'import-process': at('electron/identity/import/process.ts'),
          'practice-process': at('electron/practice/process.ts'),
          'practice-cli': at('electron/practice/cli.ts'),
          'records-worker': at('electron/records/worker.ts'),
          'directory-worker': at('electron/directory/worker.ts'),
          'xlsx-worker': at('electron/files/xlsx-worker.ts'),
        },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      target: 'node20.18',
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: at('electron/preload.ts') },
        external: ['electron'],
        // A sandboxed preload is one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    base: '/',
    plugins: [react(), pdfAssets],
    // pdf.js's worker loads decoders by `import()`.
    worker: { format: 'es' },
    build: {
      outDir: at('out/renderer'),
      minify: true,
      target: 'chrome130',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: {
          index: at('renderer/index.html'),
          pdf: at('renderer/pdf-frame/index.html'),
          'pdf-window': at('renderer/pdf-window/index.html'),
        },
      },
    },
  },
})
