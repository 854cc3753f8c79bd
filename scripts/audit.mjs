// `npm run audit`: known vulnerabilities, if the registry answers that question; if not, it says so.
import { spawnSync } from 'node:child_process'

const { stdout, status } = spawnSync('npm', ['audit', '--json'], { encoding: 'utf8' })
let report
try {
  report = JSON.parse(stdout)
} catch {
  report = {}
}
if (!report.metadata) {
  console.log('This registry does not answer audits: nothing was checked.')
  process.exit(0)
}
const { vulnerabilities } = report.metadata
console.log(
  Object.entries(vulnerabilities)
    .map(([level, count]) => `${level} ${count}`)
    .join(', '),
)
process.exit(status ?? 1)
