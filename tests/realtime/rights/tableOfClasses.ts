/**
 * The rows of classes. About:
 *   own        a class of the teacher's, with people who are in it or could be
 *   theirs     a class of the other school, of the other teacher
 *   missing    a class that never was · malformed: what is no id
 *   …'s        the teacher's own class, with a person of the other school, one who never was, or no id
 */
const at = '/classes/[class]';

const actions = [
	'rename',
	'preview',
	'add',
	'reset',
	'name',
	'move',
	'end',
	'reopen',
	'teacher',
	'leave',
	'cover',
	'endCover'
];
const aboutPeople = actions.filter((action) => !['rename', 'preview', 'add'].includes(action));

const rowsOf = (action: string) => `
action ${at}?/${action}   own          401  401  404  404  404  404  404  200  404
action ${at}?/${action}   theirs       401  401  404  404  404  404  404  404  200
action ${at}?/${action}   missing      401  401  404  404  404  404  404  404  404
action ${at}?/${action}   malformed    401  401  404  404  404  404  404  404  404
`;
const peopleRowsOf = (action: string) => `
action ${at}?/${action}   theirs's     401  401  404  404  404  404  404  404  404
action ${at}?/${action}   missing's    401  401  404  404  404  404  404  404  404
action ${at}?/${action}   malformed's  401  401  400  400  400  400  400  400  400
`;

export const classesRows = `
                          about        nobody suspended student otherStudent removed outsider coordinator teacher otherTeacher

page /classes             -            login  login     404     404          404     404      404         200     200
action /classes?/create   -            401    401       404     404          404     404      404         class   class

action /?/newPassword     own          401    401       404     404          404     404      404         200     404
action /?/newPassword     theirs       401    401       404     404          404     404      404         404     200
action /?/newPassword     missing      401    401       404     404          404     404      404         404     404
action /?/newPassword     malformed    401    401       400     400          400     400      400         400     400
action /?/newPassword     theirs's     401    401       404     404          404     404      404         404     404
action /?/newPassword     missing's    401    401       404     404          404     404      404         404     404
action /?/newPassword     malformed's  401    401       400     400          400     400      400         400     400

page ${at}                own          login  login     404     404          404     404      404         200     404
page ${at}                theirs       login  login     404     404          404     404      404         404     200
page ${at}                missing      login  login     404     404          404     404      404         404     404
page ${at}                malformed    login  login     404     404          404     404      404         404     404

page ${at}/slips          own          login  login     404     404          404     404      404         200     404
page ${at}/slips          theirs       login  login     404     404          404     404      404         404     200
page ${at}/slips          missing      login  login     404     404          404     404      404         404     404
page ${at}/slips          malformed    login  login     404     404          404     404      404         404     404

action ${at}/slips        own          401    401       404     404          404     404      404         200     404
action ${at}/slips        theirs       401    401       404     404          404     404      404         404     200
action ${at}/slips        missing      401    401       404     404          404     404      404         404     404
action ${at}/slips        malformed    401    401       404     404          404     404      404         404     404
${actions.map(rowsOf).join('')}${aboutPeople.map(peopleRowsOf).join('')}
`;
