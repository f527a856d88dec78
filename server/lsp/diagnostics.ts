/** Brings diagnostics to the client: sends them, or answers when it asks for them, as the client prefers; never both. */
import { answerPulls } from './pull.ts';
import type { Session } from './session.ts';
import type { Outcome } from './updates.ts';

/** @returns what has to be done after each analysis */
export function deliverDiagnostics(session: Session): (outcome: Outcome) => void {
  return session.client.pullsDiagnostics ? answerPulls(session) : push(session);
}

/** Edited documents are sent again even where nothing is new: the client may show diagnostics by version. */
function push({ connection, reports, failed }: Session): (outcome: Outcome) => void {
  return ({ changed, edited }) => {
    for (const uri of new Set([...edited, ...changed])) {
      const { version, diagnostics } = reports.of(uri);
      connection
        .sendDiagnostics({ uri, diagnostics: [...diagnostics], ...(version === null ? {} : { version }) })
        .catch((error) => failed('Sending diagnostics', error));
    }
  };
}
