import { Button } from '@mantine/core'
import { Confirm } from '../../../renderer/ui/confirm'
import { DialogFoot } from '../../../renderer/ui/dialog-foot'
import { Notice } from '../../../renderer/ui/notice'
import { longText, unbroken } from '../samples'
import { part } from '../story'

export default { title: 'ui/Dialogs' }

const nothing = (): void => undefined
const asked = {
  opened: true,
  title: 'Delete profile 516?',
  action: 'Delete',
  onConfirm: nothing,
  onClose: nothing,
}

export const Question = part(<Confirm {...asked}>It cannot be taken back.</Confirm>)
export const WithLosses = part(
  <Confirm {...asked} lost={['12 bills', '3 months of intervals', 'its credentials']}>
    It cannot be taken back.
  </Confirm>,
)
export const Busy = part(
  <Confirm {...asked} busy>
    It cannot be taken back.
  </Confirm>,
)
export const Failed = part(
  <Confirm {...asked} trouble={<Notice tone="trouble" title="Profile 516 was not deleted." />}>
    It cannot be taken back.
  </Confirm>,
)
export const LongWords = part(
  <Confirm
    {...asked}
    title={`Delete ${unbroken}?`}
    lost={Array.from({ length: 20 }, (_, at) => `bill ${at}`)}
  >
    {longText}
  </Confirm>,
)
export const Foot = part(
  <DialogFoot>
    <Button variant="default">Cancel</Button>
    <Button disabled>Save</Button>
  </DialogFoot>,
)
