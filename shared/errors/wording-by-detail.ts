import type { FailureCode, Wording } from './failure'

/** Wordings for certain details, where the code alone would blame the wrong cause. */
export const byDetail: Partial<Record<FailureCode, readonly (readonly [RegExp, Wording])[]>> = {
  unreachable: [
    [
      /^proxy settings:/,
      {
        title: 'This computer did not say whether a proxy leads to the server.',
        advice:
          'Nothing was sent, as it could have gone past a proxy. Its proxy settings, or the script (PAC) that they name, may be at fault: try again, or ask your administrator.',
      },
    ],
  ],
  'server-certificate-untrusted': [
    [
      /unable_to_verify_leaf_signature/,
      {
        title: 'The server’s certificate cannot be followed to an authority that this computer trusts.',
        advice:
          'The server sent its own certificate alone. It may leave out an intermediate certificate, which only its owner can fix: tell your Link contact. Or an authority of its own signed it: then set that CA file on this connection. Nothing was sent.',
      },
    ],
  ],
  'import-unsupported': [
    [
      /without an integrity check/,
      {
        title: 'This PKCS#12 file has no integrity check (MAC).',
        advice:
          'Nothing in it would show that its certificate or key had been exchanged. Have it exported with a password, or as PEM. Nothing was stored.',
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
        title: 'What came in place of the PDF is no PDF.',
        advice:
          'Nothing of it was kept. Try again; if it stays so, tell your Link contact which bill it was.',
      },
    ],
  ],
}
