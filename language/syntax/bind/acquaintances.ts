/** Who knows whom: hosts their resources and handlers, computers their instances. Kept up from edit to edit. */
import { AstUtils } from 'langium';
import { say } from '../../model/living.ts';
import { sure } from '../../model/sure.ts';
import type * as model from '../../model/topology.ts';
import { nodeOf } from '../origin.ts';

/** What refers in its head to a host or a computer, which knows of it in turn. */
export type Knowing = model.BiztalkHostResource | model.Handler | model.Instance;
export type Known = model.Host | model.Computer;

export function isKnowing(element: model.Element): element is Knowing {
  const { kind } = element;
  return kind === 'instance' || kind === 'handler' || (kind === 'resource' && element.type === 'biztalkHost');
}

export class Acquaintances {
  private readonly known = new Map<Knowing, Known>();
  private readonly knowing = new Map<Known, Set<Knowing>>();
  private readonly touched = new Set<Known>();

  /** Somebody refers to something from now on, or to nothing. To be called also where he has come to stand elsewhere. */
  set(knowing: Knowing, known: Known | undefined): void {
    const before = this.known.get(knowing);
    if (before) this.touched.add(before);
    if (known) this.touched.add(known);
    if (before === known) return;
    if (before) {
      const others = this.knowing.get(before);
      others?.delete(knowing);
      if (others?.size === 0) this.knowing.delete(before);
    }
    if (!known) {
      this.known.delete(knowing);
      return;
    }
    this.known.set(knowing, known);
    const others = this.knowing.get(known);
    if (others) others.add(knowing);
    else this.knowing.set(known, new Set([knowing]));
  }

  /** It says anew whom it refers to. */
  touch(knowing: Knowing): void {
    this.set(knowing, this.known.get(knowing));
  }

  /**
   * Tells those who were referred to otherwise before.
   * @param files the addresses of the files, in their order
   */
  tell(files: readonly string[]): void {
    const order = new Map(files.map((uri, index) => [uri, index]));
    for (const known of this.touched) {
      const all = [...(this.knowing.get(known) ?? [])];
      if (all.length > 1) sortByPlace(all, order);
      if (known.kind === 'host') {
        const ofKind = (wanted: model.Kind) => all.filter(({ kind }) => kind === wanted);
        say(known, 'handlers', ofKind('handler'));
        say(known, 'clusteredAs', ofKind('resource'));
      } else {
        say(known, 'instances', all);
      }
    }
    this.touched.clear();
  }
}

function sortByPlace(all: Knowing[], files: ReadonlyMap<string, number>): void {
  const places = new Map(all.map((knowing) => [knowing, placeOf(knowing, files)]));
  all.sort((a, b) => sure(places.get(a)) - sure(places.get(b)));
}

/** A number that is greater the later something stands. */
function placeOf({ origin }: Knowing, files: ReadonlyMap<string, number>): number {
  const node = nodeOf(origin);
  const file = files.get(AstUtils.getDocument(node).uri.toString()) ?? 0;
  return file * longestFile + (node.$cstNode?.offset ?? 0);
}

/** More characters than a string can have. */
const longestFile = 2 ** 32;
