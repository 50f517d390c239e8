import SqliteDatabase from 'better-sqlite3';
import { execFile } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { node, root } from '../../bin/repository.js';
import { post, signIn } from '../support/server';
import type { Product } from './product';

/** Things of the demo world that stand in addresses, for the list of pages (pages.ts). */
export interface Places {
	project: string;
	/** Path of a page of a space, by the space's name in the cast. */
	space(name: string, page: 'chat' | 'board' | 'files' | 'rules'): string;
	/** A class that this teacher has. */
	classOf(teacher: string): string;
	schoolOf(person: string): string;
	/** One that teacher.gunn has not answered. */
	invitation(): Promise<string>;
	/** The chat of a space that the coordinator has opened. */
	openedChat(): Promise<string>;
	/** A comment on a card of this team, which lies open. */
	comment(team: string): Promise<string>;
	/** Where a message of another student in this team is reported. */
	reportForm(team: string): string;
	/** A report of a message, for its project's teachers. */
	report(): Promise<string>;
	/** The same, handed on to the coordinators. */
	handedOn(): Promise<string>;
	/** A link that lets the coordinator in again. */
	rescueLink(): Promise<string>;
	/** What a link in a mail of the demo leads to. */
	mailLink(kind: 'confirm' | 'less'): Promise<string>;
	/** A password that a teacher has just given to a student of theirs. */
	oneTimePassword(student: string, teacher: string): Promise<string>;
}

const run = promisify(execFile);

export function placesOf(product: Product): Places {
	const { people, project, otherProject, spaces } = product.world;
	const found = (query: string, ...values: (string | undefined)[]) => {
		const database = new SqliteDatabase(join(product.dataDir, 'klasbrug.sqlite'), { readonly: true });
		try {
			return database.prepare<unknown[], string>(query).pluck().get(values);
		} finally {
			database.close();
		}
	};
	const classOf = (teacher: string) =>
		found(`select class_id from class_member where role = 'teacher' and person_id = ?`, people[teacher])!;
	const open = () => found('select id from invitation where answer is null and teacher_id = ?', people['teacher.gunn']);
	const act = async (name: string, path: string, fields: Record<string, string>) => {
		const command = { command: randomUUID(), writer: people[name]! };
		return post(product, await signIn(product, name), path, { ...command, ...fields });
	};
	const said = (author: string, team: string) =>
		found('select id from message where author_id = ? and thread_id = ? limit 1', people[author], spaces[team])!;
	const reported = async (author: string, reporter: string) => {
		const fields = { kind: 'message', subject: said(author, 'Team Heron'), reason: 'unkind' };
		await act(reporter, product.chat('Team Heron').replace(/chat$/, 'report'), fields);
		return found('select id from report where subject_id = ?', fields.subject)!;
	};
	return {
		project,
		classOf,
		space: (name, page) => product.chat(name).replace(/chat$/, page),
		schoolOf: (person) => found('select school_id from person where id = ?', people[person])!,
		async invitation() {
			const invite = { teacher: people['teacher.gunn']! };
			if (!open()) await act('teacher.enschede', `/projects/${otherProject}/settings?/invite`, invite);
			return open()!;
		},
		async openedChat() {
			const reason = 'To see that a coordinator can read here, and nothing more';
			await act('coordinator', '/monitor/open?/open', { space: spaces.common!, reason });
			return product.chat('common');
		},
		async comment(team) {
			const card = found('select id from card where space_id = ? order by id limit 1', spaces[team])!;
			await act('student4.gunn', `${product.chat(team)}?/post`, { text: 'What is **left** to do?', thread: card });
			const id = found('select id from message where thread_id = ? order by n desc limit 1', card);
			return product.chat(team).replace(/chat$/, `board?card=${card}&comment=${id}`);
		},
		reportForm: (team) =>
			`${product.chat(team).replace(/chat$/, 'report')}?kind=message&id=${said('student4.gunn', team)}`,
		report: () => reported('student3.gunn', 'student3.enschede'),
		async handedOn() {
			const id = await reported('student4.enschede', 'student3.enschede');
			const note = 'They need more than the two of us can give them.';
			await act('teacher.gunn', `/projects/${project}/reports/${id}?/escalate`, { note });
			return id;
		},
		async rescueLink() {
			const env = { ...process.env, DATA_DIR: product.dataDir };
			const { stdout } = await run(node, [join(root, 'bin/rescue.js'), 'coordinator'], { env });
			return /http:\S+/.exec(stdout)![0];
		},
		async mailLink(kind) {
			const token = randomBytes(32).toString('base64url');
			const database = new SqliteDatabase(join(product.dataDir, 'klasbrug.sqlite'), { timeout: 5_000 });
			const row = { id: createHash('sha256').update(token).digest('hex'), kind, person: people['teacher.gunn'] };
			database
				.prepare(`insert into mail_link values (@id, @kind, @person, 'somebody@example.org', @until)`)
				.run({ ...row, until: Date.now() + 24 * 60 * 60_000 });
			database.close();
			return `/mail/${kind}/${token}`;
		},
		async oneTimePassword(student, teacher) {
			const about = { class: classOf(teacher), person: people[student]! };
			const { data } = await act(teacher, '/?/newPassword', about);
			return String(data.password);
		}
	};
}
