/**
 * The rows of first run, rescue, choosing a password and a coordinator's people. About:
 *   own        a school of the coordinator's exchange, and a teacher of it
 *   missing    what never was · malformed: what is no id · a link that never was
 *   …'s        a student, who is not a coordinator's to look after; nobody; what is no id
 */
const schools = '/people/schools/[school]';

const aboutPeople = ['reset', 'rename', 'end', 'reopen', 'cover', 'endCover'];

const peopleRowsOf = (action: string) => `
action /people?/${action}    own          401  401  404  404  404  404  200  404  404
action /people?/${action}    student's    401  401  404  404  404  404  404  404  404
action /people?/${action}    missing's    401  401  404  404  404  404  404  404  404
action /people?/${action}    malformed's  401  401  400  400  400  400  400  400  400
`;

export const peopleRows = `
                              about        nobody suspended student otherStudent removed outsider coordinator teacher otherTeacher

page /setup/[token]           missing      404    404       404     404          404     404      404         404     404
action /setup/[token]         missing      404    404       404     404          404     404      404         404     404
page /rescue/[token]          missing      404    404       404     404          404     404      404         404     404
action /rescue/[token]        missing      404    404       404     404          404     404      404         404     404

page /welcome                 -            login  login     home    home         home    home     home        home    home
action /welcome?/language     -            401    401       welcome welcome      welcome welcome  welcome     welcome welcome
action /welcome?/password     -            401    401       home    home         home    home     home        home    home

page /people                  -            login  login     404     404          404     404      200         404     404
action /people?/create        own          401    401       404     404          404     404      200         404     404
action /people?/create        missing's    401    401       404     404          404     404      404         404     404
action /people?/create        malformed's  401    401       400     400          400     400      400         400     400

page ${schools}               own          login  login     404     404          404     404      200         404     404
page ${schools}               missing      login  login     404     404          404     404      404         404     404
page ${schools}               malformed    login  login     404     404          404     404      404         404     404
action ${schools}?/save       own          401    401       404     404          404     404      200         404     404
action ${schools}?/save       missing      401    401       404     404          404     404      404         404     404
action ${schools}?/save       malformed    401    401       404     404          404     404      404         404     404
action ${schools}?/postingHours own        401    401       404     404          404     404      200         404     404
action ${schools}?/postingHours missing    401    401       404     404          404     404      404         404     404
action ${schools}?/postingHours malformed  401    401       404     404          404     404      404         404     404
${aboutPeople.map(peopleRowsOf).join('')}
`;
