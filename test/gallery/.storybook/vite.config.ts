import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// As the page is built in electron.vite.config.ts.
export default defineConfig({
  plugins: [react()],
  build: { target: 'chrome130', assetsInlineLimit: 0 },
})
