import { Facts } from '../../../renderer/parts/facts'
import { NoteMark } from '../../../renderer/parts/noted'
import { NoticeForm } from '../../../renderer/parts/notice-settings'
import { OtherCredential } from '../../../renderer/parts/other-credential'
import { Section } from '../../../renderer/parts/section'
import { useTypedCredentials } from '../../../renderer/parts/typed-credentials'
import { ok } from '../../../shared/errors/failure'
import { usualNotices } from '../../../shared/domain/job-notices'
import { part } from '../story'

export default { title: 'parts/Settings' }

const nothing = (): void => undefined
const Other = () => <OtherCredential typed={useTypedCredentials()} onInput={nothing} onDecided={nothing} />

export const Sections = part(
  <Section title="About" note="A remark">
    <Facts facts={[{ name: 'Version', value: '0.1.0' }]} />
    <NoteMark profileId={1} />
  </Section>,
)
export const Notices = part(<NoticeForm />, { 'jobs:notices': () => ok(usualNotices) })
export const AnotherField = part(<Other />)
