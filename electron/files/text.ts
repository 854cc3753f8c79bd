const byteOrderMark = 0xfeff

/**
 * The text of a file that a person wrote or exported. Notepad and PowerShell write UTF-16 and byte order marks. UTF-16
 * is recognised by its mark, or by the zero beside the first letter.
 */
export const textOf = (bytes: Uint8Array): string => {
  const [first, second] = bytes
  const isBigEndian = (first === 0xfe && second === 0xff) || (first === 0 && second !== 0)
  const isUtf16 = isBigEndian || (first === 0xff && second === 0xfe) || (first !== 0 && second === 0)
  const whole = Buffer.from(isUtf16 ? bytes.subarray(0, bytes.length & ~1) : bytes)
  const text = (isBigEndian ? whole.swap16() : whole).toString(isUtf16 ? 'utf16le' : 'utf8')
  return text.charCodeAt(0) === byteOrderMark ? text.slice(1) : text
}
