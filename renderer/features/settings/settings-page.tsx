import { Button, SegmentedControl, Select, useMantineColorScheme } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { builtInLanguages, type TextForm } from '../../../shared/domain/customer-text'
import { call, failureOf } from '../../bridge/call'
import { keys } from '../../bridge/keys'
import { keyWords } from '../../lib/key-words'
import { FailureNotice } from '../../parts/failure-notice'
import { Facts } from '../../parts/facts'
import { NoticeForm } from '../../parts/notice-settings'
import { notifyFailure } from '../../parts/notify-failure'
import { Section } from '../../parts/section'
import { useVoice } from '../../parts/use-voice'
import { Notice } from '../../ui/notice'
import { startViews, usePreferences, type StartView } from '../../ui/preferences'
import classes from './settings-page.module.css'
import { TextSize } from './text-size'

const schemes = [
  { value: 'auto', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const

const startNames: Readonly<Record<StartView, string>> = {
  last: 'As it was left',
  '/triage': 'Triage',
  '/profiles': 'Profiles',
  '/coverage': 'Coverage',
  '/jobs': 'Jobs',
}

const Setting = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div className={classes.setting}>
    <span className={classes.name} aria-hidden>
      {name}
    </span>
    {children}
  </div>
)

const Appearance = () => {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const { preferences, change } = usePreferences()
  return (
    <Section title="Appearance" note="For this computer, in all connections">
      <Setting name="Colours">
        <SegmentedControl
          size="xs"
          aria-label="Colours"
          data={[...schemes]}
          value={colorScheme}
          onChange={(value) => setColorScheme(schemes.find((one) => one.value === value)?.value ?? 'auto')}
        />
      </Setting>
      <Setting name="Rows of lists">
        <SegmentedControl
          size="xs"
          aria-label="Rows of lists"
          data={[
            { value: 'airy', label: 'Roomy' },
            { value: 'dense', label: 'Dense' },
          ]}
          value={preferences.dense === true ? 'dense' : 'airy'}
          onChange={(value) => change({ dense: value === 'dense' })}
        />
      </Setting>
      <Setting name="Size of texts">
        <TextSize />
      </Setting>
      <Setting name="Begins with">
        <Select
          aria-label="Begins with"
          className={classes.select}
          allowDeselect={false}
          data={startViews.map((value) => ({ value, label: startNames[value] }))}
          value={preferences.startView}
          onChange={(value) => change({ startView: startViews.find((one) => one === value) ?? 'last' })}
        />
      </Setting>
    </Section>
  )
}

const forms: readonly { readonly value: TextForm; readonly label: string }[] = [
  { value: 'mail', label: 'Mail' },
  { value: 'phone', label: 'Phone' },
]

const Customers = () => {
  const { voice, change } = useVoice()
  const languages = Object.entries(builtInLanguages).map(([value, label]) => ({ value, label }))
  const isOther = languages.every(({ value }) => value !== voice.language)
  return (
    <Section title="Texts for customers" note="Where a case has no text in it, the nearest one is shown">
      <Setting name="Language">
        <SegmentedControl
          size="xs"
          aria-label="Language"
          data={isOther ? [...languages, { value: voice.language, label: voice.language }] : languages}
          value={voice.language}
          onChange={(language) => change({ language })}
        />
      </Setting>
      <Setting name="Form">
        <SegmentedControl
          size="xs"
          aria-label="Form"
          data={[...forms]}
          value={voice.form}
          onChange={(form) => change({ form: form === 'phone' ? 'phone' : 'mail' })}
        />
      </Setting>
    </Section>
  )
}

/** What the administrator has set, as far as something about it is wrong. */
const Administrator = () => {
  const { data, error, refetch } = useQuery({
    queryKey: keys.administrator,
    queryFn: ({ signal }) => call('app:administrator', {}, signal),
    staleTime: 0,
  })
  if (error) return <FailureNotice standing failure={failureOf(error)} retry={() => void refetch()} />
  if (!data || data.problems.length === 0) return null
  return (
    <Notice title="Not all that your administrator has set is used.">
      {data.problems.map((one) => (
        <p key={one} className={classes.problem}>
          {one}
        </p>
      ))}
    </Notice>
  )
}

const systems: Readonly<Record<string, string>> = { linux: 'Linux', darwin: 'macOS', win32: 'Windows' }

const About = ({ onKeys }: { readonly onKeys: () => void }) => {
  const { data } = useQuery({
    queryKey: keys.info,
    queryFn: ({ signal }) => call('app:info', {}, signal),
    staleTime: Infinity,
  })
  return (
    <Section
      title="About Link Console"
      actions={
        <>
          <Button variant="default" onClick={onKeys}>
            Keys of this window
          </Button>
          <Button variant="default" onClick={() => void call('app:documents', {}).catch(notifyFailure)}>
            Documents
          </Button>
        </>
      }
    >
      {data && (
        <Facts
          facts={[
            { name: 'Version', value: data.version },
            { name: 'Electron', value: data.electron },
            { name: 'System', value: systems[data.platform] ?? data.platform },
            { name: 'Link API', value: '4.0' },
          ]}
        />
      )}
    </Section>
  )
}

interface Props {
  /** Whether a connection is in use, which the notifications belong to. */
  readonly connected: boolean
  readonly onKeys: () => void
  readonly onConnection: () => void
}

/** What a person can set for this window, in one place. */
export const SettingsPage = ({ connected, onKeys, onConnection }: Props) => (
  <div className={classes.page}>
    <header className={classes.head}>
      <h2 className={classes.title}>Settings</h2>
      <span className="lc-muted">{keyWords('Mod+,')}</span>
    </header>
    <Administrator />
    <Appearance />
    <Section
      title="Notifications"
      note={connected ? 'In the connection in use' : 'There is no connection in use'}
    >
      {connected && <NoticeForm />}
    </Section>
    <Customers />
    <Section
      title="What is kept"
      note="Files, history and their limits stand on the page of each connection"
      actions={
        <Button variant="default" onClick={onConnection}>
          Open Connection
        </Button>
      }
    />
    <About onKeys={onKeys} />
  </div>
)
