/** The standard fonts of PDFs only have Latin letters. */
export const printable = (text: string): string => text.replace(/[^\x20-\x7e\u00a0-\u00ff]/g, '?')
