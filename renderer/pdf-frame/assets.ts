/** The address of a folder of pdf.js's own files, which electron.vite.config.ts copies there. */
export const assetFolder = (name: 'cmaps' | 'standard_fonts' | 'wasm' | 'iccs' | 'images') =>
  new URL(`/pdf-assets/${name}/`, location.href).href
