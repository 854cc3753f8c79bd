/** The kind of a file, judged by its first bytes. Its content type is ignored, since utilities set it arbitrarily. */
export type FileKind =
  | { readonly kind: 'xml' | 'json' | 'nem12' | 'table'; readonly text: string }
  | { readonly kind: 'foreign'; readonly looksLike: string }

const foreign = (looksLike: string): FileKind => ({ kind: 'foreign', looksLike })

const signatures: readonly (readonly [string, string])[] = [
  ['%PDF-', 'a PDF'],
  ['PK\u0003\u0004', 'a ZIP archive or a spreadsheet (XLSX)'],
  ['\u001f\u008b', 'a gzip archive'],
  ['\u00d0\u00cf\u0011\u00e0', 'an old Excel or Word file'],
  ['\u0089PNG', 'a picture'],
  ['GIF8', 'a picture'],
  ['\u00ff\u00d8\u00ff', 'a picture'],
]

/**
 * UTF-16 without a byte order mark: with Latin letters every second byte is zero, as in no other text. Otherwise null.
 */
const utf16Without = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null => {
  const head = bytes.subarray(0, Math.min(4096, bytes.length - (bytes.length % 2)))
  if (head.length < 4) return null
  let even = 0
  let odd = 0
  for (let at = 0; at < head.length; at += 2) {
    if (head[at] === 0) even++
    if (head[at + 1] === 0) odd++
  }
  const many = 0.35 * head.length
  const few = 0.025 * head.length
  if (odd > many && even < few) return 'utf-16le'
  return even > many && odd < few ? 'utf-16be' : null
}

/** The characters of Windows-1252 at 0x80 to 0x9f. The decoder of Node 20 returns control characters there. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** The text of a file: by its byte order mark or the zeros of UTF-16, or else as UTF-8, or else as Windows-1252. */
const decode = (bytes: Uint8Array): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  const wide = utf16Without(bytes)
  if (wide) return new TextDecoder(wide).decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      .toString('latin1')
      .replace(/[\u0080-\u009f]/g, (control) => windows1252[control.charCodeAt(0) - 0x80] ?? control)
  }
}

/** Control characters show that a file is binary. */
const controls = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/

export const sniff = (bytes: Uint8Array): FileKind => {
  const head = Array.from(bytes.subarray(0, 8), (byte) => String.fromCharCode(byte)).join('')
  const known = signatures.find(([signature]) => head.startsWith(signature))
  if (known) return foreign(known[1])
  const text = decode(bytes)
  const start = text.slice(0, 4096).trimStart()
  if (start === '' && text.trim() === '') return foreign('an empty file')
  if (controls.test(text.slice(0, 4096))) return foreign('a binary file')
  if (/^<(!doctype html|html|head|body|script)\b/i.test(start)) return foreign('a web page (HTML)')
  if (start.startsWith('<')) {
    return /<html[\s>]/i.test(start.slice(0, 1024))
      ? foreign('a web page (HTML)')
      : { kind: 'xml', text: text.trimStart() }
  }
  if (start.startsWith('{') || start.startsWith('[')) return { kind: 'json', text }
  if (/^"?100"?,"?NEM13\b/.test(start)) return foreign('NEM13: accumulated readings, not intervals')
  if (/^"?100"?,"?NEM12\b/.test(start) || /^"?200"?\s*,([^,\r\n]*,){7}/.test(start))
    return { kind: 'nem12', text }
  return { kind: 'table', text }
}
