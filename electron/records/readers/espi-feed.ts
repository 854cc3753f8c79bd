import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { limits, tooDeep, unreadable } from './limits'

/** An entry's Atom links, which connect the resources of a Green Button feed. */
export interface Links {
  self: string
  up: string
  readonly related: string[]
}

export interface Resource {
  readonly links: Links
  /** The resource's own leaf elements by local name, and `ServiceCategory`'s kind. */
  readonly fields: Map<string, string>
}

/** The readings of one IntervalBlock, as parallel lists of the elements' text; '' if an element is absent. */
export interface Block {
  readonly links: Links
  readonly start: string[]
  readonly duration: string[]
  readonly value: string[]
  readonly cost: string[]
  readonly quality: string[]
}

export interface Feed {
  readonly usagePoints: Resource[]
  readonly meterReadings: Resource[]
  readonly readingTypes: Resource[]
  readonly blocks: Block[]
  /** The names of all resources, with or without readings; empty if the XML is not Green Button. */
  readonly resources: Set<string>
}

const sliceCharacters = 65_536

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

/**
 * Reads an ESPI feed, or any part of one, as a stream of tags. Elements are recognised by local name, whatever their
 * prefix. Entities that the file defines itself are refused, so that they cannot expand without limit.
 */
export const readFeed = (text: string): Feed => {
  const feed: Feed = {
    usagePoints: [],
    meterReadings: [],
    readingTypes: [],
    blocks: [],
    resources: new Set(),
  }
  const parser = new SaxesParser({ xmlns: false, position: false })
  const path: string[] = []
  let links: Links = { self: '', up: '', related: [] }
  let resource: Resource | null = null
  let block: Block | null = null
  let leaf = ''
  const seen = { espi: false }

  const startResource = (into: Resource[]): void => {
    resource = { links, fields: new Map() }
    into.push(resource)
  }
  const startReading = (into: Block): void => {
    for (const list of [into.start, into.duration, into.value, into.cost, into.quality]) list.push('')
  }
  const setLast = (list: string[] | undefined): void => {
    if (list && list.length > 0) list[list.length - 1] = leaf.trim()
  }

  const open = (tag: SaxesTagPlain): void => {
    const name = local(tag.name)
    path.push(name)
    if (path.length > limits.depth) throw tooDeep()
    leaf = ''
    seen.espi ||= Object.values(tag.attributes).some((value) => value.includes('naesb.org/espi'))
    if (path.at(-2) === 'content' && feed.resources.size < 50) feed.resources.add(name)
    if (name === 'entry') {
      links = { self: '', up: '', related: [] }
    } else if (name === 'link') {
      const href = (tag.attributes['href'] ?? '').trim().replace(/\/+$/, '').slice(0, limits.text)
      const rel = tag.attributes['rel']
      if (rel === 'self') links.self = href
      else if (rel === 'up') links.up = href
      else if (href !== '' && links.related.length < 1000) links.related.push(href)
    } else if (name === 'UsagePoint') startResource(feed.usagePoints)
    else if (name === 'MeterReading') startResource(feed.meterReadings)
    else if (name === 'ReadingType') startResource(feed.readingTypes)
    else if (name === 'IntervalBlock') {
      block = { links, start: [], duration: [], value: [], cost: [], quality: [] }
      feed.blocks.push(block)
    } else if (name === 'IntervalReading' && block) startReading(block)
  }

  const close = (): void => {
    const name = path.pop() ?? ''
    const parent = path.at(-1) ?? ''
    if (block) {
      if (name === 'IntervalBlock') block = null
      else if (parent === 'timePeriod' && path.at(-2) === 'IntervalReading') {
        if (name === 'start') setLast(block.start)
        else if (name === 'duration') setLast(block.duration)
      } else if (parent === 'IntervalReading') {
        if (name === 'value') setLast(block.value)
        else if (name === 'cost') setLast(block.cost)
      } else if (name === 'quality' && parent === 'ReadingQuality') setLast(block.quality)
    } else if (resource) {
      if (name === 'UsagePoint' || name === 'MeterReading' || name === 'ReadingType') resource = null
      else if (name === 'kind' && parent === 'ServiceCategory') resource.fields.set('service', leaf.trim())
      else if (parent === 'ReadingType' || parent === 'UsagePoint') resource.fields.set(name, leaf.trim())
    }
    leaf = ''
  }

  const addText = (part: string): void => {
    if (leaf.length < limits.text) leaf += part.slice(0, limits.text)
  }

  parser.on('error', () => {
    throw unreadable('it is XML that breaks off or is damaged')
  })
  parser.on('doctype', (doctype) => {
    if (/<!ENTITY/i.test(doctype))
      throw unreadable('it is XML that declares entities of its own, which is refused')
  })
  parser.on('opentag', open)
  parser.on('closetag', close)
  parser.on('text', addText)
  parser.on('cdata', addText)
  for (let at = 0; at < text.length; at += sliceCharacters) parser.write(text.slice(at, at + sliceCharacters))
  parser.close()
  if (
    !seen.espi &&
    feed.usagePoints.length + feed.meterReadings.length + feed.readingTypes.length + feed.blocks.length === 0
  ) {
    throw unreadable('it is XML, but not Green Button data')
  }
  return feed
}
