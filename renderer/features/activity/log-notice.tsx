import { Button } from '@mantine/core'
import { Notice } from '../../ui/notice'
import { useCheck } from './use-check'
import { checkWords } from './words'

/** What is wrong with the log; renders nothing while it is intact. */
export const LogNotice = () => {
  const { check, again, checking } = useCheck()
  if (!check || check.state === 'whole') return null
  const { title, advice } = checkWords(check)
  return (
    <Notice
      tone="trouble"
      title={title}
      actions={
        <Button variant="default" loading={checking} onClick={again}>
          Check again
        </Button>
      }
    >
      {advice} Export it as it is, and keep the file: until this is cleared up, the head in the keychain stays
      where it was.
    </Notice>
  )
}
