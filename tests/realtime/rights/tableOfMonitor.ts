/**
 * The rows of the coordinator's monitor. About an opening: the space that the form names. They stand after all rows
 * about spaces, because from the opening on the coordinator is a visitor of that one (what they may then is in
 * visitor.test.ts), and before those in which a school is changed, and with it its switch.
 */
export const monitorRows = `
                              about        nobody suspended student otherStudent removed outsider coordinator teacher otherTeacher

page /monitor                 -            login  login     404     404          404     404      200         404     404
page /monitor/log             -            login  login     404     404          404     404      200         404     404
GET /monitor/log/csv          -            401    401       404     404          404     404      200         404     404
page /monitor/open            -            login  login     404     404          404     404      200         404     404

action /monitor/open?/open    malformed    401    401       400     400          400     400      400         400     400
action /monitor/open?/open    missing      401    401       404     404          404     404      404         404     404
action /monitor/open?/open    team         401    401       404     404          404     404      space       404     404
`;
