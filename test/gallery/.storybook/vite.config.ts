import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// The same as for the page in electron.vite.config.ts.
export default defineConfig({
  plugins: [react()],
  build: { target: 'chrome130', assetsInlineLimit: 0 },
})
