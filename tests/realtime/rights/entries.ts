import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';

/**
 * Every way into the server, read from the file tree: page, layout load, form action, endpoint, socket event. What is
 * new shows up here by itself, and has to be given its row in table.ts.
 */
const routes = 'src/routes';
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'fallback'];

export function allEntries(): string[] {
	const files = readdirSync(routes, { recursive: true, encoding: 'utf8' }).map((name) => join(routes, name));
	const ways = new Set(files.flatMap(entriesOfFile));
	return [...ways, 'socket connection', ...socketEvents().map((event) => `socket ${event}`)].sort();
}

/** What browsers may say: by the wire contract, and by what the server listens to. */
export function socketEvents(): string[] {
	const listened = readdirSync('src/lib/server/realtime')
		.map((name) => readFileSync(join('src/lib/server/realtime', name), 'utf8'))
		.flatMap((source) => [...source.matchAll(/\bsocket\.on(?:ce|Any)?\(\s*'?(\w+)/g)].map(([, event = '']) => event));
	const ours = listened.filter((event) => !['disconnect', 'error'].includes(event));
	return [...new Set([...membersOf('src/lib/realtime/events.ts', 'Whispered'), ...ours])];
}

/** The names of an interface's members. */
export function membersOf(file: string, name: string): string[] {
	const found = sourceOf(file).statements.find((one) => ts.isInterfaceDeclaration(one) && one.name.text === name);
	if (!found || !ts.isInterfaceDeclaration(found)) throw new Error(`${file} has no interface ${name}`);
	return found.members.map((member) => member.name?.getText() ?? '');
}

function entriesOfFile(file: string): string[] {
	const folder = dirname(file);
	const id = `/${relative(routes, folder)}`;
	const address = addressOf(id);
	switch (file.slice(folder.length + 1)) {
		case '+page.svelte':
		case '+page.ts':
			return [`page ${address}`];
		case '+page.server.ts':
			return [`page ${address}`, ...actionsOf(file).map((name) => `action ${address}${name}`)];
		case '+layout.ts':
		case '+layout.server.ts':
			return [`layout ${id}`];
		case '+server.ts':
			return exportsOf(file)
				.filter((name) => methods.includes(name))
				.map((method) => `${method} ${address}`);
		default:
			return /\.remote\.(js|ts)$/.test(file) || /\+(page|layout|server)(\.server)?\.js$/.test(file)
				? [`file ${file}`]
				: [];
	}
}

/** A route's id without its groups. */
function addressOf(id: string): string {
	return id.replaceAll(/\/\([^)]+\)/g, '') || '/';
}

function sourceOf(file: string): ts.SourceFile {
	if (!existsSync(file)) throw new Error(`There is no ${file}`);
	return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
}

/** The names of a module's exports, however they are written. */
function exportsOf(file: string): string[] {
	return sourceOf(file).statements.flatMap((statement): string[] => {
		if (ts.isExportDeclaration(statement)) {
			const { exportClause } = statement;
			if (exportClause && ts.isNamedExports(exportClause)) return exportClause.elements.map(({ name }) => name.text);
			throw new Error(`${file} exports names that cannot be read here`);
		}
		if (!ts.canHaveModifiers(statement) || !isExported(statement)) return [];
		if (ts.isVariableStatement(statement)) {
			return statement.declarationList.declarations.map(({ name }) => name.getText());
		}
		return ts.isFunctionDeclaration(statement) ? [statement.name?.text ?? ''] : [];
	});
}

function isExported(statement: ts.HasModifiers): boolean {
	return ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

/** As in an address: "?/name", or nothing for the default action. */
function actionsOf(file: string): string[] {
	if (!exportsOf(file).includes('actions')) return [];
	const declarations = sourceOf(file)
		.statements.filter(ts.isVariableStatement)
		.flatMap(({ declarationList }) => declarationList.declarations);
	const actions = declarations.find(({ name }) => name.getText() === 'actions')?.initializer;
	const literal = actions && ts.isSatisfiesExpression(actions) ? actions.expression : actions;
	if (!literal || !ts.isObjectLiteralExpression(literal)) throw new Error(`The actions of ${file} cannot be read here`);
	return literal.properties.map((property) => {
		const name = property.name?.getText();
		if (!name || ts.isSpreadAssignment(property)) throw new Error(`The actions of ${file} cannot be read here`);
		return name === 'default' ? '' : `?/${name}`;
	});
}
