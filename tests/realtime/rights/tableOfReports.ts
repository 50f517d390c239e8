/**
 * The rows of reports. In a space the address names a message of the teacher's, who does not report themselves. What
 * stands in a report's address: one of a student's text in Team Poppy, which was handed on and settled (team), one of
 * the other project's that waits (outside), and one about a teacher (staff): for coordinators, and never for teachers.
 */
const report = '/projects/[project]/[space]/report';
const reports = '/projects/[project]/reports';
const one = `${reports}/[report]`;
const acts = ['seen', 'leave', 'hide', 'show'];
const ends = ['settle', 'escalate'];

const rowsOf = (action: string, answer: string) => `
action ${one}?/${action}       team         401    401       404     404          404     404      404         ${answer} ${answer}
action ${one}?/${action}       missing      401    401       404     404          404     404      404         404     404
action ${one}?/${action}       malformed    401    401       404     404          404     404      404         404     404
action ${one}?/${action}       outside's    401    401       404     404          404     404      404         404     404
action ${one}?/${action}       staff's      401    401       404     404          404     404      404         404     404
action ${one}?/${action}       missing's    401    401       404     404          404     404      404         404     404
action ${one}?/${action}       malformed's  401    401       404     404          404     404      404         404     404
`;

/** A coordinator who has settled them: nobody settles a report twice. */
export const reportsRows = `
                               about        nobody suspended student otherStudent removed outsider coordinator teacher otherTeacher

page ${report}                 team         login  login     200     404          404     404      404         403     200
page ${report}                 staff        login  login     404     404          404     404      404         403     200
page ${report}                 outside      login  login     404     404          404     200      404         403     404
page ${report}                 crossed      login  login     404     404          404     404      404         404     404
page ${report}                 missing      login  login     404     404          404     404      404         404     404
page ${report}                 malformed    login  login     404     404          404     404      404         404     404
page ${report}                 outside's    login  login     404     404          404     404      404         404     404
page ${report}                 missing's    login  login     404     404          404     404      404         404     404
page ${report}                 malformed's  login  login     404     404          404     404      404         404     404

action ${report}               team         401    401       200     404          404     404      404         403     200
action ${report}               staff        401    401       404     404          404     404      404         403     200
action ${report}               outside      401    401       404     404          404     200      404         403     404
action ${report}               crossed      401    401       404     404          404     404      404         404     404
action ${report}               missing      401    401       404     404          404     404      404         404     404
action ${report}               malformed    401    401       404     404          404     404      404         404     404
action ${report}               outside's    401    401       404     404          404     404      404         404     404
action ${report}               missing's    401    401       404     404          404     404      404         404     404
action ${report}               malformed's  401    401       400     400          400     400      400         400     400

page /reports                  -            login  login     200     200          200     200      200         200     200

page ${reports}                team         login  login     404     404          404     404      404         200     200
page ${reports}                outside      login  login     404     404          404     404      404         200     404
page ${reports}                missing      login  login     404     404          404     404      404         404     404
page ${reports}                malformed    login  login     404     404          404     404      404         404     404

page ${one}                    team         login  login     404     404          404     404      404         200     200
page ${one}                    outside      login  login     404     404          404     404      404         200     404
page ${one}                    missing      login  login     404     404          404     404      404         404     404
page ${one}                    malformed    login  login     404     404          404     404      404         404     404
page ${one}                    outside's    login  login     404     404          404     404      404         404     404
page ${one}                    staff's      login  login     404     404          404     404      404         404     404
page ${one}                    missing's    login  login     404     404          404     404      404         404     404
page ${one}                    malformed's  login  login     404     404          404     404      404         404     404

${acts.map((action) => rowsOf(action, '200')).join('')}
${ends.map((action) => rowsOf(action, '409')).join('')}

page /monitor/reports                    -          login  login  404  404  404  404  200  404  404
page /monitor/reports/[report]           team       login  login  404  404  404  404  200  404  404
page /monitor/reports/[report]           staff      login  login  404  404  404  404  200  404  404
page /monitor/reports/[report]           outside    login  login  404  404  404  404  404  404  404
page /monitor/reports/[report]           missing    login  login  404  404  404  404  404  404  404
page /monitor/reports/[report]           malformed  login  login  404  404  404  404  404  404  404
action /monitor/reports/[report]?/seen   team       401    401    404  404  404  404  200  404  404
action /monitor/reports/[report]?/seen   staff      401    401    404  404  404  404  200  404  404
action /monitor/reports/[report]?/seen   outside    401    401    404  404  404  404  404  404  404
action /monitor/reports/[report]?/settle team       401    401    404  404  404  404  409  404  404
action /monitor/reports/[report]?/settle staff      401    401    404  404  404  404  409  404  404
action /monitor/reports/[report]?/settle outside    401    401    404  404  404  404  404  404  404
`;
