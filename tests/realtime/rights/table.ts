import { classesRows } from './tableOfClasses';
import { boardRows } from './tableOfBoard';
import { filesRows } from './tableOfFiles';
import { peopleRows } from './tableOfPeople';
import { monitorRows } from './tableOfMonitor';
import { noticesRows } from './tableOfNotices';
import { projectsRows } from './tableOfProjects';
import { rulesRows } from './tableOfRules';
import { searchRows } from './tableOfSearch';
import { talkRows } from './tableOfTalk';
import { reportsRows } from './tableOfReports';

/**
 * The rights matrix: what each way into the server answers to whom, about what. Read it like a document; the test
 * beside it asks for all of it, and fails when a way in has no row or a row no way in.
 *
 * Answers: a status · login, welcome, home, me, trust, notices, project, space: sent there (303) · in, out: of a socket that knocks ·
 * heard, silent: what becomes of a whisper. About: the space in the address, and what the command names in it.
 *   team       Team Poppy: of the student, both teachers; formerly of the removed student
 *   staff      the staff space of the same project
 *   outside    the only space of the other project: of the outsider and of one of the two teachers
 *   crossed    Team Poppy, under the other project's address
 *   missing    a space that never was · malformed: what is no id
 *   …'s        the team's address, with a subject of the outside space, one that never was, no id, or (for a
 *              membership) the removed student's own
 * The rows of messages: tableOfTalk.ts, of the board: tableOfBoard.ts, of the files: tableOfFiles.ts.
 */
export const columns = [
	'nobody',
	'suspended',
	'student',
	'otherStudent',
	'removed',
	'outsider',
	'coordinator',
	'teacher',
	'otherTeacher'
] as const;

const space = '/projects/[project]/[space]';
const chat = `${space}/chat`;

const document = `
                              about        nobody suspended student otherStudent removed outsider coordinator teacher otherTeacher

layout /(public)              -            200    200       200     200          200     200      200         200     200
page /trust                   -            200    200       200     200          200     200      200         200     200
page /login                   -            200    200       home    home         home    home     home        home    home
action /login                 -            400    400       home    home         home    home     home        home    home
POST /language                -            trust  trust     trust   trust        trust   trust    trust       trust   trust

layout /(app)                 -            login  login     200     200          200     200      200         200     200
page /                        -            login  login     200     200          200     200      200         200     200
page /me                      -            login  login     200     200          200     200      200         200     200
action /me?/language          -            401    401       me      me           me      me       me          me      me
GET /heads                    -            401    401       200     200          200     200      200         200     200
POST /keepalive               -            401    401       200     200          200     200      200         200     200
GET /logout                   -            home   home      home    home         home    home     home        home    home
POST /logout                  -            login  login     login   login        login   login    login       login   login
action /me?/password          -            401    401       me      me           me      me       me          me      me

page ${space}                 team         login  login     space   404          404     404      404         space   space
page ${space}                 staff        login  login     404     404          404     404      404         space   space
page ${space}                 outside      login  login     404     404          404     space    404         space   404
page ${space}                 crossed      login  login     404     404          404     404      404         404     404
page ${space}                 missing      login  login     404     404          404     404      404         404     404
page ${space}                 malformed    login  login     404     404          404     404      404         404     404

layout /(app)${space}         team         login  login     200     404          404     404      404         200     200
layout /(app)${space}         staff        login  login     404     404          404     404      404         200     200
layout /(app)${space}         outside      login  login     404     404          404     200      404         200     404
layout /(app)${space}         crossed      login  login     404     404          404     404      404         404     404
layout /(app)${space}         missing      login  login     404     404          404     404      404         404     404
layout /(app)${space}         malformed    login  login     404     404          404     404      404         404     404

page ${chat}                  team         login  login     200     404          404     404      404         200     200
page ${chat}                  staff        login  login     404     404          404     404      404         200     200
page ${chat}                  outside      login  login     404     404          404     200      404         200     404
page ${chat}                  crossed      login  login     404     404          404     404      404         404     404
page ${chat}                  missing      login  login     404     404          404     404      404         404     404
page ${chat}                  malformed    login  login     404     404          404     404      404         404     404

GET ${space}/since            team         401    401       200     404          404     404      404         200     200
GET ${space}/since            staff        401    401       404     404          404     404      404         200     200
GET ${space}/since            outside      401    401       404     404          404     200      404         200     404
GET ${space}/since            crossed      401    401       404     404          404     404      404         404     404
GET ${space}/since            missing      401    401       404     404          404     404      404         404     404
GET ${space}/since            malformed    401    401       404     404          404     404      404         404     404

GET ${space}/messages         team         401    401       200     404          404     404      404         200     200
GET ${space}/messages         staff        401    401       404     404          404     404      404         200     200
GET ${space}/messages         outside      401    401       404     404          404     200      404         200     404
GET ${space}/messages         crossed      401    401       404     404          404     404      404         404     404
GET ${space}/messages         missing      401    401       404     404          404     404      404         404     404
GET ${space}/messages         malformed    401    401       404     404          404     404      404         404     404

POST ${space}/read            team         401    401       200     404          404     404      404         200     200
POST ${space}/read            staff        401    401       404     404          404     404      404         200     200
POST ${space}/read            outside      401    401       404     404          404     200      404         200     404
POST ${space}/read            crossed      401    401       404     404          404     404      404         404     404
POST ${space}/read            missing      401    401       404     404          404     404      404         404     404
POST ${space}/read            malformed    401    401       404     404          404     404      404         404     404

POST ${space}/left            team         401    401       200     404          404     404      404         200     200
POST ${space}/left            staff        401    401       404     404          404     404      404         200     200
POST ${space}/left            outside      401    401       404     404          404     200      404         200     404
POST ${space}/left            crossed      401    401       404     404          404     404      404         404     404
POST ${space}/left            missing      401    401       404     404          404     404      404         404     404
POST ${space}/left            malformed    401    401       404     404          404     404      404         404     404

action ${chat}?/post          team         401    401       200     404          404     404      404         200     200
action ${chat}?/post          staff        401    401       404     404          404     404      404         200     200
action ${chat}?/post          outside      401    401       404     404          404     200      404         200     404
action ${chat}?/post          crossed      401    401       404     404          404     404      404         404     404
action ${chat}?/post          missing      401    401       404     404          404     404      404         404     404
action ${chat}?/post          malformed    401    401       404     404          404     404      404         404     404

action ${chat}?/hide          team         401    401       403     404          404     404      404         200     200
action ${chat}?/hide          staff        401    401       404     404          404     404      404         200     200
action ${chat}?/hide          outside      401    401       404     404          404     403      404         200     404
action ${chat}?/hide          crossed      401    401       404     404          404     404      404         404     404
action ${chat}?/hide          missing      401    401       404     404          404     404      404         404     404
action ${chat}?/hide          malformed    401    401       404     404          404     404      404         404     404
action ${chat}?/hide          outside's    401    401       403     404          404     404      404         404     404
action ${chat}?/hide          missing's    401    401       403     404          404     404      404         404     404
action ${chat}?/hide          malformed's  401    401       400     400          400     400      400         400     400

action ${chat}?/show          team         401    401       403     404          404     404      404         200     200
action ${chat}?/show          staff        401    401       404     404          404     404      404         200     200
action ${chat}?/show          outside      401    401       404     404          404     403      404         200     404
action ${chat}?/show          crossed      401    401       404     404          404     404      404         404     404
action ${chat}?/show          missing      401    401       404     404          404     404      404         404     404
action ${chat}?/show          malformed    401    401       404     404          404     404      404         404     404
action ${chat}?/show          outside's    401    401       403     404          404     404      404         404     404
action ${chat}?/show          missing's    401    401       403     404          404     404      404         404     404
action ${chat}?/show          malformed's  401    401       400     400          400     400      400         400     400

action ${chat}?/remove        team         401    401       403     404          404     404      404         200     200
action ${chat}?/remove        staff        401    401       404     404          404     404      404         400     400
action ${chat}?/remove        outside      401    401       404     404          404     403      404         400     404
action ${chat}?/remove        crossed      401    401       404     404          404     404      404         404     404
action ${chat}?/remove        missing      401    401       404     404          404     404      404         404     404
action ${chat}?/remove        malformed    401    401       404     404          404     404      404         404     404
action ${chat}?/remove        outside's    401    401       403     404          404     404      404         404     404
action ${chat}?/remove        missing's    401    401       403     404          404     404      404         404     404
action ${chat}?/remove        removed's    401    401       403     404          404     404      404         404     404
action ${chat}?/remove        malformed's  401    401       400     400          400     400      400         400     400

action ${chat}?/restore       team         401    401       403     404          404     404      404         200     200
action ${chat}?/restore       staff        401    401       404     404          404     404      404         400     400
action ${chat}?/restore       outside      401    401       404     404          404     403      404         400     404
action ${chat}?/restore       crossed      401    401       404     404          404     404      404         404     404
action ${chat}?/restore       missing      401    401       404     404          404     404      404         404     404
action ${chat}?/restore       malformed    401    401       404     404          404     404      404         404     404
action ${chat}?/restore       outside's    401    401       403     404          404     404      404         404     404
action ${chat}?/restore       missing's    401    401       403     404          404     404      404         404     404
action ${chat}?/restore       removed's    401    401       403     404          404     404      404         200     200
action ${chat}?/restore       malformed's  401    401       400     400          400     400      400         400     400

socket connection             -            out    out       in      in           in      in       in          in      in

socket look                   team         out    out       heard   silent       silent  silent   silent      heard   heard
socket look                   staff        out    out       silent  silent       silent  silent   silent      heard   heard
socket look                   outside      out    out       silent  silent       silent  heard    silent      heard   silent
socket look                   missing      out    out       silent  silent       silent  silent   silent      silent  silent
socket look                   malformed    out    out       silent  silent       silent  silent   silent      silent  silent

socket typing                 team         out    out       heard   silent       silent  silent   silent      heard   heard
socket typing                 staff        out    out       silent  silent       silent  silent   silent      heard   heard
socket typing                 outside      out    out       silent  silent       silent  heard    silent      heard   silent
socket typing                 missing      out    out       silent  silent       silent  silent   silent      silent  silent
socket typing                 malformed    out    out       silent  silent       silent  silent   silent      silent  silent
`;

export interface Row {
	entry: string;
	about: string;
	answers: Record<(typeof columns)[number], string>;
}

export const table: Row[] = [
	document,
	talkRows,
	searchRows,
	noticesRows,
	boardRows,
	filesRows,
	rulesRows,
	projectsRows,
	classesRows,
	reportsRows,
	monitorRows,
	peopleRows
]
	.flatMap((rows) => rows.split('\n'))
	.filter((line) => line.trim() && !line.startsWith(' '))
	.map((line) => {
		const [kind = '', address = '', about = '', ...cells] = line.trim().split(/\s+/);
		if (cells.length !== columns.length) throw new Error(`This row has ${cells.length} answers: ${line}`);
		const answers = Object.fromEntries(columns.map((role, index) => [role, cells[index]!]));
		return { entry: `${kind} ${address}`, about, answers: answers as Row['answers'] };
	});
