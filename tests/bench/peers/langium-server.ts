/**
 * A peer: Langium as it comes, on our grammar: its default parser, scopes, linker and validation, and no rules. It doesn't know what our
 * linker knows, and reports names inside of other blocks, and words that are values, as references that find nothing.
 *
 *     node langium-server.cjs --stdio
 */
import { inject } from 'langium';
import { createDefaultModule, createDefaultSharedModule, startLanguageServer } from 'langium/lsp';
import { NodeFileSystem } from 'langium/node';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { BtcGeneratedModule, BtcGeneratedSharedModule } from '../../../language/generated/module.ts';

const connection = createConnection(ProposedFeatures.all);
const shared = inject(createDefaultSharedModule({ connection, ...NodeFileSystem }), BtcGeneratedSharedModule);
shared.ServiceRegistry.register(inject(createDefaultModule({ shared }), BtcGeneratedModule));
startLanguageServer(shared);
