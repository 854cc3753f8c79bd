import { fail, ok } from '../../../shared/errors/failure'
import type { MakeTable } from '../../files/table'
import type { Dialogs } from '../../window/dialogs'
import type { HandlersOf } from '../registrar'

/** PNG Specification, section 5.2. */
const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

export const tableHandlers = (
  dialogs: Pick<Dialogs, 'save'>,
  makeTable: MakeTable,
): HandlersOf<'tables'> => ({
  'tables:save': async ({ name, format, columns, lines }, { signal }) => {
    const table = makeTable(format, columns)
    table.add(lines)
    const file = await table.file(signal)
    if (!file.ok) return file
    const { bytes, rewritten } = file.value
    const saved = await dialogs.save(`${name}.${format}`, bytes)
    return saved.ok ? ok({ ...saved.value, rewritten }) : saved
  },
  'tables:save-picture': ({ name, png }) => {
    const bytes = Buffer.from(png, 'base64')
    return bytes.subarray(0, 8).equals(pngSignature)
      ? dialogs.save(`${name}.png`, bytes)
      : Promise.resolve(fail('invalid-input', { detail: 'no PNG' }))
  },
})
