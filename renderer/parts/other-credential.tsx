import { TextInput } from '@mantine/core'
import { CredentialField } from './credential-field'
import { credentialLimit } from './credential-limit'
import classes from './other-credential.module.css'
import { otherField, type TypedCredentials } from './typed-credentials'

interface Props {
  readonly typed: TypedCredentials
  readonly onInput: () => void
  /** Called once the question that held the form back is answered. */
  readonly onDecided: () => void
}

/** A credential of any name: some utility providers want a PIN or an account number besides. */
export const OtherCredential = ({ typed, onInput, onDecided }: Props) => (
  <div className={classes.other}>
    <TextInput ref={typed.refOfName()} label="Field" maxLength={100} autoFocus spellCheck={false} />
    <CredentialField
      ref={typed.refOf(otherField)}
      field={otherField}
      label="Value"
      limitOf={credentialLimit}
      onInput={onInput}
      onDecided={onDecided}
    />
  </div>
)
