/** A topology as a document: its picture, and the same in words. */
import { describeParts, drawTopology } from '../diagram/index.ts';
import type { Topology } from '../model/topology.ts';
import type { ExportDocument } from './document.ts';

/** @param title as people read it */
export function topologyDocument(topology: Topology, title: string): ExportDocument {
  const { svg, text } = drawTopology(topology, { use: 'still' });
  return {
    title,
    intro: text.length === 0 ? ['The file describes no computers yet.'] : text.slice(0, 1),
    picture: svg,
    sections: describeParts(topology).map((part, index) => ({
      id: `part-${index + 1}`,
      title: part.title,
      blocks: [{ kind: 'list', items: part.sentences.map((sentence) => ({ text: sentence })) }],
    })),
  };
}
