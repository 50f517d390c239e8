import { defineConfig } from 'drizzle-kit';

/** `npx drizzle-kit generate` writes SQLite's migrations, with DATABASE_URL=postgres://x PostgreSQL's. */
const postgres = process.env.DATABASE_URL?.startsWith('postgres') ?? false;

export default defineConfig({
	dialect: postgres ? 'postgresql' : 'sqlite',
	schema: './src/lib/server/db/schema/*.ts',
	out: postgres ? './drizzle/postgres' : './drizzle/sqlite'
});
