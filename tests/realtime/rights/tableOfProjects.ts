/**
 * The rows of projects, teams and invitations. About a project:
 *   team       the project of Team Poppy: of both teachers
 *   outside    the other project: of one of the two teachers
 *   missing    a project that never was · malformed: what is no id
 *   …'s        the project of Team Poppy, with a person, class or invitation of elsewhere, one that never was, or no id
 * About an invitation:
 *   waiting    for the other teacher to answer
 *   …'s        the same, answered with a class of somebody else, one that never was, or no id
 * About a new project: own, theirs, missing, malformed as in tableOfClasses.ts.
 */
const project = '/projects/[project]';

const both = ['save', 'addClass', 'invite', 'withdraw', 'end', 'reopen'];
const named = ['addClass', 'invite', 'withdraw'];

const rowsOf = (action: string) => `
action ${project}/settings?/${action}  team         401  401  404  404  404  404  404  200  200
action ${project}/settings?/${action}  outside      401  401  404  404  404  404  404  200  404
action ${project}/settings?/${action}  missing      401  401  404  404  404  404  404  404  404
action ${project}/settings?/${action}  malformed    401  401  404  404  404  404  404  404  404
`;
const namedRowsOf = (action: string) => `
action ${project}/settings?/${action}  outside's    401  401  404  404  404  404  404  404  404
action ${project}/settings?/${action}  missing's    401  401  404  404  404  404  404  404  404
action ${project}/settings?/${action}  malformed's  401  401  400  400  400  400  400  400  400
`;

export const projectsRows = `
                               about        nobody suspended student otherStudent removed outsider coordinator teacher otherTeacher

page /projects/new             -            login  login     404     404          404     404      404         200     200
action /projects/new           own          401    401       404     404          404     404      404         project 404
action /projects/new           missing      401    401       404     404          404     404      404         404     404
action /projects/new           malformed    401    401       400     400          400     400      400         400     400
action /projects/new           theirs       401    401       404     404          404     404      404         404     project

page ${project}                team         login  login     space   space        space   404      404         200     200
page ${project}                outside      login  login     404     404          404     space    404         200     404
page ${project}                missing      login  login     404     404          404     404      404         404     404
page ${project}                malformed    login  login     404     404          404     404      404         404     404

action ${project}?/place       team         401    401       404     404          404     404      404         200     200
action ${project}?/place       outside      401    401       404     404          404     404      404         409     404
action ${project}?/place       missing      401    401       404     404          404     404      404         404     404
action ${project}?/place       malformed    401    401       404     404          404     404      404         404     404
action ${project}?/place       outside's    401    401       404     404          404     404      404         409     409
action ${project}?/place       missing's    401    401       404     404          404     404      404         409     409
action ${project}?/place       malformed's  401    401       400     400          400     400      400         400     400

page ${project}/teams          team         login  login     404     404          404     404      404         200     200
page ${project}/teams          outside      login  login     404     404          404     404      404         200     404
page ${project}/teams          missing      login  login     404     404          404     404      404         404     404
page ${project}/teams          malformed    login  login     404     404          404     404      404         404     404

action ${project}/teams        team         401    401       404     404          404     404      404         project project
action ${project}/teams        outside      401    401       404     404          404     404      404         project 404
action ${project}/teams        missing      401    401       404     404          404     404      404         404     404
action ${project}/teams        malformed    401    401       404     404          404     404      404         404     404
action ${project}/teams        outside's    401    401       404     404          404     404      404         409     409
action ${project}/teams        missing's    401    401       404     404          404     404      404         409     409
action ${project}/teams        malformed's  401    401       400     400          400     400      400         400     400

page ${project}/settings       team         login  login     404     404          404     404      404         200     200
page ${project}/settings       outside      login  login     404     404          404     404      404         200     404
page ${project}/settings       missing      login  login     404     404          404     404      404         404     404
page ${project}/settings       malformed    login  login     404     404          404     404      404         404     404

${both.map((action) => rowsOf(action) + (named.includes(action) ? namedRowsOf(action) : '')).join('')}

page /invitations/[invitation]              waiting      login  login  404  404  404  404  404  404  200
page /invitations/[invitation]              missing      login  login  404  404  404  404  404  404  404
page /invitations/[invitation]              malformed    login  login  404  404  404  404  404  404  404
action /invitations/[invitation]?/decline   waiting      401    401    404  404  404  404  404  404  200
action /invitations/[invitation]?/decline   missing      401    401    404  404  404  404  404  404  404
action /invitations/[invitation]?/decline   malformed    401    401    404  404  404  404  404  404  404
action /invitations/[invitation]?/accept    missing      401    401    404  404  404  404  404  404  404
action /invitations/[invitation]?/accept    malformed    401    401    404  404  404  404  404  404  404
action /invitations/[invitation]?/accept    outside's    401    401    404  404  404  404  404  404  404
action /invitations/[invitation]?/accept    missing's    401    401    404  404  404  404  404  404  404
action /invitations/[invitation]?/accept    malformed's  401    401    400  400  400  400  400  400  400
action /invitations/[invitation]?/accept    waiting      401    401    404  404  404  404  404  404  project
`;
