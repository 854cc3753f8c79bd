/** Where a folder of pdf.js's own files is served; electron.vite.config.ts copies them there. */
export const assetFolder = (name: 'cmaps' | 'standard_fonts' | 'wasm' | 'iccs' | 'images') =>
  new URL(`/pdf-assets/${name}/`, location.href).href
