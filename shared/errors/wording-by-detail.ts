import type { FailureCode, Wording } from './failure'

/** Wordings for certain details, where the code alone would blame the wrong cause. */
export const byDetail: Partial<Record<FailureCode, readonly (readonly [RegExp, Wording])[]>> = {
  unreachable: [
    [
      /^proxy settings:/,
      {
        title: 'This computer did not say whether a proxy is needed to reach the server.',
        advice:
          'Nothing was sent, because it could have bypassed a proxy. The computer’s proxy settings, or the script (PAC) that they name, may be at fault: try again, or ask your administrator.',
      },
    ],
  ],
  'server-certificate-untrusted': [
    [
      /unable_to_verify_leaf_signature/,
      {
        title: 'The server’s certificate does not lead to an authority that this computer trusts.',
        advice:
          'The server sent only its own certificate. An intermediate certificate may be missing, which only the server’s owner can fix: tell your Link contact. Or a private authority signed it: then set that CA file on this connection. Nothing was sent.',
      },
    ],
  ],
  'import-unsupported': [
    [
      /without an integrity check/,
      {
        title: 'This PKCS#12 file has no integrity check (MAC).',
        advice:
          'Nothing in it would show if its certificate or key had been replaced. Have it exported with a password, or as PEM. Nothing was stored.',
      },
    ],
  ],
  'print-failed': [
    [
      /no (valid )?printers/i,
      {
        title: 'This computer has no printer.',
        advice: 'Set one up in the system’s settings, or save the PDF and print it elsewhere.',
      },
    ],
  ],
  'bad-reply': [
    [
      /^not a PDF/,
      {
        title: 'The API sent something that is not a PDF.',
        advice:
          'None of it was kept. Try again; if it happens again, tell your Link contact which bill it was.',
      },
    ],
  ],
}
