/** What a file is, by its first bytes. A content type is not asked: sources name it at their whim. */
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

/** The text of a file: by its byte order mark, else UTF-8, else Windows-1252. */
const decode = (bytes: Uint8Array): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** Control characters tell a binary file from a text. */
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
  if (/^100,NEM13\b/.test(start)) return foreign('NEM13: accumulated readings, not intervals')
  if (/^100,NEM12\b/.test(start) || /^200,([^,\r\n]*,){7}/.test(start)) return { kind: 'nem12', text }
  return { kind: 'table', text }
}
