import { Button, SegmentedControl } from '@mantine/core'
import { clsx } from 'clsx'
import { customerTextFor, type TextForm } from '../../../../shared/domain/customer-text'
import type { Playbook } from '../../../../shared/domain/triage'
import { Kbd } from '../../../ui/kbd'
import { copyText } from '../common/copying'
import classes from './customer-text.module.css'
import { useVoice } from '../../../parts/use-voice'

const forms: readonly { readonly value: TextForm; readonly label: string }[] = [
  { value: 'mail', label: 'Mail' },
  { value: 'phone', label: 'Phone' },
]

/** The text for the customer of this case, in the language and form of this person; undefined where there is none. */
export const useCustomerText = (playbook: Playbook | undefined): string | undefined => {
  const { voice } = useVoice()
  return playbook && customerTextFor(playbook, voice.language, voice.form)?.text
}

/** In which language, and whether by mail or on the phone. Only what this case has texts in can be chosen. */
export const VoiceChoice = ({ playbook: { texts, languages } }: { readonly playbook: Playbook }) => {
  const { voice, change } = useVoice()
  const inForm = texts.filter(({ form }) => form === voice.form)
  const codes = [...new Set(inForm.flatMap(({ language }) => language ?? []))]
  const shown = customerTextFor({ texts }, voice.language, voice.form)
  return (
    <div className={classes.voice}>
      <SegmentedControl
        size="xs"
        aria-label="How the customer gets it"
        data={forms.map((one) => ({ ...one, disabled: texts.every(({ form }) => form !== one.value) }))}
        value={voice.form}
        onChange={(form) => change({ form: form === 'phone' ? 'phone' : 'mail' })}
      />
      {codes.length > 1 && (
        <SegmentedControl
          size="xs"
          aria-label="Language of the text"
          data={codes.map((code) => ({ value: code, label: languages[code] ?? code }))}
          value={shown?.language ?? ''}
          onChange={(language) => change({ language })}
        />
      )}
    </div>
  )
}

export const TextWords = ({
  text,
  recognised,
}: {
  readonly text: string
  readonly recognised: string | null
}) => (
  <>
    {recognised && <p className={classes.recognised}>{recognised}</p>}
    <blockquote className={clsx(classes.quote, 'lc-private')}>{text}</blockquote>
  </>
)

interface Props {
  readonly playbook: Playbook
  /** Opens the dialog that copies it and puts the case aside. */
  readonly onAnswer: () => void
}

/** The text for the customer of a case. */
export const CustomerText = ({ playbook, onAnswer }: Props) => {
  const text = useCustomerText(playbook)
  if (playbook.texts.length === 0) return null
  return (
    <section aria-label="Text for the customer">
      <div className={classes.headed}>
        <h3 className={classes.heading}>Text for the customer</h3>
        <span className={classes.grow} />
        {text !== undefined && (
          <Button
            variant="default"
            size="compact-xs"
            onClick={() => void copyText(text, 'Text for the customer')}
          >
            Copy
          </Button>
        )}
        <Button variant="default" size="compact-xs" rightSection={<Kbd>M</Kbd>} onClick={onAnswer}>
          Answer…
        </Button>
      </div>
      <div className={classes.choice}>
        <VoiceChoice playbook={playbook} />
      </div>
      {text === undefined ? (
        <p className="lc-muted">There is no such text for this case.</p>
      ) : (
        <TextWords text={text} recognised={playbook.recognised} />
      )}
    </section>
  )
}
