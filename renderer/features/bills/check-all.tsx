import { Button } from '@mantine/core'
import type { useCheckedPdfs } from './use-checked-pdfs'

/** Compares all listed PDFs with their records, and shows the progress. */
export const CheckAll = ({ pdfs }: { readonly pdfs: ReturnType<typeof useCheckedPdfs> }) => {
  const { todo, waiting, start, stop } = pdfs
  if (waiting > 0) {
    return (
      <Button variant="default" size="compact-sm" onClick={stop}>
        Checking PDFs, {waiting} to go: stop
      </Button>
    )
  }
  if (todo === 0) return null
  return (
    <Button
      variant="default"
      size="compact-sm"
      title="Reads the PDF of each bill listed, and compares it with its record"
      onClick={start}
    >
      Check {todo === 1 ? '1 PDF' : `${todo} PDFs`}
    </Button>
  )
}
