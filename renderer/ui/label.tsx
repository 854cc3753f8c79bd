import { Verbatim } from './verbatim'

/**
 * A profile's label. Null and undefined mean that the profile has not been read, which is not the same as having no
 * label.
 */
export const Label = ({ text }: { readonly text: string | null | undefined }) =>
  text ? (
    <Verbatim text={text} />
  ) : (
    <span className="lc-muted">{text === '' ? 'no label' : 'not read yet'}</span>
  )
