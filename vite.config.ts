import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { Server } from 'socket.io';
import { defineConfig, type Plugin } from 'vite';
import { groups } from './bin/browser-chunks.js';
import { browserMessages } from './bin/browser-messages.js';
import { serverOptions } from './src/lib/server/realtime/options.ts';

/** In development the one Socket.IO server sits on Vite's; hooks.server.ts gives it its handlers. */
const realtime: Plugin = {
	name: 'klasbrug-realtime',
	configureServer(server) {
		if (!server.httpServer) return;
		const shared = globalThis as unknown as Record<symbol, Server | undefined>;
		const io = (shared[Symbol.for('klasbrug.io')] ??= new Server(serverOptions));
		io.attach(server.httpServer, serverOptions);
	}
};

export default defineConfig(({ command, isSsrBuild }) => ({
	plugins: [
		paraglideVitePlugin({
			project: './src/lib/i18n/project.inlang',
			outdir: './src/lib/i18n/paraglide',
			strategy: ['custom-viewer', 'baseLocale'],
			// A build asks for no types, and they are most of the work.
			emitTsDeclarations: command === 'serve',
			isServer: 'import.meta.env.SSR'
		}),
		browserMessages(),
		sveltekit(),
		realtime
	],
	build: {
		target: 'es2023',
		rolldownOptions: isSsrBuild ? {} : { output: { codeSplitting: { groups } } }
	},
	// Node reads drizzle's list of its thousand entrances again for each of its files: two fifths of the time to start.
	ssr: { noExternal: command === 'build' ? ['drizzle-orm'] : [] }
}));
